"""A single day at a place in a text, in figures or in words, and the years, months and numbers that it is made of."""

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.intake.dates.lexing import Words
from dashboard.problems import Sentence

Bounds = Callable[[int], tuple[date, date]]
_SIGNS = ("/", "-", ".")
_SUFFIXES = {
    *("st", "nd", "rd", "th", "er", "re", "e", "eme", "nde", "o", "a", "οσ", "ο", "η", "te", "ten", "ter", ".", "°"),
}
SWAPPED = Sentence("it was read with the day first, as in Europe; put it right if the month stands first")


@dataclass(frozen=True)
class Span:
    """Where it ends, how exactly it was told, its first and last day in a year, the year, and what to say of it.

    `is_sure` is False where it is a date only beside a word such as “by”.
    """

    end: int
    precision: str
    bounds: Bounds
    year: int | None = None
    is_sure: bool = True
    notes: tuple[str, ...] = ()


def days(words: Words, at: int) -> Iterator[Span]:
    """Return the days that the words at a place may be, as far as each reading goes."""
    for read in (_iso, numeric, day, _month_first):
        if span := read(words, at):
            yield span


def year(words: Words, at: int) -> tuple[int, int] | None:
    """Return the place after a year and the year: four digits that belong to no longer number."""
    number = words.number(at)
    if number is None or len(words.text(at)) != 4 or not 1990 <= number <= 2099:
        return None
    joined = words.is_glued(at + 1) and words.text(at + 1) in ("/", "-", "–") and words.is_glued(at + 2)
    if joined and words.number(at + 2) is not None:
        return None
    if words.is_glued(at + 1) and words.text(at + 1)[:1].isalpha():
        return None
    return at + 1, number


def year_after(words: Words, at: int) -> tuple[int, int | None]:
    """Return the place after a year that follows, over words such as “of”; the same place and None without."""
    next_ = words.past("fillers", at + (words.text(at) == ","), 2)
    next_ += words.text(next_) in ("/", "-") and next_ == at
    if held := year(words, next_):
        return held
    return at, None


def day_number(words: Words, at: int) -> tuple[int, int] | None:
    """Return the place after the day of a month, 3, 3rd, 3. or first, and the day."""
    number = words.number(at)
    if number is not None and len(words.text(at)) <= 2 and 1 <= number <= 31:
        after = at + 1
        if words.is_glued(after) and words.text(after) == ":" and words.text(after + 1) in ("e", "a"):
            return after + 2, number
        if words.is_glued(after) and words.text(after) in _SUFFIXES:
            after += 1
            after += words.text(after - 1) == "." and words.is_glued(after) and words.text(after) in ("o", "a")  # 3.º
        return after, number
    if (told := words.match("ordinals", at)) and told[1] == "1" and len(words.text(at)) > 1:
        return told[0], 1
    return None


def month_number(words: Words, at: int, is_short: bool = True) -> tuple[int, int] | None:
    """Return the place after the name of a month, full or short with its full stop, and its number."""
    if told := words.match("months", at):
        return told[0], int(told[1])
    if is_short and (told := words.match("short_months", at)):
        return told[0] + (words.text(told[0]) == "." and words.is_glued(told[0])), int(told[1])
    return None


def on_day(month: int, day: int) -> Bounds:
    """Return the bounds of one day."""
    return lambda year: (date(year, month, day), date(year, month, day))


def months(first: int, last: int) -> Bounds:
    """Return the bounds of whole months, the last one counted on over the end of a year."""

    def bounds(year: int) -> tuple[date, date]:
        more, month = divmod(last - 1, 12)
        end = calendar.monthrange(year + more, month + 1)[1]
        return date(year, first, 1), date(year + more, month + 1, end)

    return bounds


def _iso(words: Words, at: int) -> Span | None:
    number, sign = words.number(at), words.text(at + 1)
    if number is None or len(words.text(at)) != 4 or sign not in _SIGNS or words.text(at + 3) != sign:
        return None
    month, told = words.number(at + 2), words.number(at + 4)
    if month is None or told is None or len(words.text(at + 4)) > 2:
        return None
    return Span(at + 5, "day", on_day(month, told), number)


def numeric(words: Words, at: int) -> Span | None:
    """Read 3/5/2018, 03.05.18 and 3-5-2018, day first; 30/6 and 30.6. without a year."""
    number, sign = words.number(at), words.text(at + 1)
    if number is None or len(words.text(at)) > 2 or sign not in _SIGNS or not words.is_glued(at + 1):
        return None
    if words.is_glued(at) and words.text(at - 1) == "/":
        return None
    month = words.number(at + 2)
    if month is None or len(words.text(at + 2)) > 2 or (sign != "." and not words.is_glued(at + 2)):
        return None
    told = words.number(at + 4)
    if words.text(at + 3) == sign and told is not None and len(words.text(at + 4)) in (2, 4):
        full = told if told > 99 else 2000 + told
        notes = (SWAPPED,) if sign != "." and number <= 12 and month <= 12 and number != month else ()
        return Span(at + 5, "day", on_day(month, number), full, True, notes)
    if (
        words.text(at + 3) == sign == "/"
        or not (1 <= month <= 12 and 1 <= number <= 31)
        or sign == "-"
        or (number, month) == (24, 7)
    ):
        return None
    is_closed = words.text(at + 3) == "." and words.is_glued(at + 3)
    if sign == "." and not is_closed and len(words.text(at + 2)) < 2:
        return None
    notes = (SWAPPED,) if sign == "/" and number <= 12 and number != month else ()
    is_sure = sign == "/" and not (number < month <= 12 and len(words.text(at)) == 1)
    return Span(at + 3 + (sign == "." and is_closed), "day", on_day(month, number), None, is_sure, notes)


def day(words: Words, at: int) -> Span | None:
    """Read 3 May 2018 and 3rd of May."""
    if not (told := day_number(words, at)):
        return None
    after = words.past("fillers", told[0] + (words.text(told[0]) == "-" and words.is_glued(told[0] + 1)), 2)
    if not (held := month_number(words, after)):
        return None
    end, found = year_after(words, held[0])
    end += found is None and words.text(end) in ("-", "/") and words.is_glued(end) and words.is_glued(end + 1)
    short = words.number(end)
    is_last = words.text(end + 1) in ("", ")", ",", ";") and len(words.text(end)) == 2
    if found is None and short is not None and is_last:  # 30 Jun 18
        end, found = end + 1, 2000 + short
    elif found is None:
        end = held[0]
    return Span(end, "day", on_day(held[1], told[1]), found)


def _month_first(words: Words, at: int) -> Span | None:
    """Read “May 3, 2018”; a number that is a time or part of another date is no day."""
    if not (held := month_number(words, at)):
        return None
    told = day_number(words, held[0])
    if not told or words.number(held[0]) is None or (words.is_glued(told[0]) and words.text(told[0]) in ("/", ":")):
        return None
    end, found = year_after(words, told[0])
    return Span(end, "day", on_day(held[1], told[1]), found)
