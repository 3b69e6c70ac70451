"""What differs between two snapshots of a data set, for every table of the schema. Knows no screen.

Two rows are the same row if their keys are equal; an answer given again on another day is a row of its own. White
space and case are no change. A row of which only `source` differs says what it said before, and is counted apart
as `source_only`. The snapshots may be given in either order. Views of a chosen region tell what concerns it alone.
"""

from datetime import date

import numpy as np
import pandas as pd

from dashboard.ask import Views, load
from dashboard.contract.schema import TABLES

# What can become of a row, most telling first. Only what has a due date can be done, dropped, slip and so on.
KINDS = (
    "done", "slipped", "brought_forward", "dropped", "reopened", "dated", "undated", "status_changed", "added",
    "removed", "changed", "reworded", "source_only", "unchanged",
)  # fmt: skip


def asked(table: str, before: date, after: date) -> dict[str, object]:
    """Return what the queries on changes are bound to, from the schema; KeyError where there is no such table."""
    return _of(table) | {"title": TABLES[table].title, "before": before, "after": after}


def thread_of(table: str, row: str) -> dict[str, object]:
    """Return what the query `thread` is bound to; `row` is the key of the item, its parts joined by +."""
    return _of(table) | {"row": row}


def changes(views: Views, before: date, after: date, *tables: str) -> pd.DataFrame:
    """Return what changed: table, row, title, what, project, kind, days, field, old, new, source.

    One row a changed field, and one with no field for each row added or removed; of the tables named, else of all.
    `days` is by how much the due date of the row moved. ValueError: one of the days has no snapshot here.
    """
    _hold_days(views, before, after)
    differing = [table for table in tables or TABLES if views.held(table, before) != views.held(table, after)]
    spans = [(table, before) for table in differing] or [("reminders", after)]  # else no row, with all its columns
    found = [_run(views, "changes", table, day, after).assign(table=table) for table, day in spans]
    told = [frame for frame in found if len(frame)] or found[:1]
    rows = pd.concat(told, ignore_index=True).astype({"days": "Int64"})
    return rows[["table", *(name for name in rows.columns if name != "table")]]


def counts(views: Views, before: date, after: date, *tables: str) -> pd.DataFrame:
    """Return table, kind, count_rows and the range of days moved; of the tables named, else of all.

    ValueError: one of the days has no snapshot here.
    """
    _hold_days(views, before, after)
    found = []
    for table in tables or TABLES:
        held = views.held(table, after)
        if held == views.held(table, before):  # the same file: no rows have to be compared
            counted = _unchanged(_amount(views, table, after, held[1]))
        else:
            counted = _run(views, "changes_counted", table, before, after)
        found.append(counted.assign(table=table))
    rows = pd.concat(found, ignore_index=True)
    return rows[["table", "kind", "count_rows", "days_least", "days_most"]]


def by_table(counted: pd.DataFrame) -> pd.DataFrame:
    """Return the counts of `counts` with a row a table: added, removed, changed, source_only, unchanged, is_changed."""
    kinds = ("added", "removed", "source_only", "unchanged")
    named = counted.assign(kind=counted["kind"].where(counted["kind"].isin(kinds), "changed"))
    wide = named.pivot_table("count_rows", "table", "kind", "sum", fill_value=0, sort=False)
    wide = wide.reindex(columns=[*kinds, "changed"], fill_value=0)
    return wide.assign(is_changed=wide.drop(columns="unchanged").sum(axis=1) > 0).reset_index()


def ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """Return changes with the most telling kind first, within it those that moved furthest, else by title."""
    order = rows["kind"].map(KINDS.index), -rows["days"].abs().fillna(0), rows["title"], rows["row"]
    keys = pd.concat(order, axis=1, keys=["kind", "days", "title", "row"])
    return rows.loc[keys.sort_values([*keys.columns], kind="stable").index]


def told(views: Views, before: date, after: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what the sentence on changes tells of: the counts of follow-ups that changed, and what changed.

    Nobody owes an event. The counts are those of follow_up_changes_counted, by what is asked for the lines anyway.
    """
    rows = changes(views, before, after, "deadlines", "projects")
    owed = rows[(rows["table"] == "deadlines") & (rows["what"] != "event")].drop_duplicates("row")
    days = owed["days"].abs().groupby(owed["kind"], sort=False)
    counts = pd.DataFrame({"count_rows": days.size(), "days_least": days.min(), "days_most": days.max()})
    return counts.rename_axis("kind").reset_index(), rows


def thread(views: Views, table: str, row: str) -> pd.DataFrame:
    """Return the history of one item over all snapshots: snapshot, label, kind, field, old, new, source.

    `kind` is first_seen, removed, came_back, or what `changes` calls it. Empty where no snapshot knows the item.
    """
    return views.run(load("thread"), **thread_of(table, row))


def _run(views: Views, name: str, table: str, before: date, after: date) -> pd.DataFrame:
    return views.run(load(name), **asked(table, before, after), region=views.region)


def _of(table: str) -> dict[str, object]:
    held = TABLES[table]
    return {"table": table, "key": list(held.row_key), "columns": list(held.header)}


def _amount(views: Views, table: str, day: date, rows: int) -> int:
    if not views.region or not rows:
        return rows
    return views.rows(load("rows_of_region_counted"), **_of(table), day=day, region=views.region)[0]["count_rows"]


def _unchanged(rows: int) -> pd.DataFrame:
    return pd.DataFrame({"kind": ["unchanged"], "count_rows": [rows], "days_least": [np.nan], "days_most": [np.nan]})


def _hold_days(views: Views, *days: date) -> None:
    held = {row["snapshot"] for row in views.rows(load("snapshots_listed"))}
    if missing := sorted(set(days) - held):
        raise ValueError(f"there is no snapshot of {', '.join(map(str, missing))}")
