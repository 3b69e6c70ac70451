"""A region as people write it into a form: its name in any language or its code, with what they put around it."""

import re

from dashboard.contract.reference import Regions
from dashboard.problems import Listed, Sentence

_AROUND = re.compile(
    r"^(?:the\s+)?(?:region|région|regione|región|região|regio|provinces?|provincie|county|council|autonomous\s+community|"
    r"comunidad\s+autónoma|comunidade\s+autónoma|junta|generalitat|land|conseil\s+régional|regional\s+council|"
    r"government|gobierno|freistaat)\s+"
    r"(?:(?:of(?:\s+the)?|de\s+la|de\s+las|de\s+los|di|da|do|dos|das|de|du|des|del|della|delle)\s+|"
    r"de\s+l['’]|d['’]|dell['’])?|"
    r"\s{1,9}(?:region|county\s+council|county|council|regional\s+council|province|fylkeskommune|fylke|län)$",
    re.IGNORECASE,
)
_PROVINCE = re.compile(r"\b(?:provinc|county\s)", re.IGNORECASE)
_OF_PROVINCES = ("ES", "IT")  # where a province is a part of the region that may have its name
_PARTS = re.compile(r"[()\[\],;:/–—]|\s-\s")


class Named:
    """Finds regions in what people wrote; a spelling that is only near is proposed, never taken."""

    def __init__(self, known: Regions) -> None:
        """Take the regions that are known."""
        self._known = known
        self._held: dict[str, str | None] = {}

    def code(self, written: str) -> str | None:
        """Return the code of the region; None where it is none, or two of them are named."""
        if written not in self._held:
            self._held[written] = self._code(written)
        return self._held[written]

    def refusal(self, written: str) -> str:
        """Return what to say where no region was found."""
        told = Sentence("“%(written)s” is not a region that is known; write its name or code", written=written[:60])
        near = Listed((f"“{self._known.names[code]}”" for code in self.nearest(written)), "or")
        return Sentence("%(sentence)s; perhaps %(near)s", sentence=told, near=near) if near else told

    def nearest(self, written: str) -> list[str]:
        """Return the codes of the regions whose names come nearest to what was written."""
        return self._known.nearest(written[:100])

    def name(self, code: str) -> str:
        """Return the name of a region."""
        return self._known.names[code]

    @property
    def names(self) -> dict[str, str]:
        """The names of all regions by their codes."""
        return self._known.names

    def _code(self, written: str) -> str | None:
        text = written[:200]
        if found := self._known.find(text):
            return found
        found = self._within(text)
        return None if found and _PROVINCE.search(text) and found.startswith(_OF_PROVINCES) else found

    def _within(self, text: str) -> str | None:
        """Return the region that is named among other words; None where it is none, or two of them are."""
        if found := self._known.find(_AROUND.sub("", text)):
            return found
        parts = {found for part in _PARTS.split(text) for form in (part, _AROUND.sub("", part))
                 if form and (found := self._known.find(form))}  # fmt: skip
        if parts:
            return parts.pop() if len(parts) == 1 else None
        first, _, rest = text.strip().partition(" ")
        code = self._known.find(first) if first in self._known.names else None  # ES51 Catalonia
        return code if code and self._known.find(rest) == code else None
