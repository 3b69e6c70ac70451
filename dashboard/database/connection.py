"""One snapshot as locked-down DuckDB views, beside the history of its data set.

In `main` stand the tables of the snapshot and the code lists; in schema `history` each table again with all
snapshots of the data set, told apart by a column `snapshot` (date). DuckDB may read these files and nothing else.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.database import queries
from dashboard.schema import REFERENCE, TABLES, Table
from dashboard.snapshots.manifest import Snapshot

_DATE_OF_FILE = r"regexp_extract(filename, '(\d{4}-\d{2}-\d{2})[/\\][^/\\]+$', 1)::date as snapshot"


class Database:
    """Read-only views over one snapshot and its history. Safe to share between threads."""

    def __init__(self, snapshot: Snapshot, history: Iterable[Snapshot], reference: Path) -> None:
        """Open the views; duckdb.Error where a file is not parquet of the table it is named for."""
        self.snapshot = snapshot
        self._connection = duckdb.connect(":memory:")
        past = [other for other in history if other.digest != snapshot.digest] + [snapshot]
        for table in REFERENCE.values():
            self._load(table, reference / f"{table.name}.csv")
        for table in TABLES.values():
            self._view(table, [snapshot.tables[table.name]] if table.name in snapshot.tables else [], "main")
        self._connection.execute("create schema history")
        for table in TABLES.values():
            self._view(table, [other.tables[table.name] for other in past if table.name in other.tables], "history")
        self._connection.execute("create table snapshots (snapshot date, label varchar, digest varchar)")
        self._connection.executemany(
            "insert into snapshots values (?, ?, ?)", [(other.date, other.label, other.digest) for other in past]
        )
        for view in queries.views():
            self._connection.execute(view.sql)
        self._lock([str(path) for other in past for path in other.tables.values()])

    def run(self, query: queries.Query, **values) -> pd.DataFrame:
        """Run a named query with its parameters bound; one column a name in its select list."""
        with self._cursor() as cursor:
            return cursor.execute(query.sql, _bound(query, values)).df()

    def rows(self, query: queries.Query, **values) -> list[dict]:
        """Run a named query; each row as plain Python values, dates as datetime.date, nothing as None."""
        with self._cursor() as cursor:
            found = cursor.execute(query.sql, _bound(query, values))
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        # A connection must not be shared by threads; a cursor of it may read beside the others.
        return self._connection.cursor()

    def _load(self, table: Table, path: Path) -> None:
        columns = {column.name: column.sql_type for column in table.columns}
        if path.exists():
            self._connection.read_csv(path, header=True, columns=columns).create(table.name)
        else:
            self._empty(table, "")

    def _view(self, table: Table, paths: list[Path], schema: str) -> None:
        extra = f", {_DATE_OF_FILE}" if schema == "history" else ""
        self._connection.execute(f"use {schema}")
        if paths:
            files = self._connection.read_parquet([str(path) for path in paths], union_by_name=True, filename=True)
            # A snapshot from before a column was added has nothing in it.
            held = set(files.columns)
            chosen = ", ".join(
                f'"{column.name}"' if column.name in held else f'null::{column.sql_type} as "{column.name}"'
                for column in table.columns
            )
            files.project(chosen + extra).create_view(table.name)
        else:
            self._empty(table, ", null::date as snapshot" if extra else "")
        self._connection.execute("use main")

    def _empty(self, table: Table, extra: str) -> None:
        nothing = ", ".join(f'null::{column.sql_type} as "{column.name}"' for column in table.columns)
        self._connection.execute(f'create view "{table.name}" as select {nothing}{extra} where false')

    def _lock(self, paths: list[str]) -> None:
        listed = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
        for setting in (
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            f"allowed_paths = [{listed}]",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            self._connection.execute(f"set {setting}")


def _bound(query: queries.Query, values: dict) -> dict:
    if missing := set(query.params) - values.keys():
        raise TypeError(f"{query.name} needs {', '.join(sorted(missing))}")
    return {name: values[name] for name in query.params}
