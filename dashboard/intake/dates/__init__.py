"""When something is due, from words in any of the association's languages, with the precision they have and no more.

    due(text, held_on)   the one date that a sentence gives for what it asks
    cell(text, held_on)  a text that is nothing but a date, such as a cell of a column of dates
    one_day(text)        the one day that a text is
    found(text, held_on) every date in a text, with its place, for who takes it out of a sentence

Words are data: words.toml, a line a language. Nothing is guessed: what is not understood stays as it was written.

    lexing    a text as words, numbers and signs; which words stand at a place
    feasts    days that are named by a feast
    counted   weeks, quarters and halves
    spans     one span of the calendar at a place: days, months, seasons and the above
    phrases   what stands around it: by, before, from … to, next meeting, as soon as
"""

import unicodedata
from dataclasses import replace
from datetime import date

from dashboard.intake.dates.phrases import UNDATED, Due, Found, Reader
from dashboard.problems import Sentence

__all__ = ["UNDATED", "Due", "Found", "cell", "due", "found", "one_day"]

NOT_UNDERSTOOD = Sentence(
    "it is not understood as a date and stays as it was written; give the day in words or as 2018-06-14"
)
LONGEST = 4000  # signs; a longer text is no sentence about a date


def found(text: str, held_on: date | None) -> list[Found]:
    """Return every date in a text in its order, each with where it begins and ends in it.

    A day or month without a year is the first one on or after the meeting; without a meeting it is not guessed.
    """
    return [one for one in Reader(text[:LONGEST], held_on).found() if one.rank]


def due(text: str, held_on: date | None) -> Due:
    """Return the date that a sentence gives for what it asks; undated where it gives none.

    A correction counts most (“moved to”), then what is told as a limit (“by”), then the last date. Ongoing or
    conditional only where there is no date. A date that only names something (“the minutes of 3 May”) is none.
    """
    return chosen(found(unicodedata.normalize("NFC", text), held_on)).due


def one_day(text: str) -> date:
    """Return the one day that a text is, day first as in Europe; ValueError where it is none, or not one alone."""
    written = " ".join(unicodedata.normalize("NFC", text).split())
    held = [one for one in Reader(written[:LONGEST], None).found(is_whole=True) if one.rank]
    if len(held) != 1 or held[0].due.precision != "day" or held[0].due.due_to is None:
        raise ValueError(text)
    around = written[: held[0].start] + written[held[0].end :]
    if any(sign.isalnum() for sign in around):
        raise ValueError(text)
    return held[0].due.due_to


def chosen(dates: list[Found]) -> Found:
    """Return which of the dates of one sentence counts; one of no length that says undated where there is none."""
    return max(dates, key=lambda one: (one.rank, one.start), default=Found(UNDATED, 0, 0, 0))


def cell(text: str, held_on: date | None) -> Due:
    """Return the date that a text is, in its own wording; what is not understood is undated and says so in `notes`."""
    written = " ".join(unicodedata.normalize("NFC", text).split())
    if not any(sign.isalnum() for sign in written):
        return UNDATED
    best = chosen(Reader(written[:LONGEST], held_on).found(is_whole=True))
    if best.rank == 0 or (best.due.precision == "year" and not _is_all(written, best)):
        return Due(None, None, "undated", written, (NOT_UNDERSTOOD,))
    return replace(best.due, wording=written)


def _is_all(text: str, one: Found) -> bool:
    """Whether no word is left beside a year: “Diwali 2018” is no year."""
    return not any(sign.isalpha() for sign in text[: one.start] + text[one.end :])
