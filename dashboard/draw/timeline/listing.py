"""The dates of the axis as a list by month, for a phone. Pure."""

from datetime import date, timedelta
from itertools import groupby

from dashboard.contract.vocabulary import REAL
from dashboard.say import words
from dashboard.say.messages import _

_OF_A_DAY = (*REAL, "before")
_SHORT = 24  # letters of a heading
LONG_AGO = timedelta(days=365)  # from when on the past is folded by year


def by_month(rows: list[dict], as_of: date) -> list[dict]:
    """Return groups with title, rows, and whether each `is_ahead` and `is_old`: by month, or by the time that is known.

    What is known as a half-year only is no date of its last month; nor is a fortnight that begins in another.
    """
    held = sorted(rows, key=_place)
    return [
        {
            "title": title, "rows": list(found), "year": ends.year, "is_ahead": ends > as_of,
            "is_old": ends < as_of - LONG_AGO,
        }
        for (ends, _is_vague, title), found in groupby(held, key=_place)
    ]  # fmt: skip


def _place(row: dict) -> tuple[date, bool, str]:
    is_of_a_month = (row["begins_on"].year, row["begins_on"].month) == (row["due_to"].year, row["due_to"].month)
    if row["precision"] in _OF_A_DAY or is_of_a_month:
        return _last(row["due_to"]), False, words.titled(words.month(row["due_to"]))
    when = row["wording"] if len(row["wording"]) <= _SHORT else words.about(row["begins_on"], row["due_to"])
    return row["due_to"], True, _("%(when)s, no day given", when=words.titled(when))


def _last(day: date) -> date:
    after = day.replace(day=28) + timedelta(days=4)
    return after.replace(day=1) - timedelta(days=1)
