"""One span of the calendar at a place in a text: a day, a month, a quarter, a week; its year may be missing."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.intake.dates import days
from dashboard.intake.dates.days import Bounds, Span, day_number, month_number, months, year, year_after
from dashboard.intake.dates.lexing import Words

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_OTHER_WORDS = {"ete", "fall", "var", "vor", "estate"}  # seasons that are other words too
_ALONE = {"may", "march", "mars", "august", "maj", "mai", "mei"}  # months that are other words too


def spans(words: Words, at: int) -> Iterator[Span]:
    """Return what the words at a place may say, as far as each reading goes."""
    yield from days.days(words, at)
    for read in (_week, _half, _quarter, _season, _part, _whole, _month, _year):
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


def _week(words: Words, at: int) -> Span | None:
    """Read “week 26”, “week of 18 June” and “first week of July”."""
    if of := words.match("kinds", at):
        number = words.number(of[0] + (words.text(of[0]) == "."))
        if of[1] == "week" and number is not None and 1 <= number <= 53:
            end, found = year_after(words, of[0] + 1 + (words.text(of[0]) == "."))
            return Span(end, "range", lambda year: _week_of(date.fromisocalendar(year, number, 1)), found)
        if of[1] == "week_of":
            of_day = next((one for one in (days.day(words, of[0]), days.numeric(words, of[0])) if one), None)
            if of_day:
                return Span(of_day.end, "range", lambda year: _week_of(of_day.bounds(year)[0]), of_day.year)
    if told := words.match("ordinals", at):
        of = words.match("kinds", told[0])
        held = month_number(words, words.past("fillers", of[0])) if of and of[1] in ("week", "week_of") else None
        if held:
            end, found = year_after(words, held[0])
            month, first = held[1], 7 * int(told[1]) - 6
            return Span(end, "range", lambda year: (date(year, month, first), date(year, month, first + 6)), found)
    return None


def _week_of(day: date) -> tuple[date, date]:
    first = day - timedelta(days=day.weekday())
    return first, first + timedelta(days=6)


def _counted(words: Words, at: int, kind: str) -> tuple[int, int] | None:
    """Return the place after “third quarter”, “Q3”, “3. Quartal” or “T3”, and the number."""
    letter = words.match("kinds", at)
    if letter and letter[1] == f"{kind}_letter" and words.is_glued(at + 1) and words.number(at + 1) in range(1, 5):
        return at + 2, int(words.text(at + 1))
    if told := words.match("ordinals", at):
        after, number = told[0] + (words.text(told[0]) == "."), int(told[1])
    elif (held := day_number(words, at)) and held[1] <= 4:
        after, number = held
    else:
        return None
    after += words.text(after) == "-"
    of = words.match("kinds", after)
    return (of[0], number) if of and of[1] == kind else None


def _quarter(words: Words, at: int) -> Span | None:
    ahead = year(words, at)  # 2018 Q3
    told = _counted(words, ahead[0] + (words.text(ahead[0]) in ("/", "-")) if ahead else at, "quarter")
    if not told:
        return None
    end, found = (told[0], ahead[1]) if ahead else year_after(words, told[0])
    return Span(end, "quarter", months(3 * told[1] - 2, 3 * told[1]), found)


def _half(words: Words, at: int) -> Span | None:
    if not (told := _counted(words, at, "half")) or told[1] > 2:
        return None
    over = words.past("fillers", told[0], 2)
    if held := month_number(words, over):
        end, found = year_after(words, held[0])
        month, first = held[1], told[1] == 1

        def half(year: int) -> tuple[date, date]:
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1 if first else 16), date(year, month, 15 if first else last)

        return Span(end, "range", half, found)
    end, found = year_after(words, told[0])
    return Span(end, "half-year", months(6 * told[1] - 5, 6 * told[1]), found)


def _season(words: Words, at: int) -> Span | None:
    if not (told := words.match("seasons", at)):
        return None
    end, found = year_after(words, told[0])
    if told[1] == "winter" and len(words.text(end)) == 4 and words.text(end + 1) in ("/", "-"):
        end, found = end + 3, words.number(end)  # winter 2018/19
    if found is None and words.text(at) in _OTHER_WORDS and words.text(at - 1) in ("a", "i", "en", "in", "to"):
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
    of = next((one for one in (_quarter(words, after), _half(words, after), _season(words, after)) if one), None)
    if of and told[1] == "end":
        return Span(of.end, "before", of.bounds, of.year)
    return None


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
    if told[1] == "mid_year":
        return Span(end, "range", months(6, 7), found)
    return Span(end, "before", months(1, 12), found) if told[1] == "end_of_year" else None


def _year(words: Words, at: int) -> Span | None:
    held = year(words, at)
    before, sign = words.text(at - 1), words.is_glued(at)
    if not held or (sign and before in ("/", "-", "–", ".")) or words.match("months", at - 1):
        return None
    return Span(held[0], "year", months(1, 12), held[1], is_sure=False)
