"""The shipped snapshots beside their source tables as plain rows, for an independent count.

tests/test_shipped.py holds that they are what those tables give.
"""

import csv
from functools import cache
from pathlib import Path

import pytest

from dashboard import store
from dashboard.ask import Database, load


class Known:
    """One snapshot asked by query, and its source tables as plain rows of text."""

    def __init__(self, data: Path, data_set: str, at: int) -> None:
        self.history = store.history(data, data_set)
        self.snapshot = self.history[at]
        self.day = self.snapshot.date
        self.reference = data / "reference"
        self._data, self._views = data, Database(self.snapshot, self.history, self.reference)

    def ask(self, name: str, **values) -> list[dict]:
        query = load(name)
        return self._views.rows(query, **{param: ({"as_of": self.day} | values).get(param) for param in query.params})

    def rows(self, table: str, day=None, data_sets: tuple[str, ...] = ()) -> list[dict[str, str]]:
        """The rows of the table's latest file by a day, of the data set or else of the record."""
        for data_set in data_sets or (self.snapshot.data_set, "record"):
            folders = (self._data / "sources" / data_set).glob("????-??-??")
            held = [path for path in folders if path.name <= str(day or self.day) and (path / f"{table}.csv").exists()]
            if held:
                return _read(max(held) / f"{table}.csv")
        return []

    def list(self, name: str) -> list[dict[str, str]]:
        return _read(self._data / "reference" / f"{name}.csv")

    def members(self) -> set[str]:
        """The regions that are not known to have been no members."""
        return {row["region"] for row in self.list("regions") if row["membership"] != "not in 2017"}


@cache
def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session", params=[("record", 0), ("record", -1), ("demo", 0), ("demo", -1)],
                ids=lambda param: f"{param[0]} {param[1]}")  # fmt: skip
def known(data_folder, request) -> Known:
    """The first and last snapshot of the record and of the demo."""
    return Known(data_folder, *request.param)


@pytest.fixture(scope="session")
def demo_known(data_folder) -> Known:
    """The last snapshot of the demo."""
    return Known(data_folder, "demo", -1)


@pytest.fixture(scope="session")
def record_known(data_folder) -> Known:
    """The last snapshot of the record."""
    return Known(data_folder, "record", -1)
