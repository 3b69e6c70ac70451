"""Weeks, quarters and halves: spans of the calendar that people count."""

import calendar
from datetime import date, timedelta

from dashboard.intake.dates import days
from dashboard.intake.dates.days import Span, day_number, month_number, months, year, year_after
from dashboard.intake.dates.lexing import Words


def week(words: Words, at: int) -> Span | None:
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
    number = words.number(at)
    if number is not None and 1 <= number <= 4 and words.is_glued(at + 1):  # 3T 2018
        behind = words.match("kinds", at + 1)
        if behind and behind[1] == f"{kind}_letter" and behind[0] == at + 2 and not words.is_glued(at + 2):
            return at + 2, number
    if told := words.match("ordinals", at):
        after, number = told[0] + (words.text(told[0]) == "."), int(told[1])
    elif (held := day_number(words, at)) and held[1] <= 4:
        after, number = held
    else:
        return None
    after += words.text(after) == "-"
    of = words.match("kinds", after)
    if not of or of[1] not in (kind, f"{kind}_letter"):
        return None
    if words.is_glued(of[0]) and words.number(of[0]) is not None:
        return None  # “3-Q4” is no third quarter
    is_short = words.text(of[0]) == "." and year(words, of[0] + 1)  # sem. 2018
    return of[0] + bool(is_short), number


def quarter(words: Words, at: int) -> Span | None:
    """Read “third quarter of 2018”, “Q3 2018” and “2018/Q3”."""
    ahead = year(words, at)  # 2018 Q3
    told = _counted(words, ahead[0] + (words.text(ahead[0]) in ("/", "-")) if ahead else at, "quarter")
    if not told:
        return None
    end, found = (told[0], ahead[1]) if ahead else year_after(words, told[0])
    return Span(end, "quarter", months(3 * told[1] - 2, 3 * told[1]), found)


def half(words: Words, at: int) -> Span | None:
    """Read “first half of 2018”, “H2 2018” and “second half of June”."""
    if not (told := _counted(words, at, "half")) or told[1] > 2:
        return None
    over = words.past("fillers", told[0], 2)
    if held := month_number(words, over):
        end, found = year_after(words, held[0])
        month, first = held[1], told[1] == 1

        def bounds(year: int) -> tuple[date, date]:
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1 if first else 16), date(year, month, 15 if first else last)

        return Span(end, "range", bounds, found)
    end, found = year_after(words, told[0])
    return Span(end, "half-year", months(6 * told[1] - 5, 6 * told[1]), found)
