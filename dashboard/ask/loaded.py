"""Small tables as they were read from disk: each file once, however many snapshots and readers share it."""

import atexit
import threading
from collections.abc import Mapping
from functools import cache
from typing import Any

import duckdb

from dashboard.contract.schema import Table
from dashboard.problems import Sentence
from dashboard.store import NotWhole, Snapshot, is_whole

MOST = 2_000_000  # rows; past it everything is read anew


class Loaded:
    """Keeps the rows of files by their SHA-256. Shared between threads."""

    def __init__(self) -> None:
        """Start empty."""
        self._connection = duckdb.connect(":memory:", config={"threads": 1})
        self._lock = threading.Lock()
        self._held: dict[str, set[str]] = {}
        self._rows = 0

    def take(self, table: Table, files: Mapping[str, Snapshot]) -> Any:
        """Return the rows of some files of a table in memory (Arrow), with the `file` each is of.

        `files` are SHA-256s, each with a snapshot that has it.
        NotWhole: a file was changed while it was read.
        """
        with self._lock:
            held = self._held.get(table.name, set())
            if new := {file: one for file, one in files.items() if file not in held}:
                self._read(table, new)
            asked = f"select * from {table.name} where file in (select unnest($files))"
            return self._connection.sql(asked, params={"files": list(files)}).to_arrow_table()

    def _read(self, table: Table, new: Mapping[str, Snapshot]) -> None:
        if self._rows > MOST:
            for name in self._held:
                self._connection.execute(f"drop table {name}")
            self._held, self._rows = {}, 0
        if table.name not in self._held:
            create(self._connection, table, table.name)
            self._held[table.name] = set()
        read(self._connection, table, table.name, new)
        if changed := [one for one in new.values() if not is_whole(one)]:
            gone = f"delete from {table.name} where file in (select unnest($files))"
            self._connection.execute(gone, {"files": list(new)})
            raise NotWhole(Sentence("%(snapshot)s was changed while it was read", snapshot=changed[0]))
        self._held[table.name].update(new)
        self._rows += sum(one.rows[table.name] for one in new.values())

    def close(self) -> None:
        """Forget everything for good."""
        self._connection.close()


def create(connection: duckdb.DuckDBPyConnection, table: Table, name: str) -> None:
    """Make an empty table for the rows of files, each with the `file` it is of."""
    columns = ", ".join(f'"{column.name}" {column.sql_type}' for column in table.columns)
    connection.execute(f"create table {name} ({columns}, file varchar)")


def read(connection: duckdb.DuckDBPyConnection, table: Table, name: str, files: Mapping[str, Snapshot]) -> None:
    """Read the rows of files into such a table."""
    # By name: a file from before a column was added has nothing in it.
    held = "read_parquet($paths, union_by_name = true, filename = true)"
    told = "$files[list_position($paths, filename)] as file"
    paths = [one.at(table.name) for one in files.values()]
    sql = f"insert into {name} by name select * exclude (filename), {told} from {held}"
    connection.execute(sql, {"paths": paths, "files": list(files)})


@cache
def loaded() -> Loaded:
    """Return what this process has loaded."""
    held = Loaded()
    atexit.register(held.close)  # a connection that is still open when Python ends is reported as leaked
    return held
