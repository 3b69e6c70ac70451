"""What stands around a date: by, before, from … to, deadline, moved to; and the date that they make of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.intake.dates import relative
from dashboard.intake.dates.days import Span, day_number
from dashboard.intake.dates.lexing import Words
from dashboard.intake.dates.spans import spans
from dashboard.problems import Sentence

_PREFIXES = ("moved", "before", "strictly", "due", "on", "from", "after", "of_past")
_LIMITS = ("before", "strictly", "due")
_TO = {"to", "bis", "au", "al", "tot", "til", "till", "εωσ"}  # joins two dates by itself; “and” does not
_DATE = ("date", "fecha", "data", "dato", "datum")
_THE = ("the", "a", "la", "una", "uma", "das", "ein", "de", "een")
_DASHES = ("-", "–", "—")
NO_DAY = Sentence("the calendar has no such day, so it stays as it was written; give the right one")
NO_YEAR = Sentence("the year is missing, so it stays as it was written; give the year")
SUPPLIED = Sentence("the year %(year)s was supplied: the first such date on or after the meeting")


@dataclass(frozen=True)
class Due:
    """When something is due: bounds as `deadlines` has them, the precision, the words it was read from.

    `notes` are sentences for whoever goes through it: a year supplied, a day and month that might be swapped.
    """

    due_from: date | None
    due_to: date | None
    precision: str
    wording: str
    notes: tuple[str, ...] = ()


UNDATED = Due(None, None, "undated", "undated")


@dataclass(frozen=True)
class Found:
    """A date, where it begins and ends in the text, and how much it counts beside others (0: not at all)."""

    due: Due
    start: int
    end: int
    rank: int


@dataclass(frozen=True)
class _Reading:
    """A date before its words are put to it; `end` counts tokens."""

    end: int
    due: Due
    rank: int


class Reader:
    """Reads the dates of one text, from left to right, each word looked at a fixed number of times."""

    def __init__(self, text: str, held_on: date | None) -> None:
        """Take the text, and the day of the meeting that missing years are counted from."""
        self.text, self.held_on, self.words = text, held_on, Words(text)

    def found(self, is_whole: bool = False) -> list[Found]:
        """Return the dates in order; `is_whole` says that the text is nothing but a date."""
        dates, at = [], 0
        while at < len(self.words):
            if not self.words.may_begin(at):
                at += 1
                continue
            if never := self.words.match("never", at):
                at = self._past_number(never[0])
                continue
            reading = max(self._readings(at, is_whole), key=lambda one: (one.end, one.rank), default=None)
            if reading is None:
                at += 1
                continue
            start, end = self.words.tokens[at].start, self.words.tokens[reading.end - 1].end
            if reading.rank:
                wording = self.text[start:end].strip(" ,;:(")
                dates.append(Found(replace(reading.due, wording=wording), start, end, reading.rank))
            at = reading.end
        return dates

    def _past_number(self, at: int) -> int:
        at += self.words.text(at) in _DASHES
        return at + (self.words.number(at) is not None)

    def _readings(self, at: int, is_whole: bool) -> Iterator[_Reading]:
        yield from self._dated(at, "", at, is_whole)
        told = {prefix: held[0] for prefix in _PREFIXES if (held := self.words.match(prefix, at))}
        if self.words.text(at) in _DATE and self.words.text(at - 1) in _THE:
            told.pop("due", None)  # “confirmará la fecha antes de …”: a date is what is to be told
        for prefix, end in told.items():
            if end == max(told.values()):  # “na de zomer” is no “na …” of another language
                yield from self._dated(at, prefix, end, is_whole)
        for reading in relative.readings(self.words, at, self.held_on, is_whole):
            yield _Reading(reading.end, Due(*reading.bounds, reading.precision, "", reading.notes), reading.rank)

    def _dated(self, at: int, prefix: str, after: int, is_whole: bool, outer: str = "") -> Iterator[_Reading]:
        """Read a span behind a word such as “by”; a second such word says more (“deadline: before …”)."""
        words = self.words
        after += words.text(after) in (":", "=") and prefix == "due"
        for inner in _LIMITS if prefix in ("due", "moved", "before") and not outer else ():
            if told := words.match(inner, after):
                yield from self._dated(at, inner, told[0], is_whole, prefix)
        start = words.past("time_of_day", words.past("fillers", after)) if prefix else after
        start = words.past("on", start, 1) if start != after else start
        if prefix in ("before", "strictly") and (end := relative.named_meeting(words, start)):
            end = relative.named_meeting(words, end) or end  # before the Bureau meeting on 28 June
            end += words.text(end) == "("
            start = words.past("fillers", words.past("on", words.past("of_past", end, 1), 1))
        weekday = words.match("weekdays", start)
        if weekday:
            start = words.past("fillers", weekday[0] + (words.text(weekday[0]) in (",", ".")), 2)
        for first in self._spans(start):
            for span in self._ranges(first, start, prefix):
                own = "" if prefix == "from" and span is not first else prefix
                reading = self._reading(span, own, is_whole, weekday and int(weekday[1]), start if start > after else 0)
                if reading:
                    yield reading

    def _spans(self, at: int) -> Iterator[Span]:
        yield from spans(self.words, at)
        told = day_number(self.words, at)  # “7” of “7-8 November”
        if told and self.words.number(at) is not None:
            yield Span(told[0], "", lambda year: (date(year, 1, 1), date(year, 1, 1)), told[1], False)

    def _ranges(self, first: Span, at: int, prefix: str) -> Iterator[Span]:
        """Return a span, and the range that it begins where “to” and another span follow."""
        words = self.words
        if first.precision:
            yield first
        joined = first.end + 1 if words.text(first.end) in (*_DASHES, "&", "/") else 0
        told = words.match("to", first.end)
        if told and (not first.precision or prefix == "from" or words.text(first.end) in _TO):
            joined = told[0]
        if not joined:
            return
        if weekday := words.match("weekdays", joined):
            joined = weekday[0]
        is_slash = words.text(first.end) == "/"
        for last in spans(words, joined):
            if is_slash and words.text(joined + 1) == "/":
                continue  # 6/7/8 is no range
            if first.precision and last.precision in (first.precision, "before"):
                yield self._joined(first, last)
            elif not first.precision and last.precision == "day" and first.year:
                yield self._begun(first.year, last)

    def _joined(self, first: Span, last: Span) -> Span:
        def bounds(year: int) -> tuple[date, date]:
            end = last.bounds(year)[1]
            begin = first.bounds(first.year or year)[0]
            if begin > end and first.year is None:
                begin = first.bounds(year - 1)[0]
            if begin > end:
                raise ValueError
            return begin, end

        return Span(last.end, "range", bounds, last.year, True, last.notes)

    def _begun(self, day: int, last: Span) -> Span:
        def bounds(year: int) -> tuple[date, date]:
            end = last.bounds(year)[1]
            begin = end.replace(day=day)
            if begin >= end:
                raise ValueError
            return begin, end

        return Span(last.end, "range", bounds, last.year, True, ())

    def _reading(self, span: Span, prefix: str, is_whole: bool, weekday: int | None, begin: int = 0) -> _Reading | None:
        end = span.end + (self.words.text(begin - 1) == "(" and self.words.text(span.end) == ")")
        if behind := self.words.match("behind", end):
            end = behind[0]
        if behind:
            prefix = "before"
        is_year = span.precision == "year"
        is_told = prefix in _LIMITS or (prefix in ("on", "moved", "after") and not is_year)
        is_told |= is_year and (prefix == "on" or self.words.text(end) == ":")  # “in 2019”, “Event 2018: …”
        if not (span.is_sure or is_told or is_whole):
            return None
        try:
            bounds, notes = self._settled(span)
        except ValueError:
            return _Reading(end, Due(None, None, "undated", "", (NO_DAY,)), 1)
        if bounds is None:
            return None if prefix == "of_past" else _Reading(end, Due(None, None, "undated", "", (NO_YEAR,)), 1)
        if prefix == "of_past":
            is_ahead = span.year and self.held_on and bounds[0] > self.held_on and span.precision == "day"
            return _Reading(end, Due(*bounds, span.precision, "", notes), 3 if is_ahead else 0)
        if weekday and span.precision == "day" and bounds[0].isoweekday() != weekday:
            notes = (
                *notes,
                Sentence("%(day)s is on another day of the week than the one that stands there", day=bounds[0]),
            )
        made = _made(bounds, span.precision, prefix, notes)
        is_open = span.year is None or (prefix == "strictly" and span.precision == "season")
        if is_open and self.held_on and made.due_to and made.due_to < self.held_on:
            made = Due(None, None, "conditional", "")  # “before the summer”, said in June
        return _Reading(end, made, _rank(prefix, bool(behind)))

    def _settled(self, span: Span) -> tuple[tuple[date, date] | None, tuple[str, ...]]:
        """Return the bounds, with the first year that puts them on or after the meeting where none is told."""
        if span.year is not None:
            return span.bounds(span.year), span.notes
        if self.held_on is None:
            span.bounds(2000)  # 30 February is none in any year
            return None, span.notes
        fault: ValueError | None = None
        for year in range(self.held_on.year, self.held_on.year + 5):
            try:
                bounds = span.bounds(year)
            except ValueError as problem:  # 29 February
                fault = problem
                continue
            if bounds[1] >= self.held_on:
                return bounds, (*span.notes, SUPPLIED.of(year=bounds[1].year))
        raise fault or ValueError


def _rank(prefix: str, is_behind: bool) -> int:
    return 6 if prefix == "moved" else 5 if prefix in _LIMITS or is_behind else 2 if prefix in ("from", "after") else 4


def _made(bounds: tuple[date, date], precision: str, prefix: str, notes: tuple[str, ...]) -> Due:
    first, last = bounds
    if prefix == "from":
        return Due(None, None, "ongoing", "")
    if prefix == "after":
        return Due(None, None, "conditional", "")
    if prefix == "strictly" and precision in ("month", "quarter", "half-year", "season", "year"):
        return Due(None, first - timedelta(days=1), "before", "", notes)
    if prefix in ("before", "strictly") or precision == "before":
        return Due(None, last, "before", "", notes)
    return Due(first, last, precision, "", notes)
