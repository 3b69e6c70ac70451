"""What the shared views show of a day is worked out once for all regions; never too much of it.

That both ways give the same rows is held for every query in test_queries.
"""

from datetime import date, timedelta

import pytest

from dashboard import ask
from dashboard.ask import changes, connection, views
from tests import tiny

WORKED_OUT = "select table_name from duckdb_tables() where schema_name like 'kept_%'"


@pytest.fixture
def data(tmp_path):
    return tmp_path


def ask_timing(held: ask.Database, day: date, region: str | None = None) -> list[dict]:
    query = ask.load("follow_up_counts")
    return held.rows(query, **dict.fromkeys(query.params) | {"as_of": day, "region": region})


def worked_out(held: ask.Database) -> list[str]:
    return [name for (name,) in held._cursor().execute(WORKED_OUT).fetchall()]


def test_a_day_is_worked_out_once_for_all_regions(data):
    held = tiny.views(data, tiny.unchecked(data))
    assert worked_out(held) == []
    for region in (None, "ES51", "ITI2"):
        ask_timing(held, tiny.DAY, region)
    assert worked_out(held) == ["follow_up_timing"]
    ask_timing(held, tiny.DAY + timedelta(days=1))
    assert worked_out(held) == ["follow_up_timing"] * 2


def test_past_the_most_a_day_is_asked_as_it_is(data, monkeypatch):
    monkeypatch.setattr(views, "MOST", 2)
    held, every = tiny.views(data, tiny.unchecked(data)), [tiny.DAY + timedelta(days=days) for days in range(4)]
    told = [ask_timing(held, day) for day in every]
    assert len(worked_out(held)) == 2
    monkeypatch.setattr(views, "MOST", 0)
    assert told == [ask_timing(tiny.views(data, held.snapshot), day) for day in every]


def test_past_the_most_rows_a_day_is_asked_as_it_is(data, monkeypatch):
    monkeypatch.setattr(views, "MOST_ROWS", 1)
    held = tiny.views(data, tiny.unchecked(data))
    told = [ask_timing(held, tiny.DAY + timedelta(days=days)) for days in range(2)]
    assert len(worked_out(held)) == 1
    assert all(told)


def test_of_a_table_left_in_its_file_no_rows_are_held_but_what_is_shown_of_others_is(data, monkeypatch):
    early, late = (tiny.unchecked(data, day=day) for day in (tiny.DAY, tiny.DAY + timedelta(days=9)))
    monkeypatch.setattr(connection, "MANY", len(tiny.ROWS["deadlines"]))
    held = tiny.views(data, early, late)
    query = ask.load("changes_counted")
    for table in ("deadlines", "participation"):
        held.rows(query, **dict.fromkeys(query.params) | changes.asked(table, early.date, late.date))
    assert worked_out(held) == ["changed_rows"]


def test_what_could_not_be_worked_out_is_tried_again(data):
    held = tiny.views(data, tiny.unchecked(data))
    for _ in range(2):
        with pytest.raises(ask.CannotAsk, match="Conversion"):
            ask_timing(held, "no day")
    assert ask_timing(held, tiny.DAY)
