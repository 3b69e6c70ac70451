"""One span of the calendar at a place in a text: a day, a month, a quarter, a week; its year may be missing."""

import calendar
from collections.abc import Iterator
from datetime import date

from dashboard.intake.dates import counted, days, feasts
from dashboard.intake.dates.days import Bounds, Span, month_number, months, year, year_after
from dashboard.intake.dates.lexing import Words

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_OTHER_WORDS = {"ete", "fall", "var", "vor", "estate"}  # seasons that are other words too
_SIGNS = ("/", "-", ".")
_WHOLES = {
    "mid_year": (6, 7), "end_part": (10, 12), "begin_part": (1, 3), "back_to_work": (9, 9),
    "early_spring": (3, 3), "early_summer": (6, 6), "late_summer": (8, 8), "early_autumn": (9, 9),
    "late_autumn": (11, 11),
}  # fmt: skip
_ALONE = {"may", "march", "mars", "august", "maj", "mai", "mei"}  # months that are other words too


def spans(words: Words, at: int) -> Iterator[Span]:
    """Return what the words at a place may say, as far as each reading goes."""
    yield from days.days(words, at)
    for read in (
        counted.week,
        counted.half,
        counted.quarter,
        _season,
        _part,
        _whole,
        _month,
        _numbered_month,
        feasts.feast,
        _year,
    ):
        if span := read(words, at):
            yield span


def _month(words: Words, at: int) -> Span | None:
    if not (held := month_number(words, at)):
        return None
    behind = words.match("parts_behind", held[0])  # kesäkuun loppu
    if behind:
        end, found = year_after(words, behind[0])
        return Span(end, "before" if behind[1] == "end" else "range", _third(held[1], behind[1]), found)
    end, found = year_after(words, held[0])
    is_full = month_number(words, at, is_short=False) is not None
    is_begun = words.text(held[0]) in ("/", "-", "–") and month_number(words, held[0] + 1)  # Sept/Oct 2018
    if found is None and not is_full and not is_begun:
        return None
    is_sure = found is not None or bool(is_full and words.tokens[at].text not in _ALONE)
    return Span(end, "month", months(held[1], held[1]), found, is_sure)


def _numbered_month(words: Words, at: int) -> Span | None:
    """Read “07/2018” and “2018-07”."""
    sign = words.text(at + 1)
    if sign not in ("/", "-", ".") or not (words.is_glued(at + 1) and words.is_glued(at + 2)):
        return None
    if (words.is_glued(at) and words.text(at - 1) in _SIGNS) or (
        words.is_glued(at + 3) and words.text(at + 3) in _SIGNS
    ):
        return None
    first, last = words.text(at), words.text(at + 2)
    year, month = (first, last) if len(first) == 4 else (last, first)
    if not (year.isdecimal() and month.isdecimal() and len(year) == 4 and 1990 <= int(year) <= 2099):
        return None
    if not 1 <= int(month) <= 12 or (len(first) == 4 and len(month) != 2):
        return None
    return Span(at + 3, "month", months(int(month), int(month)), int(year), is_sure=False)


def _season(words: Words, at: int) -> Span | None:
    if not (told := words.match("seasons", at)):
        return None
    end, found = year_after(words, told[0])
    if told[1] == "winter" and len(words.text(end)) == 4 and words.text(end + 1) in ("/", "-"):
        end, found = end + 3, words.number(end)  # winter 2018/19
    is_other = words.text(at) == "vor" or words.text(at - 1) in ("a", "i", "en", "in", "to")
    if found is None and is_other and words.text(at) in _OTHER_WORDS:
        return None
    return Span(end, "season", months(*SEASONS[told[1]]), found, found is not None)


def _part(words: Words, at: int) -> Span | None:
    """Read “mid-July”, “end of 2018” and “beginning of Q3 2018”: a third of a month; a quarter or third of a year."""
    if not (told := words.match("parts", at)):
        return None
    after = told[0] + (words.text(told[0]) in ("-", "."))
    after = words.past("fillers", after, 2)
    if held := month_number(words, after):
        end, found = year_after(words, held[0])
        return Span(end, "before" if told[1] == "end" else "range", _third(held[1], told[1]), found)
    if held := year(words, after):
        first, last = {"begin": (1, 3), "mid": (5, 8), "late": (10, 12), "end": (1, 12)}[told[1]]
        return Span(held[0], "before" if told[1] == "end" else "range", months(first, last), held[1])
    of = next(
        (one for one in (counted.quarter(words, after), counted.half(words, after), _season(words, after)) if one), None
    )
    if of and told[1] == "end":
        return Span(of.end, "before", of.bounds, of.year)
    if of and of.precision == "season":
        return Span(of.end, "range", _month_of(of.bounds, ("begin", "mid", "late").index(told[1])), of.year)
    return None


def _month_of(season: Bounds, which: int) -> Bounds:
    """Return the first, second or third month of a season."""

    def bounds(year: int) -> tuple[date, date]:
        first = season(year)[0]
        more, month = divmod(first.month - 1 + which, 12)
        return months(month + 1, month + 1)(first.year + more)

    return bounds


def _third(month: int, part: str) -> Bounds:
    def bounds(year: int) -> tuple[date, date]:
        last = calendar.monthrange(year, month)[1]
        first, end = {"begin": (1, 10), "mid": (11, 20), "late": (21, last), "end": (1, last)}[part]
        return date(year, month, first), date(year, month, end)

    return bounds


def _whole(words: Words, at: int) -> Span | None:
    if not (told := words.match("whole", at)):
        return None
    end, found = year_after(words, told[0])
    if told[1] in _WHOLES:
        return Span(end, "range", months(*_WHOLES[told[1]]), found)
    return Span(end, "before", months(1, 12), found) if told[1] == "end_of_year" else None


def _year(words: Words, at: int) -> Span | None:
    held = year(words, at)
    before, sign = words.text(at - 1), words.is_glued(at)
    if not held or (sign and before in ("/", "-", "–", ".")) or words.match("months", at - 1):
        return None
    return Span(held[0], "year", months(1, 12), held[1], is_sure=False)
