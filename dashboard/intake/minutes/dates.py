"""When something is due, from the words of minutes, with the precision that the words have and no more."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>20\d\d)"
_HALVES = {"1st": 1, "first": 1, "2nd": 2, "second": 2}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


@dataclass(frozen=True)
class Due:
    """When something is due: bounds as `deadlines` has them, the precision, and the words it was read from."""

    due_from: date | None
    due_to: date | None
    precision: str
    wording: str


UNDATED = Due(None, None, "undated", "undated")


def due(text: str, held_on: date | None) -> Due:
    """Return the last date in a text: a correction stands after what it corrects. Undated where there is none.

    Ongoing or conditional only where there is no date; when a text was last updated is no date of what it asks for.

    A day or month without a year is the first one on or after the meeting; without a meeting it is not guessed.
    """
    text = _UPDATED.sub("", text)
    found: list[tuple[int, int, Due]] = []
    for pattern, read in _PATTERNS:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if any(start <= match.start() < end for start, end, _ in found):
                continue  # part of a date that says more
            try:
                one = read({name: part.casefold() for name, part in match.groupdict().items() if part}, held_on)
            except ValueError:  # no day of the calendar
                continue
            if one:
                found.append((match.start(), match.end(), Due(*one, match[0].strip())))
    return max(found, key=lambda one: (one[2].due_to is not None, one[0]))[2] if found else UNDATED


def _year(parts: dict, held_on: date | None, month: int, day: int = 28) -> int | None:
    if "year" in parts:
        return int(parts["year"]) if len(parts["year"]) == 4 else 2000 + int(parts["year"])
    if held_on is None:
        return None
    return held_on.year + ((month, day) < (held_on.month, held_on.day))


def _day(parts: dict, held_on: date | None) -> tuple | None:
    month = _MONTHS.get(parts["month"]) or int(parts["month"])
    year = _year(parts, held_on, month, int(parts["day"]))
    if year is None:
        return None
    last = date(year, month, int(parts["day"]))
    if "before" in parts:
        return None, last, "before"
    if "first" in parts:
        first = date(year, _MONTHS.get(parts.get("other", ""), month), int(parts["first"]))
        return (first, last, "range") if first < last else None
    return last, last, "day"


def _months(parts: dict, held_on: date | None) -> tuple | None:
    month = _MONTHS[parts["month"]]
    year = _year(parts, held_on, month)
    if year is None:
        return None
    bounds = (*_span(year, month, month), "month")
    if "end" in parts:
        return None, bounds[1], "before"
    return (None, date(year, month, 1) - timedelta(days=1), "before") if "before" in parts else bounds


def _half(parts: dict, _: date | None) -> tuple:
    first = 6 * _HALVES[parts["half"]] - 5
    return *_span(int(parts["year"]), first, first + 5), "half-year"


def _quarter(parts: dict, _: date | None) -> tuple:
    number = int(parts["number"]) if "number" in parts else _QUARTERS[parts["quarter"]]
    return *_span(int(parts["year"]), 3 * number - 2, 3 * number), "quarter"


def _season(parts: dict, _: date | None) -> tuple:
    return *_span(int(parts["year"]), *_SEASONS[parts["season"]]), "season"


def _part(parts: dict, _: date | None) -> tuple:
    year = int(parts["year"])
    if parts["part"].startswith("end"):
        return None, date(year, 12, 31), "before"
    return *_span(year, 1, 3), "range"


def _whole(parts: dict, _: date | None) -> tuple:
    return *_span(int(parts["year"]), 1, 12), "year"


def _words(precision: str):
    return lambda parts, held_on: (None, None, precision)


def _span(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


_UPDATED = re.compile(r"\(\s*(?:last\s+)?(?:updated?|version)\b[^)]*\)", re.IGNORECASE)
_BEFORE = r"(?P<before>\b(?:by|before|until|no later than)\s+(?:the\s+)?)?"
_NUMBER = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
# What says most comes first. Numbers are day/month: minutes in Europe write no other way.
_PATTERNS = [
    (rf"\b(?P<first>\d\d?)\s*[-–]\s*{_NUMBER}\s+{_MONTH}(?:\s+{_YEAR})?", _day),
    (rf"\b(?P<first>\d\d?)\s+(?P<other>{'|'.join(_MONTHS)})\s*[-–]\s*{_NUMBER}\s+{_MONTH}(?:\s+{_YEAR})?", _day),
    (rf"\b(?P<first>\d\d?)\s*[-–]\s*{_NUMBER}/(?P<month>[01]?\d)/(?P<year>(?:20)?\d\d)\b", _day),
    (rf"{_BEFORE}\b{_NUMBER}/(?P<month>[01]?\d)(?:/(?P<year>(?:20)?\d\d))?\b", _day),
    (rf"{_BEFORE}\b{_NUMBER}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?\b", _day),
    (rf"{_BEFORE}\b{_MONTH}\s+{_NUMBER}(?:,\s*{_YEAR})\b", _day),
    (rf"\b(?P<half>1st|first|2nd|second)\s+(?:semester|half)\s+(?:of\s+)?{_YEAR}", _half),
    (rf"\b(?:(?P<quarter>{'|'.join(_QUARTERS)})\s+quarter|q(?P<number>[1-4]))\s+(?:of\s+)?{_YEAR}", _quarter),
    (rf"\b(?P<season>{'|'.join(_SEASONS)})\s+(?:of\s+)?{_YEAR}", _season),
    (rf"{_BEFORE}(?P<end>\bend\s+(?:of\s+)?)?\b{_MONTH}(?:\s+{_YEAR})?\b", _months),
    (rf"\b(?P<part>beg(?:inning|\.)?|early|start|end)\s+(?:of\s+)?{_YEAR}", _part),
    (rf"\b(?<![/-])(?<!post ){_YEAR}\b(?![/-])", _whole),
    (r"\bongoing\b|\bcontinuous(?:ly)?\b", _words("ongoing")),
    (r"\b(?:as soon as|once|after the)\b[^.;,()]*", _words("conditional")),
]
