"""A region as people write it into a form: its name in any language or its code, with what they put around it."""

import re

from dashboard.contract.reference import Regions

_AROUND = re.compile(
    r"^(?:the\s+)?(?:region|région|regione|región|região|regio|province|provincia|county|council|autonomous\s+community|"
    r"comunidad\s+autónoma|comunidade\s+autónoma|junta|generalitat|land|departement|département)\s+(?:of|de\s+la|de\s+l['’]|"
    r"di|da|do|de|du|des|d['’])?\s*|\s{1,9}(?:region|county\s+council|county|council|regional\s+council|province)$",
    re.IGNORECASE,
)
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
        near = " or ".join(f"“{self._known.names[code]}”" for code in self._known.nearest(written[:100]))
        hint = f"; perhaps {near}" if near else ""
        return f"“{written[:60]}” is not a region that is known; write its name or code{hint}"

    def name(self, code: str) -> str:
        """Return the name of a region."""
        return self._known.names[code]

    def _code(self, written: str) -> str | None:
        text = written[:200]
        for form in (text, _AROUND.sub("", text)):
            if found := self._known.find(form):
                return found
        parts = {found for part in _PARTS.split(text) for form in (part, _AROUND.sub("", part))
                 if form and (found := self._known.find(form))}  # fmt: skip
        return parts.pop() if len(parts) == 1 else None
