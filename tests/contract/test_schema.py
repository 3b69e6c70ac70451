"""The contract: versions of tables and columns, and what an older header may lack."""

import re

import pytest

from dashboard.contract import schema
from dashboard.contract.schema import REFERENCE, TABLES, VERSION, Column, Table, tables_of

ALL = [*TABLES.values(), *REFERENCE.values()]
FIRST = Table(
    "visits",
    "Visits.",
    ("visit",),
    (Column("visit", "key", "Its name", required=True), Column("cost", "number", "Its cost", since=2)),
)


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_no_version_is_of_the_future_and_nothing_older_could_be_empty(table):
    assert 1 <= table.since <= VERSION
    for column in table.columns:
        assert table.since <= column.since <= VERSION
        assert not (column.required and column.since > table.since), f"{column.name} would be empty in what is older"
        assert not (column.name in table.row_key and column.since > table.since)


def test_the_first_version_stays_as_it_was():
    """Sixteen tables: whatever is added later has a number of its own."""
    first = tables_of(1)
    assert {"figures", "reminders"}.isdisjoint(first)
    assert len(first) == 16
    assert {"priority", "closed_as"}.isdisjoint(first["deadlines"].header)
    assert {"summary", "language"}.isdisjoint(first["sources"].header)
    assert tables_of(VERSION) == TABLES


def test_a_header_may_lack_what_came_later_and_nothing_else():
    assert FIRST.lacks(["visit"]) == ("cost",)
    assert FIRST.lacks(["visit", "cost"]) == ()
    assert FIRST.lacks([]) == ("cost",)
    assert FIRST.without(("cost",)).header == ("visit",)


def test_columns_of_a_later_table_came_with_it():
    body = {"meaning": "Visits.", "key": ["visit"], "since": 2, "columns": {"visit": {"type": "key", "meaning": "It"}}}
    made = schema._table("visits", body)
    assert [column.since for column in made.columns] == [2]


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_what_is_referred_to_is_there(table):
    known = {f"{one.name}.{one.key[0]}" for one in ALL}
    assert {target for column in table.columns for target in column.references} <= known
    assert all(re.fullmatch(r"[a-z][a-z_]*", column.name) for column in table.columns)
