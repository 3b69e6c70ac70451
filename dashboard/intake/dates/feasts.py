"""Days that people name by a feast: Christmas, Easter, midsummer."""

from datetime import date, timedelta

from dateutil.easter import easter

from dashboard.intake.dates.days import Bounds, Span, on_day, year_after
from dashboard.intake.dates.lexing import Words
from dashboard.problems import Sentence

NAMED = Sentence("the day was taken from the feast that it names; Easter is that of the Western churches")


def feast(words: Words, at: int) -> Span | None:
    """Read “Christmas”, “Pâques 2019”; without a year it is a date only beside a word such as “before”."""
    if not (told := words.match("feasts", at)):
        return None
    end, found = year_after(words, told[0])
    return Span(end, "day", _bounds(told[1]), found, found is not None, (NAMED,))


def _bounds(name: str) -> Bounds:
    first, _, rest = name.partition("_" if name.startswith("easter") else "-")
    if first != "easter":
        return on_day(int(first), int(rest))

    def bounds(year: int) -> tuple[date, date]:
        day = easter(year) + timedelta(days=int(rest or 0))
        return day, day

    return bounds
