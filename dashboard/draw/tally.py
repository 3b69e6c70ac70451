"""Follow-ups as marks, one each: its shape and colour say the timing, its row whose or what it is."""

from typing import Any

import pandas as pd

from dashboard.ask import records
from dashboard.say.messages import later

BY = {
    "owner": later("Owner"),
    "agenda_title": later("Agenda item"),
    "project_title": later("Project"),
    "kind": later("Kind"),
}
NONE = {
    "owner": later("no owner recorded"),
    "agenda_title": later("no agenda item recorded"),
    "project_title": later("no project recorded"),
    "kind": later("no kind recorded"),
}


def rows(found: pd.DataFrame, column: str) -> list[tuple[Any, list[dict]]]:
    """Return the value of each row with its follow-ups, the row with most that is past due, then open, on top.

    `found` is the query follow_ups: one row a follow-up, most urgent first. Those without a value have a row: None.
    """
    grouped: dict[Any, list[dict]] = {}
    for one in records(found):
        grouped.setdefault(one[column], []).append(one)
    return sorted(grouped.items(), key=lambda row: _ahead(row[1]), reverse=True)


def _ahead(held: list[dict]) -> tuple[int, int]:
    return sum(one["timing"] == "past_due" for one in held), sum(bool(one["is_open"]) for one in held)
