"""Who was at a meeting and who was excused, by organisation: names of people are counted at most, and left out."""

import re
from dataclasses import dataclass, replace

from dashboard.intake.minutes.lines import without_bullet
from dashboard.intake.minutes.owners import Owner, Owners
from dashboard.intake.minutes.subjects import words_of
from dashboard.intake.reading import Block

_KINDS = {
    "region": "region", "institution": "EU institution", "secretariat": "secretariat", "consultant": "consultant",
    "partner": "stakeholder",
}  # fmt: skip
_STAKEHOLDERS = {"UNHCR", "UNDP", "UNDP (JMDI)", "UCLG", "IOM", "OECD", "CALRE", "Eurocities", "AER", "AEBR", "CEMR"}
_AND = {"and", "et", "y", "e", "und", "en", "og", "och", "ja", "και", "&"}
_PARTS = re.compile(r"[,;()\[\]\t]|\s[–—-]\s")
_BODIES = re.compile(
    r"\b(region|regional|council|government|ministry|university|association|network|agency|city|municipality|county|"
    r"province|institute|foundation|commission|committee|centre|federation|union|office)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Present:
    """An organisation at a meeting: as `participation` has it, and where that stands."""

    organisation: str
    kind: str
    region: str | None
    presence: str
    place: str
    people: int | None = None


class Attendance:
    """Collects organisations from the lines and tables of the list of participants."""

    def __init__(self, owners: Owners) -> None:
        """Take who is known by name."""
        self._owners = owners
        self._presence, self._group = "present", ""
        self._found: dict[str, Present] = {}

    @property
    def found(self) -> list[Present]:
        """The organisations in the order of the minutes."""
        return list(self._found.values())

    def open(self, presence: str, place: str) -> None:
        """Begin the list of those present or of those excused."""
        self._presence, self._group = presence, ""

    def group(self, kind: str) -> None:
        """Begin those who take part as this."""
        self._group = kind

    def line(self, line: str, place: str) -> None:
        """Read a line: “CATALONIA: names”, “Name (Catalonia)”, “Catalonia, Skåne and Molise”."""
        text = without_bullet(line[:2000]).strip()
        label = re.split(r":|\t", text, maxsplit=1)[0]
        if label != text and (owner := self._owners.named(label)):
            self._add(owner, place)
            return
        if label != text and self._group and len(label) <= 60 and _BODIES.search(label):
            self._add(Owner(label.strip()), place)
            return
        known = [owner for part in _PARTS.split(text) for one in _joined(part) if (owner := self._owners.named(one))]
        for owner in known:
            self._add(owner, place)
        if not known and self._group == "secretariat":
            self._add(Owner(self._owners.secretariat, "secretariat"), place)

    def is_table(self, rows: list[Block]) -> bool:
        """Whether a table is of people, by its titles."""
        return _column(rows[0]) is not None and len(rows) > 1

    def table(self, rows: list[Block]) -> None:
        """Read a table of people: the column of organisations, or whatever cell names one."""
        column = _column(rows[0])
        counts: dict[str, int] = {}
        for row in rows if column is None else rows[1:]:
            cells = [" ".join(cell) for cell in row.cells]
            texts = cells if column is None or column >= len(cells) else [cells[column]]
            for text in texts:
                known = [one for part in _PARTS.split(text) if (one := self._owners.named(part))]
                for owner in known[:1]:
                    self._add(owner, row.place)
                    counts[owner.name or ""] = counts.get(owner.name or "", 0) + 1
        if column is not None:
            for name, count in counts.items():
                if name in self._found:
                    self._found[name] = replace(self._found[name], people=count)

    def _add(self, owner: Owner, place: str) -> None:
        name = owner.name or ""
        if not name or name in self._found or owner.kind in ("regions", "task force"):
            return
        kind = "stakeholder" if name in _STAKEHOLDERS else _KINDS.get(owner.kind or "", self._group)
        self._found[name] = Present(name, kind or "stakeholder", owner.region, self._presence, place)


def _joined(text: str) -> list[str]:
    """Return a text, and what stands on both sides of “and” in it."""
    words, found = words_of(text), [text]
    for at, token in enumerate(words.tokens):
        if at and token.text in _AND:
            found += [text[: token.start].strip(), text[token.end :].strip()]
    return found


def _column(titles: Block) -> int | None:
    """Return which column of a table of people holds the organisation; None where the titles are of something else."""
    found = []
    for at, cell in enumerate(titles.cells):
        words = words_of(" ".join(cell)[:60])
        told = words.match("topics", 0)
        if told and told[0] == len(words):
            found.append((at, " ".join(cell)))
    if len(found) < 2:
        return None
    bodies = [at for at, title in found if words_of(title).match("participant_bodies", 0)]
    return bodies[0] if bodies else None
