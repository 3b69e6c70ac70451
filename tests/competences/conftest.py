"""The shipped sources as snapshots in a folder of the tests, with the CSVs as plain rows for an independent count."""

import csv
import shutil
from functools import cache
from pathlib import Path

import pytest

from dashboard import store
from dashboard.ask import Database, load
from dashboard.config import ROOT
from dashboard.store import sources


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A data folder with every day of both data sets as a snapshot."""
    data = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT / "data" / "sources", data / "sources")
    shutil.copytree(ROOT / "data" / "reference", data / "reference")
    for folder in (data / "sources" / "record").iterdir():
        if folder.is_dir() and not (folder / "snapshot.toml").exists():
            (folder / "snapshot.toml").write_text('label = "A day"\n', "utf-8")
    for name in sources.data_sets(data):
        for day in sources.days(data, name):
            store.commit(data, sources.read(data, name, day), lambda *_: [])
    return data


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
def known(built, request) -> Known:
    """The first and last snapshot of the record and of the demo."""
    return Known(built, *request.param)


@pytest.fixture(scope="session")
def demo_known(built) -> Known:
    """The last snapshot of the demo."""
    return Known(built, "demo", -1)


@pytest.fixture(scope="session")
def record_known(built) -> Known:
    """The last snapshot of the record."""
    return Known(built, "record", -1)
