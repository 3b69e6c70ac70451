"""One month as weeks of days, each with what stands on it. Pure."""

import calendar
from datetime import date, timedelta

from dashboard.contract.vocabulary import REAL
from dashboard.say import codes, words
from dashboard.say.messages import _

SHORT = 7  # days a date may take to stand in the days themselves, rather than beside the month


def names(first: int, last: int) -> list[str]:
    """Return every month of the years as 2018-02."""
    return [f"{year}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]


def beside(month: str, by: int) -> str:
    """Return the month so many months later, as 2018-02."""
    year, number = map(int, month.split("-"))
    years, rest = divmod(number - 1 + by, 12)
    return f"{year + years:04}-{rest + 1:02}"


def weeks(month: str, dates: list[dict]) -> list[list[dict]]:
    """Return the weeks of a month from Monday on; each day has day, is_in_month and dates, the rows that stand on it.

    `dates` are rows of calendar_dates; those without real days or of more than a week are left to `throughout`.
    """
    short = [row for row in dates if row["due_to"] and not _why_beside(row)]
    year, number = map(int, month.split("-"))
    return [
        [
            {
                "day": day,
                "is_in_month": day.month == number,
                "dates": [row for row in short if _start(row) <= day <= row["due_to"]],
            }
            for day in week
        ]
        for week in calendar.Calendar().monthdatescalendar(year, number)
    ]


def throughout(month: str, dates: list[dict]) -> list[dict]:
    """Return the dates that touch the month and do not stand on its days, each with `why`."""
    year, number = map(int, month.split("-"))
    first, last = date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
    touching = (row for row in dates if row["due_to"] and _start(row) <= last and row["due_to"] >= first)
    return [row | {"why": why} for row in touching if (why := _why_beside(row))]


def _why_beside(row: dict) -> str:
    """Return why a date does not stand on days of its own; empty where it does."""
    if row["precision"] not in REAL:
        return codes.label("reason", row["precision"])
    return _("it takes more than a week") if row["due_to"] - _start(row) >= timedelta(days=SHORT) else ""


def _start(row: dict) -> date:
    return row["due_from"] or row["due_to"]


def title(month: str) -> str:
    """Return a month as February 2018."""
    return words.titled(words.month(date.fromisoformat(f"{month}-01")))
