"""The shared views in one database: made when a statement first reads them, and what they show of a day kept.

Views stand on views, and of few rows a statement is planned for longer than it runs. So one whose header says that it
is `kept` is worked out when it is first asked with some values, into a table in memory, whatever the region. What is
asked of a table that is left in its files is never held there.
"""

import re
import threading
from collections.abc import Mapping

import duckdb

from dashboard.ask import queries

MOST, MOST_ROWS = 96, 200_000  # tables of a database and the rows of all, some 30 MB
_CALL = re.compile(r"\b(\w+)\(\$([\w$, ]+)\)")
_PARAM = re.compile(r"\$(\w+)")


class SharedViews:
    """Which views were made, and what was worked out. Safe to share between threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, most: int) -> None:
        """Start with none; once so many, or so many rows, were worked out, views are asked as they are."""
        self._connection, self._most, self._lock = connection, most, threading.Lock()
        self._made, self._tables, self._rows = set[str](), dict[str, str](), 0
        self._in_files = set[str]()

    def count(self, name: str) -> None:
        """Count a view as made that stands as a table."""
        self._made.add(queries.load(name, queries.FOLDER / "views").sql)

    def leave(self, table: str) -> None:
        """Hold no rows of a table, which is left in its files."""
        self._in_files.add(table)

    def statement(self, query: queries.Query, values: Mapping[str, object]) -> tuple[str, dict[str, object]]:
        """Return what to execute for a query, and what to bind: all it reads stands from now, and is not made before.

        To make all views takes a third of opening.
        """
        views = queries.needed(query)
        kept = {view.name for view in views if view.is_kept}
        with self._lock:
            for view in views:
                if view.sql not in self._made:
                    self._connection.execute(view.sql)
                    self._made.add(view.sql)
            sql = _CALL.sub(lambda call: self._table(call, values) if call[1] in kept else call[0], query.sql)
        return sql, {name: values[name] for name in set(_PARAM.findall(sql)) & values.keys()}

    def _table(self, call: re.Match[str], values: Mapping[str, object]) -> str:
        """Return the table of what a view shows of the values that it is asked with."""
        bound = {name: values[name] for name in call[2].split(", $")}
        key = repr((call[1], *bound.values()))
        if key not in self._tables:
            is_full = len(self._tables) >= self._most or self._rows >= MOST_ROWS
            if is_full or self._in_files.intersection(map(str, bound.values())):
                return call[0]
            schema = f"kept_{len(self._tables)}"  # a table that is called as its view is, so that its columns are too
            self._connection.execute(f"create schema if not exists {schema}")
            made = self._connection.execute(f"create table {schema}.{call[1]} as from {call[0]}", bound)
            self._rows += made.fetchall()[0][0]
            self._tables[key] = f"{schema}.{call[1]}"
        return self._tables[key]
