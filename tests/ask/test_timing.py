"""Timing of follow-ups, held against an oracle in plain Python."""

from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import ask
from dashboard.contract.schema import TABLES

COLUMNS = {column.name: column for column in TABLES["deadlines"].columns}
URGENCY = ["past_due", "due_soon", "later", "ongoing", "undated", "done", "dropped"]


def timing(status: str, precision: str, due_to: date | None, as_of: date) -> str:
    """Say it again without SQL: what is closed keeps its status, the rest is told from the calendar."""
    if status in {"done", "dropped"}:
        return status
    if precision == "ongoing":
        return "ongoing"
    if due_to is None:
        return "undated"
    days = (due_to - as_of).days
    return "past_due" if days < 0 else "due_soon" if days <= 30 else "later"


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect() as opened:
        opened.execute(
            "create table deadlines (" + ", ".join(f'"{c.name}" {c.sql_type}' for c in COLUMNS.values()) + ")"
        )
        for view in ("due_soon_days", "timing_on", "urgency_of", "follow_up_timing"):
            opened.execute(ask.load(view, ask.FOLDER / "views").sql)
        yield opened


def timed(connection, deadlines: list[dict], as_of: date) -> list[dict]:
    connection.execute("delete from deadlines")
    for number, row in enumerate(deadlines):
        values = {"deadline": str(number), **row}
        marks = ", ".join(f"${name}" for name in values)
        names = ", ".join(f'"{name}"' for name in values)
        connection.execute(f"insert into deadlines ({names}) values ({marks})", values)
    found = connection.execute("from follow_up_timing($as_of) order by deadline::int", {"as_of": as_of})
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def state(row: dict, said: str) -> str:
    """Say in words how it stands: what is past due may have had an outcome that nobody called done."""
    if said != "past_due":
        return said
    return "not_closed" if row.get("outcome") else "no_outcome"


def hold(connection, deadlines: list[dict], as_of: date) -> None:
    for given_row, row in zip(deadlines, timed(connection, deadlines, as_of), strict=True):
        due_to = given_row["due_to"]
        expected = timing(given_row["status"], given_row["precision"], due_to, as_of)
        assert row["timing"] == expected
        assert row["state"] == state(given_row, expected)
        assert row["urgency"] == URGENCY.index(expected) + 1
        assert row["days_left"] == (None if due_to is None else (due_to - as_of).days)
        assert row["is_follow_up"] == (given_row["kind"] != "event")
        assert row["is_open"] == (given_row["status"] not in ("done", "dropped"))


days = st.dates(date(2015, 1, 1), date(2049, 12, 31))
near = st.builds(lambda day, by: day + timedelta(by), st.just(date(2018, 2, 7)), st.integers(-40, 40))
rows = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(COLUMNS["kind"].allowed),
        "status": st.sampled_from(COLUMNS["status"].allowed),
        "precision": st.sampled_from(COLUMNS["precision"].allowed),
        "due_to": st.none() | days | near,
        "outcome": st.none() | st.just("The draft is out."),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, min_size=1, max_size=8), near | days)
def test_any_deadline_on_any_day(connection, deadlines, as_of):
    hold(connection, deadlines, as_of)


@pytest.mark.parametrize(
    "due_to",
    [date(2018, 6, 30), date(2018, 12, 31), date(2020, 2, 29), date(2019, 2, 28), date(2018, 3, 25), date(2017, 1, 1)],
)
@pytest.mark.parametrize("by", [-366, -365, -31, -30, -1, 0, 1, 29, 30, 31, 365, 366])
def test_the_days_on_which_it_turns(connection, due_to, by):
    row = {"kind": "task", "status": "planned", "precision": "half-year", "due_to": due_to}
    hold(connection, [row, row | {"status": "done"}, row | {"precision": "ongoing"}], due_to - timedelta(by))


@pytest.mark.parametrize(
    ("by", "said"),
    [(-1, "past_due"), (0, "due_soon"), (1, "due_soon"), (30, "due_soon"), (31, "later")],
)
def test_due_today_is_not_late_and_thirty_days_are_within(connection, by, said):
    as_of = date(2018, 2, 7)
    row = {"kind": "task", "status": "waiting", "precision": "day", "due_to": as_of + timedelta(by)}
    assert timed(connection, [row], as_of)[0]["timing"] == said
