"""Nothing is shown that was not known on the day it is read as of: held for every table on every day of both sets."""

from datetime import timedelta

import pytest

from dashboard import store
from dashboard.ask import parse
from dashboard.ask.connection import Database
from dashboard.contract.schema import TABLES

PLANNED = {"due_from", "due_to"}  # what is planned lies ahead, and is known


@pytest.fixture(scope="module")
def held(data_folder):
    return store.histories(data_folder), data_folder / "reference"


@pytest.mark.parametrize("data_set", ["record", "demo"])
def test_every_day_is_read_from_the_snapshot_that_held_then(held, data_set):
    first, last = held[0][data_set][0].date, held[0][data_set][-1].date + timedelta(days=3)
    days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    for day in days:
        for address in ({"as_of": str(day)}, {"as_of": str(day), "snapshot": str(last - timedelta(days=3))}):
            choice, _ = parse({"set": data_set} | address, *held)
            held_then = max(one.date for one in choice.history if one.date <= day)
            assert choice.snapshot.date == held_then


@pytest.mark.parametrize("data_set", ["record", "demo"])
def test_no_table_and_no_history_of_a_snapshot_holds_a_later_day(held, data_set):
    for snapshot in held[0][data_set]:
        views = Database(snapshot, held[0][data_set], held[1])
        for table in TABLES.values():
            days = [one.name for one in table.columns if one.type == "date" and one.name not in PLANNED]
            for shown, extra in ((table.name, []), (f"history.{table.name}", ["snapshot"])):
                for name in days + extra:
                    found = views._cursor().execute(f"select max({name}) from {shown}").fetchone()[0]
                    assert found is None or found <= snapshot.date, (snapshot, shown, name)
