"""What is told without a date of its own: the next meeting, as soon as, within two weeks, by Friday, ongoing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.intake.dates.days import months
from dashboard.intake.dates.lexing import Words
from dashboard.problems import Sentence

Bounds = tuple[date | None, date | None]
COUNTED = Sentence("it was counted from the day of the meeting")
_SHORT = {"asap", "tbc", "tbd", "tba", "zsm", "ntb"}
_CLAUSE = frozenset(".;,()[]:!?")


@dataclass(frozen=True)
class Reading:
    """Where it ends, what it means, and how much it counts beside a date."""

    end: int
    precision: str
    bounds: Bounds = (None, None)
    rank: int = 2
    notes: tuple[str, ...] = ()


def readings(words: Words, at: int, held_on: date | None, is_whole: bool) -> Iterator[Reading]:
    """Return what the words at a place may say; `is_whole` says that the text is nothing but a date."""
    for read in (_ongoing, _open, _conditional, _meeting):
        if reading := read(words, at, is_whole):
            yield reading
    for counted in (_within, _end_of, _next, _weekday):
        if reading := counted(words, at, held_on):
            yield reading


def _clause(words: Words, at: int) -> int:
    """Return the place where the clause ends."""
    while at < len(words) and words.text(at) not in _CLAUSE:
        at += 1
    return at


def _ongoing(words: Words, at: int, is_whole: bool) -> Reading | None:
    """Ongoing at the edge of a clause; within one, “the ongoing talks” are no date."""
    often = words.match("recurring", at)
    if often and (words.text(often[0]) in ("", *_CLAUSE)) and (is_whole or at > 0):
        return Reading(often[0], "ongoing")
    told = words.match("ongoing", at)
    if not told:
        return None
    is_edge = at == 0 or words.text(at - 1) in _CLAUSE or words.text(told[0]) in ("", *_CLAUSE)
    return Reading(told[0], "ongoing") if is_whole or is_edge else None


def _open(words: Words, at: int, is_whole: bool) -> Reading | None:
    told = words.match("open", at)
    if not told:
        return None
    is_long = told[0] - at > 1 or words.text(at) in _SHORT
    return Reading(told[0], "undated", rank=1) if is_whole or is_long else None


def _conditional(words: Words, at: int, is_whole: bool) -> Reading | None:
    told = None if words.match("open", at) else words.match("conditional", at)
    end = _clause(words, told[0]) if told else 0
    return Reading(end, "conditional") if told and end > told[0] else None


def _meeting(words: Words, at: int, is_whole: bool) -> Reading | None:
    """Read “by the next meeting” and “before the meeting in Helsinki”; “the next meeting” alone only as a whole."""
    for prefix in ("before", "strictly", "after", "meeting_on", "on", "due", ""):
        told = words.match(prefix, at) if prefix else (at, "")
        if not told or (prefix == "due" and words.text(told[0]) != ":"):
            continue
        if prefix and words.text(at) == "a" and told[0] == at + 1 and words.match("next", told[0]):
            continue  # convocar a próxima reunião
        start = words.past("fillers", told[0] + (prefix == "due"))
        following = words.match("next", start) or words.match("this", start)
        end = named_meeting(words, following[0] if following else start)
        if not end:
            continue
        after = words.match("next", end)  # réunion suivante
        behind = words.match("behind", after[0] if after else end)
        is_next = bool(following or after)
        is_limit = prefix in ("before", "strictly", "after") and (is_next or start > at + 1 or prefix == "strictly")
        if is_limit or behind or (is_next and prefix in ("meeting_on", "on", "due")) or (is_whole and at == 0):
            end = behind[0] if behind else after[0] if after else _place(words, end)
            return Reading(end, "conditional", rank=3 if is_limit or behind else 2)
    return None


def named_meeting(words: Words, at: int) -> int:
    """Return the place after the word for a meeting, over at most three words such as “Task Force”; 0 without."""
    for more in range(4):
        if told := words.match("meetings", at + more):
            return told[0]
        if not words.text(at + more)[:1].isalpha() or words.match("strictly", at + more):
            return 0
    return 0


def _place(words: Words, at: int) -> int:
    """Return the place after “in Helsinki”, “of the Task Force” where that follows."""
    after = words.past("fillers", words.past("on", at, 1), 2)
    if after == at or not words.text(after)[:1].isalpha() or not words.tokens[after].is_capital:
        return at
    while after < len(words) and words.tokens[after].is_capital and words.text(after)[:1].isalpha():
        after += 1
    return after


def _amount(words: Words, at: int) -> tuple[int, int, str] | None:
    """Return the place after “two weeks”, the amount and the unit."""
    if (number := words.number(at)) is not None:
        after = at + 1
    elif told := words.match("numbers", at):
        after, number = told[0], int(told[1])
    else:
        return None
    after = words.past("fillers", after, 1) if not words.match("units", after) else after
    unit = words.match("units", after)
    return (unit[0], number, unit[1]) if unit and number <= 400 else None


def _within(words: Words, at: int, held_on: date | None) -> Reading | None:
    told, limit = words.match("within", at), words.match("before", at)
    amount = _amount(words, (told or limit or (at, ""))[0])
    if not amount:
        return None
    end, number, unit = amount
    if any(words.match(table, end) for table in ("strictly", "after", "of_past", "before")):
        return Reading(_clause(words, end), "conditional", rank=3)
    if not told:
        behind = words.match("within", end)
        if limit or not behind or words.text(end) == "in":
            return None
        end = behind[0]
    if held_on is None:
        return Reading(end, "conditional")
    return Reading(end, "before", (None, _later(held_on, number, unit)), 5, (COUNTED,))


def _later(day: date, number: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1), 12)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), months(month + 1, month + 1)(year)[1])


def _around(day: date, unit: str) -> tuple[date, date, str]:
    """Return the day, week, month or year that a day lies in, and the precision of such a span."""
    if unit == "week":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6), "range"
    if unit == "month":
        return *months(day.month, day.month)(day.year), "month"
    return (*months(1, 12)(day.year), "year") if unit == "year" else (day, day, "day")


def _end_of(words: Words, at: int, held_on: date | None) -> Reading | None:
    """Read “by the end of the month”, “fin d’année”, “Monatsende”."""
    limit = words.match("before", at) or words.match("strictly", at) or (at, "")
    start = words.past("fillers", limit[0], 2)
    part, whole = words.match("parts", start), words.match("whole", start)
    if whole and whole[1] == "end_of_month":
        end, unit = whole[0], "month"
    elif part and part[1] == "end" and (told := _unit(words, part[0])):
        end, unit = told
    else:
        return None
    if held_on is None:
        return Reading(end, "conditional")
    return Reading(end, "before", (None, _around(held_on, unit)[1]), 5, (COUNTED,))


def _unit(words: Words, at: int) -> tuple[int, str] | None:
    """Return the place after “of this month”, and the unit."""
    for _ in range(4):
        if told := words.match("units", at):
            return told
        at = words.past("this", words.past("fillers", at, 1), 1)
    return None


def _next(words: Words, at: int, held_on: date | None) -> Reading | None:
    """Read “next week”, “this year” and “by next month”."""
    limit = words.match("before", at)
    start = words.past("fillers", limit[0] if limit else words.past("on", at, 1), 1)
    which = "next" if (told := words.match("next", start)) else "this"
    told = told or words.match("this", start)
    unit = words.match("units", told[0]) if told else None
    if not unit or held_on is None:
        return Reading(unit[0], "conditional") if unit else None
    day = _later(held_on.replace(day=1) if unit[1] in ("month", "year") else held_on, which == "next", unit[1])
    first, last, precision = _around(day, unit[1])
    if limit:
        return Reading(unit[0], "before", (None, last), 5, (COUNTED,))
    return Reading(unit[0], precision, (first, last), 4, (COUNTED,))


def _weekday(words: Words, at: int, held_on: date | None) -> Reading | None:
    """Read “by Friday” and “next Friday”: the first such day after the meeting."""
    limit = words.match("before", at) or words.match("strictly", at)
    start = words.past("time_of_day", words.past("fillers", limit[0] if limit else at, 1), 1)
    following = words.match("next", start)
    day = words.match("weekdays", following[0] if following else start)
    if not day or not (limit or following):
        return None
    if held_on is None:
        return Reading(day[0], "conditional")
    when = held_on + timedelta(days=(int(day[1]) - held_on.isoweekday() - 1) % 7 + 1)
    if limit:
        return Reading(day[0], "before", (None, when), 5, (COUNTED,))
    return Reading(day[0], "day", (when, when), 4, (COUNTED,))
