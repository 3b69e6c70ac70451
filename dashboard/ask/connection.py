"""One snapshot as locked-down DuckDB views, beside the history of its data set.

In schema `history` stands each table with all snapshots of the data set, told apart by a column `snapshot` (date); in
`main` the part of the chosen snapshot, and the code lists. What is small is read once; what is large stays in its
files, which are watched: nothing is ever mixed from two states of a folder. After that DuckDB may open nothing else.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from dashboard.ask import queries, views
from dashboard.ask.loaded import create, loaded, read
from dashboard.ask.rows import Found, frame
from dashboard.contract import code_lists
from dashboard.contract.schema import REFERENCE, TABLES, Table, tables_of
from dashboard.problems import Sentence
from dashboard.store import NotWhole, Snapshot, is_whole, shelf
from dashboard.store.files import mark
from dashboard.store.journal import Journal
from dashboard.store.snapshot import MANY, TOLD

DERIVED = frozenset({"latest_answers"})  # views that a large snapshot has as tables
_PART = 20_000  # rows in memory at a time
_FEW = 20_000  # rows of all tables in all snapshots, of which these cost more than they help: a seventh of all CPU
_SPARED = "join_order,statistics_propagation,projection_pullup,common_subplan"

if TYPE_CHECKING:  # takes a second to import, and rows do without
    import pandas as pd


class Database:
    """Read-only views over one snapshot and its history. Safe to share between threads."""

    def __init__(
        self,
        snapshot: Snapshot,
        history: Iterable[Snapshot],
        reference: Path,
        *,
        once: Mapping[str, Sequence[Snapshot]] | None = None,
    ) -> None:
        """Open the tables; NotWhole where a file was changed while it was read.

        What is looked at `once`, as the checks do, is not kept; it gives the earlier snapshots that each table is read
        from, and of any other table the snapshot's own rows are all.
        """
        self.snapshot, self.region = snapshot, None  # whose rows are asked for where nobody says: those of all
        self._of_thread = threading.local()
        kept = [other for other in history if other.date != snapshot.date and once is None] + [snapshot]
        past = [other for other in kept if other.date <= snapshot.date]  # what came later was not known
        read = {name: past if once is None else [*once.get(name, ()), snapshot] for name in TABLES}
        opened = list(dict.fromkeys(one for held in read.values() for one in held))
        config: dict[str, Any] = {"threads": 1}
        if sum(sum(other.rows.values()) for other in opened) < _FEW:
            config["disabled_optimizers"] = _SPARED
        self._connection = duckdb.connect(":memory:", config=config)
        self._files: dict[Path, tuple[Snapshot, tuple]] = {}
        self._past = {one.date: one for one in opened}
        self._columns: dict[tuple[str, object], tuple[str, ...]] = {}
        self._days: list[tuple[str, date]] = []
        self._views = views.SharedViews(self._connection, views.MOST if once is None else 0)
        self._connection.execute("begin")  # a commit after each of some hundred statements takes half the time
        for table in REFERENCE.values():
            self._load(table, code_lists.rows(reference, table.name))
        self._connection.execute("create schema history; create schema held")
        self._connection.execute("create table held.days (file varchar, snapshot date)")
        for table in TABLES.values():
            self._keep(table, read[table.name], is_kept=once is None)
        self._fill("held.days", self._days)
        looked_at = [snapshot] if once is None and not self._files else opened
        if changed := [one for one in looked_at if not is_whole(one)]:
            raise NotWhole(Sentence("%(snapshot)s was changed while it was read", snapshot=changed[0]))
        self._list(kept)
        self._tell(shelf.book(snapshot.folder.parent))
        for name in DERIVED & snapshot.derived.keys():
            path = str(snapshot.derived[name])
            self._connection.execute(f"create table {name} as from read_parquet($1)", [path])
            self._views.count(name)
        self._connection.execute("commit")
        # With few rows, as to open, more threads cost more than they help; readers bring their own.
        if self._files:
            self._connection.execute("reset threads")
        self._connection.execute("set allowed_paths = $1", [[str(path) for path in self._files]])
        self._connection.execute("set enable_external_access = false; set lock_configuration = true")

    def run(self, query: queries.Query, **values) -> "pd.DataFrame":
        """Run a named query with its parameters bound; one column a name in its select list."""
        return frame(self.found(query, **values))

    def rows(self, query: queries.Query, **values) -> list[dict]:
        """Run a named query; each row as plain Python values, dates as datetime.date, nothing as None."""
        return self.found(query, **values).rows

    def found(self, query: queries.Query, **values) -> Found:
        """Run a named query; its rows as `rows` gives them, of which `frame` makes what `run` gives."""
        asked = self._asked(query, values)
        types = {name: str(kind) for name, kind, *_ in asked.description}
        rows = [dict(zip(types, row, strict=True)) for row in asked.fetchall()]
        self._hold()
        return Found(rows, types)

    def each(self, query: queries.Query, **values) -> Iterator[dict]:
        """Yield each row of a named query as `rows` does, of which some thousand are in memory at a time."""
        found = self._connection.cursor().execute(*self._views.statement(query, _bound(query, values)))
        names = [column[0] for column in found.description]
        while part := found.fetchmany(_PART):
            yield from (dict(zip(names, row, strict=True)) for row in part)
        self._hold()

    def names(self, query: queries.Query, source: str, **values) -> bool:
        """Whether a row of a query names a place in a document; it is looked for until it is found."""
        columns = self._naming(query, values)
        return bool(columns and self.rows(queries.naming(query, columns), **values, place=source))

    def places(self, query: queries.Query, **values) -> frozenset[str]:
        """Return every place in a document that the rows of a query name."""
        columns = self._naming(query, values)
        found = self.rows(queries.places(query, columns), **values) if columns else []
        return frozenset(row["place"] for row in found)

    def _naming(self, query: queries.Query, values: dict) -> tuple[str, ...]:
        """Return the columns that name places; which there are, no value but the name of a table can change."""
        known = query.sql, values.get("table")
        if known not in self._columns:
            told = self._asked(queries.part(query, 0), values).description
            held = (name for name, kind, *_ in told if name.endswith("source") and kind == "VARCHAR")
            self._columns[known] = tuple(held)
        return self._columns[known]

    def held(self, table: str, day: date) -> tuple[str, int]:
        """Return the SHA-256 of a table in the snapshot of a day, and how many rows it has."""
        return self._past[day].hashes.get(table, ""), self._past[day].rows.get(table, 0)

    def _asked(self, query: queries.Query, values: dict) -> duckdb.DuckDBPyConnection:
        return self._cursor().execute(*self._views.statement(query, _bound(query, values)))

    def _hold(self) -> None:
        """NotWhole: a file that rows are read from is no longer the one that was opened."""
        for path, (one, was) in self._files.items():
            if (now := mark(path)) == was:
                continue
            # One more name of the file, as a commit gives it that shares the table, touches it and changes nothing.
            if not now or now[:-1] != was[:-1] or not is_whole(one):
                told = f"{path.name} ({self.snapshot})"
                raise NotWhole(Sentence("%(snapshot)s was changed while it was read", snapshot=told))
            self._files[path] = one, now

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

    def _keep(self, table: Table, past: list[Snapshot], *, is_kept: bool) -> None:
        """Hold a table's rows where they are few, each file once; else leave them in their files."""
        having = [one for one in past if one.rows.get(table.name)]
        if any(one.rows[table.name] >= MANY for one in having):
            self._point(table, having)
            return
        files = {one.hashes[table.name]: one for one in having}
        name, held, asked = table.name, f"held.{table.name}", self.snapshot.hashes.get(table.name, "")
        if files and is_kept:
            self._connection.register("taken", loaded().take(table, files))
            self._connection.execute(f"create table {held} as from taken")
            self._connection.unregister("taken")
        else:  # what is looked at once goes without Arrow, which takes half a second to import
            create(self._connection, table, held)
            if files:
                read(self._connection, table, held, files)
        self._days += [(one.hashes[name], one.date) for one in having]
        own = "true" if list(files) == [asked] else f"file = '{asked}'"
        self._connection.execute(
            f"create view history.{name} as select held.* exclude (file), days.snapshot from {held} as held "
            f"inner join held.days using (file); create view {name} as select * exclude (file) from {held} where {own}"
        )

    def _point(self, table: Table, having: list[Snapshot]) -> None:
        """Read a table from its files whenever it is asked; `run` sees to it that they are still the same."""
        views = {one: _select(table, one) for one in having}
        told = " union all ".join(f"select *, date '{one.date}' as snapshot from ({sql})" for one, sql in views.items())
        self._connection.execute(f"create view history.{table.name} as {told}")
        nothing = f"select * exclude (snapshot) from history.{table.name} where false"
        self._connection.execute(f"create view {table.name} as {views.get(self.snapshot, nothing)}")
        self._views.leave(table.name)
        self._files |= {path: (one, mark(path)) for one in having for path in [one.tables[table.name]]}

    def _list(self, kept: list[Snapshot]) -> None:
        told = ("digest", *TOLD)
        columns = ", ".join(f"{name} varchar" for name in told)
        self._connection.execute(f"create table snapshots (snapshot date, {columns}, count_rows bigint)")
        self._fill(
            "snapshots", [(one.date, *(getattr(one, name) for name in told), sum(one.rows.values())) for one in kept]
        )

    def _tell(self, book: Journal) -> None:
        told = ("recorded_at", "action", "snapshot", "date", "label", "recorded_by", "reason", "digest", "chain")
        columns = ", ".join(f'"{name}" {"date" if name == "date" else "varchar"}' for name in told)
        self._connection.execute(f"create table journal (entry bigint, {columns})")
        self._fill("journal", [(at, *(getattr(one, name) for name in told)) for at, one in enumerate(book.entries, 1)])

    def _fill(self, table: str, rows: Sequence[Sequence]) -> None:
        """Insert rows column by column, which is many times as quick as row by row."""
        if rows:
            cells = ", ".join(f"unnest(${at})" for at, _ in enumerate(rows[0], 1))
            self._connection.execute(f"insert into {table} select {cells}", [*map(list, zip(*rows, strict=True))])


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}" {column.sql_type}' for column in table.columns)


def _select(table: Table, one: Snapshot) -> str:
    """Return the statement that reads a table from its file; one from before a column was added has nothing in it."""
    had = tables_of(one.version)[table.name].header
    cells = (f'"{c.name}"' if c.name in had else f'null::{c.sql_type} as "{c.name}"' for c in table.columns)
    path = str(one.tables[table.name]).replace("'", "''")
    return f"select {', '.join(cells)} from read_parquet('{path}')"


def _bound(query: queries.Query, values: dict) -> dict:
    if missing := set(query.params) - values.keys():
        raise TypeError(f"{query.name} needs {', '.join(sorted(missing))}")
    return {name: values[name] for name in query.params}
