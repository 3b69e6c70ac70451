"""The meeting that minutes are of, from the head of the document: its title, day and place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.intake import dates
from dashboard.intake.dates.lexing import Words
from dashboard.intake.minutes import tables
from dashboard.intake.minutes.sections import is_of_meeting, opens_actions, opens_people
from dashboard.intake.minutes.subjects import words_of
from dashboard.intake.reading import STRUCK, Block
from dashboard.intake.slugs import slug

_BLOCKS = 12
_HOURS = re.compile(r"\(?\b\d{1,2}[.:h]\d{2}\b[^,;–]{0,20}\)?")
_IN = re.compile(r"^(?:in|at|à|a|en|em|te|i|zu|στ[οην]{1,2})\s+(?=[^\W\d_])")
_SPLIT = re.compile(r"[,;|()\n]|\s[–—-]\s")


@dataclass(frozen=True)
class Head:
    """What the head of minutes says of their meeting; empty or None where it says nothing."""

    title: str = ""
    held_on: date | None = None
    city: str = ""
    place: str = ""

    @property
    def key(self) -> str:
        """Return a short name for the meeting, such as patras-2018-10; empty without a day."""
        if self.held_on is None:
            return ""
        city = "-".join(slug(self.city).split("-")[:2]) or "meeting"
        return f"{city}-{self.held_on:%Y-%m}"


def head(blocks: Sequence[Block]) -> Head:
    """Return what the first lines of a document say of the meeting."""
    title, where, day, city = "", "", None, ""
    for block in blocks[:_BLOCKS]:
        lines = [line for cell in block.cells for line in cell]
        if block.role == STRUCK:
            continue
        if not lines or opens_people(lines[0]) or (block.is_table and (len(lines) > 6 or tables.columns(block))):
            break
        if not is_of_meeting(lines[0]) and (opens_actions(lines[0]) or words_of(lines[0][:200]).match("labels", 0)):
            break  # a day behind “Action:” is a deadline
        for line in lines:
            found = _days(line)
            named = _venue(line)
            if not title and (block.role == "title" or is_of_meeting(line)) and not named:
                title, where = _title(line, found), block.place
            if found and day is None:
                day = found[0].due.due_from
                city = city or _city(line[found[0].end :]) or _city(_before(line[: found[0].start]))
                where = where or block.place
            city = named or city
    return Head(title, day, city, where)


def _days(line: str) -> list[dates.Found]:
    """Return the days of a line, “of 14 June 2018” too: in the head it is the meeting that they name.

    “Before 1 July 2018” is a deadline there too.
    """
    told = dates.found(line, None)
    if any(one.due.precision not in ("day", "range", "ongoing", "undated") for one in told):
        return []
    for digit in re.finditer(r"(?<!\d)\d", line[:200]):
        at = digit.start()
        days = [one for one in dates.found(line[at:200], None) if one.due.precision in ("day", "range")]
        if days and days[0].start == 0:
            return [replace(one, start=one.start + at, end=one.end + at) for one in days]
    return [one for one in told if one.due.precision in ("day", "range")]


def _title(line: str, found: list[dates.Found]) -> str:
    """Return the title without the day and what follows it."""
    text = line[: found[0].start] if found and found[0].start > 5 else line
    words = Words(text)
    last = words.match("of_past", len(words) - 1) if len(words) > 1 else None
    if last and text != line:  # Compte rendu de la réunion du …
        text = text[: words.tokens[-1].start]
    return " ".join(text.strip(" ,;:–—-(").split())


def _venue(line: str) -> str:
    words = words_of(line[:200])
    told = words.match("venues", 0)
    if not told or words.text(told[0]) != ":":
        return ""
    parts = [part for part in _SPLIT.split(line.partition(":")[2]) if part.strip()]
    return next((city for part in reversed(parts) if (city := _city(part))), "")


def _before(text: str) -> str:
    """Return what may be a city before a day, as in “Brussels, 14 June”; nothing of a title."""
    bare = text.rstrip(" ,–—-(")
    return "" if is_of_meeting(bare) else bare.rpartition(",")[2]


def _city(text: str) -> str:
    """Return a city, where a short piece of words with capitals is all that is left beside hours."""
    for part in _SPLIT.split(_HOURS.sub(" ", text)):
        bare = _IN.sub("", part.strip(" .:"))
        if bare and bare[0].isupper() and len(bare.split()) <= 3 and not any(sign.isdecimal() for sign in bare):
            return bare
    return ""
