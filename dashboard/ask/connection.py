"""One snapshot as locked-down DuckDB views, beside the history of its data set.

In schema `history` stands each table with all snapshots of the data set, told apart by a column `snapshot` (date); in
`main` the part of the chosen snapshot, and the code lists. All is read once, so that nothing is ever mixed from two
states of a folder; after that DuckDB may open no file at all.
"""

import threading
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from dashboard.ask import queries
from dashboard.contract import code_lists
from dashboard.contract.schema import REFERENCE, TABLES, Table
from dashboard.store import NotWhole, Snapshot, is_whole, journal, shelf
from dashboard.store.snapshot import TOLD

if TYPE_CHECKING:  # takes a second to import, and rows do without
    import pandas as pd

MANY = 1_000_000  # rows


class Database:
    """Read-only views over one snapshot and its history. Safe to share between threads."""

    def __init__(
        self, snapshot: Snapshot, history: Iterable[Snapshot], reference: Path, *, with_views: bool = True
    ) -> None:
        """Open the tables, and the views that queries share; NotWhole where a file was changed while it was read."""
        self.snapshot = snapshot
        self._of_thread = threading.local()
        kept = [other for other in history if other.date != snapshot.date] + [snapshot]
        past = [other for other in kept if other.date <= snapshot.date]  # what came later was not known
        # With few rows more threads cost more than they help; readers bring their own.
        few = sum(sum(other.rows.values()) for other in past) < MANY
        self._connection = duckdb.connect(":memory:", config={"threads": 1} if few else {})
        for table in REFERENCE.values():
            self._load(table, code_lists.rows(reference, table.name))
        for schema in ("history", "chosen"):
            self._connection.execute(f"create schema {schema}")
        for table in TABLES.values():
            self._keep(table, {at: one.date for one in past if (at := one.at(table.name))})
        if changed := [other for other in past if not is_whole(other)]:
            raise NotWhole(f"{changed[0]} was changed while it was read")
        self._list(kept)
        self._tell(shelf.book(snapshot.folder.parent))
        for view in queries.views() if with_views else ():
            self._connection.execute(view.sql)
        for setting in ("enable_external_access = false", "lock_configuration = true"):
            self._connection.execute(f"set {setting}")

    def run(self, query: queries.Query, **values) -> "pd.DataFrame":
        """Run a named query with its parameters bound; one column a name in its select list."""
        return self._cursor().execute(query.sql, _bound(query, values)).df()

    def rows(self, query: queries.Query, **values) -> list[dict]:
        """Run a named query; each row as plain Python values, dates as datetime.date, nothing as None."""
        found = self._cursor().execute(query.sql, _bound(query, values))
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        # A connection must not be shared by threads; a cursor of it may read beside the others. A thread keeps its
        # own: on a new one each time, small queries took a tenth longer.
        if not hasattr(self._of_thread, "cursor"):
            self._of_thread.cursor = self._connection.cursor()
        return self._of_thread.cursor

    def _load(self, table: Table, rows: code_lists.Rows) -> None:
        self._connection.execute(f"create table {table.name} ({_columns(table)})")
        if rows:
            values = ", ".join(f"nullif(unnest(${at}::varchar[]), '')" for at, _ in enumerate(table.columns, 1))
            columns = [[row[name] for row in rows] for name in table.header]
            self._connection.execute(f"insert into {table.name} select {values}", columns)

    def _keep(self, table: Table, dates: dict[str, date]) -> None:
        name = f"history.{table.name}"
        self._connection.execute(f"create table {name} ({_columns(table)}, snapshot date)")
        if dates:
            # By name: a snapshot from before a column was added has nothing in it. The day of each is the one that
            # readers are shown, whatever its folder is named.
            files = "read_parquet($paths, union_by_name = true, filename = true)"
            day = "$dates[list_position($paths, filename)] as snapshot"
            sql = f"insert into {name} by name select * exclude (filename), {day} from {files}"
            self._connection.execute(sql, {"paths": list(dates), "dates": list(dates.values())})
        chosen = f"select * exclude (snapshot) from {name} where snapshot = date '{self.snapshot.date}'"
        if self.snapshot.rows.get(table.name, 0) < MANY:  # few rows are held apart, and asked a tenth quicker
            self._connection.execute(f"create table chosen.{table.name} as {chosen}")
            chosen = f"from chosen.{table.name}"
        self._connection.execute(f"create view {table.name} as {chosen}")

    def _list(self, kept: list[Snapshot]) -> None:
        told = ("digest", *TOLD)
        columns = ", ".join(f"{name} varchar" for name in told)
        self._connection.execute(f"create table snapshots (snapshot date, {columns}, count_rows bigint)")
        rows = [(one.date, *(getattr(one, name) for name in told), sum(one.rows.values())) for one in kept]
        self._connection.executemany(f"insert into snapshots values (?{', ?' * (len(told) + 1)})", rows)

    def _tell(self, book: journal.Journal) -> None:
        told = ("recorded_at", "action", "snapshot", "date", "label", "recorded_by", "reason", "digest", "chain")
        columns = ", ".join(f'"{name}" {"date" if name == "date" else "varchar"}' for name in told)
        self._connection.execute(f"create table journal (entry bigint, {columns})")
        rows = [(at, *(getattr(one, name) for name in told)) for at, one in enumerate(book.entries, start=1)]
        if rows:
            self._connection.executemany(f"insert into journal values (?{', ?' * len(told)})", rows)


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}" {column.sql_type}' for column in table.columns)


def _bound(query: queries.Query, values: dict) -> dict:
    if missing := set(query.params) - values.keys():
        raise TypeError(f"{query.name} needs {', '.join(sorted(missing))}")
    return {name: values[name] for name in query.params}
