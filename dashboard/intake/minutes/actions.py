"""The agenda items of minutes and the actions decided under each, in tables with a column of decisions and beside."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.intake.reading import Block

_DECISIONS = re.compile(r"\b(decision|follow[- ]?up|action|to do|next step|conclusion)", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?(\d{1,2}[a-z]?|[a-z])[.)]\s+")
_BULLET = re.compile(r"^[\s•·*–—-]+")
_BESIDE = re.compile(
    r"^\s*(decision|action|follow[- ]?up|agreed|it (?:was|is) (?:agreed|decided))\b\s*:?\s*", re.IGNORECASE
)
_LABEL = re.compile(r"^[^:]{1,60}:$")
_DAY = r"\d{1,2}/\d{1,2}(?:/(?:20)?\d\d)?"
_SPAN = r"(?:beg\.|early|end|1st semester|2nd semester)\s+20\d\d"
_PARTS = re.compile(rf";\s+|(?<=\S)\s+(?=(?:{_DAY}|{_SPAN})\s*:\s)", re.IGNORECASE)
_CONTACT = re.compile(r"(\S+@\S+|\b(?:tel|phone|contact)\b.*$|\+\d[\d ()./-]{6,})", re.IGNORECASE)


@dataclass(frozen=True)
class Action:
    """Something to be done, in the words of the minutes, and where it stands."""

    text: str
    place: str


@dataclass(frozen=True)
class Item:
    """An agenda item with its actions; the number as printed, empty where it has none."""

    number: str
    title: str
    place: str
    actions: list[Action] = field(default_factory=list)


def items(blocks: Iterable[Block]) -> list[Item]:
    """Return the agenda items in order. What comes before the first is under an item of its own, without a title."""
    found = [Item("", "", "")]
    column: int | None = None
    table = ""
    for block in blocks:
        if not block.is_table:
            _outside(block, found)
            continue
        if block.place.split(",")[0] != table:
            table, column = block.place.split(",")[0], None
        headed = [at for at, cell in enumerate(block.cells) if _is_heading_of_decisions(cell)]
        if headed and len(block.cells) > 1:
            column = headed[-1]
        elif len(block.cells) == 1:
            _title(block.cells[0], block.marks[0], block.place, found)
        elif column is not None and column < len(block.cells):
            for at, cell in enumerate(block.cells):
                if at != column:
                    _title(cell, block.marks[at], block.place, found)
            found[-1].actions.extend(_split(block.cells[column], block.place))
    return [item for item in found if item.title or item.actions]


def _outside(block: Block, found: list[Item]) -> None:
    text = block.cells[0][0]
    if decided := _BESIDE.match(text):
        if rest := text[decided.end() :].strip():
            found[-1].actions.extend(_split([rest], block.place))
    else:
        _title(block.cells[0], block.marks[0], block.place, found)


def _title(cell: list[str], is_bold: bool, place: str, found: list[Item]) -> None:
    """Start an agenda item where a cell or paragraph is a heading: numbered, or bold as a whole, and short."""
    first = cell[0] if cell else ""
    number = _NUMBER.match(first)
    if (
        first
        and len(first) <= 200
        and (number or (is_bold and len(cell) <= 2))
        and not _is_heading_of_decisions([first])
    ):
        found.append(Item(number[1] if number else "", first[number.end() if number else 0 :].strip(), place))


def _is_heading_of_decisions(cell: list[str]) -> bool:
    text = " ".join(cell)
    return bool(len(text) <= 60 and _DECISIONS.search(text) and (text.isupper() or len(text.split()) <= 4))


def _split(lines: list[str], place: str) -> list[Action]:
    """Split a cell into actions: a paragraph each, and parts divided by semicolons or dates with a colon.

    A label goes to what follows it."""
    actions, label = [], ""
    for number, line in enumerate(lines, start=1):
        text = _CONTACT.sub("", _BULLET.sub("", line)).strip(" .;,")
        if _LABEL.match(text + ("" if text.endswith(":") else " ")):
            label = text
            continue
        for part in _PARTS.split(text):
            if len(part) > 3 and not part.endswith(":"):  # a label with nothing after it asks for nothing
                where = f"{place}, line {number}" if len(lines) > 1 else place
                actions.append(Action(f"{label} {part}".strip(), where))
    return actions
