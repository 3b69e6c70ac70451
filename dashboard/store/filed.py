"""The rows of a large table, left in a parquet file: read a part at a time, compared and changed by the database.

To those who go through them they are rows as any others; they are never all in memory as Python's own.
"""

import shutil
import weakref
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, overload

from dashboard.contract.schema import Table
from dashboard.store.connection import cursor
from dashboard.store.snapshot import MANY

if TYPE_CHECKING:  # takes half a second to import, and small tables do without
    import pyarrow

Row = dict[str, Any]
Key = tuple[Any, ...]
Rows = Sequence[Row]  # of a Value each; which of them, the contract says for its column
_PART = 20_000  # rows in memory at a time


class Filed(Sequence[Row]):
    """Rows of a table in a file. A folder that was made for them alone goes with the last who has them."""

    def __init__(self, table: Table, path: Path, room: Path | None = None) -> None:
        """Take a file as it is; a column that it was written before has nothing in it."""
        self.table, self.path = table, path
        if room:
            weakref.finalize(self, shutil.rmtree, room, ignore_errors=True)
        with cursor() as connection:
            found = connection.read_parquet(str(path))
            had, self._amount = found.columns, found.count("*").fetchall()[0][0]
        self.is_complete = tuple(had) == table.header
        cells = (f'"{c.name}"' if c.name in had else f'null::{c.sql_type} as "{c.name}"' for c in table.columns)
        place = str(path).replace("'", "''")
        self.sql = f"select {', '.join(cells)} from read_parquet('{place}')"

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self._amount

    def __iter__(self) -> Iterator[Row]:
        """Yield each row, in the order of the file."""
        with cursor() as connection:
            found = connection.execute(self.sql)
            while part := found.fetchmany(_PART):
                yield from (dict(zip(self.table.header, row, strict=True)) for row in part)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at):
        """Return a row by its place; IndexError where there is none."""
        chosen = range(len(self))[at]
        if isinstance(chosen, range):
            return [*islice(self, chosen.start, chosen.stop, chosen.step)]
        return next(islice(self, chosen, None))

    def unlike(self, other: "Filed") -> list[Row]:
        """Return the rows that others do not have, in any order."""
        return [] if self.path == other.path else self._asked(f"({self.sql}) except ({other.sql})")

    def at(self, keys: Iterable[Key]) -> list[Row]:
        """Return the rows that have one of some keys."""
        held, asked = self._keys(keys)
        return self._asked(f"select rows.* from ({self.sql}) as rows semi join ({held}) using ({self._key})", asked)

    def changed(self, rows: Iterable[Row], without: Iterable[Key] = ()) -> "Filed":
        """Return these rows with some put in the place of those of the same key, or added, and without others."""
        new = list(rows)
        keys = dict.fromkeys([*(tuple(row[name] for name in self.table.row_key) for row in new), *without])
        if not keys:
            return self
        held, asked = self._keys(keys)
        room = Path(mkdtemp())
        path = room / f"{self.table.name}.parquet"
        with cursor() as connection:
            connection.register("new", _arrow(self.table, new))
            kept = f"select rows.* from ({self.sql}) as rows anti join ({held}) using ({self._key})"
            connection.sql(f"{kept} union all from new", params=asked).write_parquet(str(path), compression="zstd")
        return Filed(self.table, path, room)

    @property
    def _key(self) -> str:
        return ", ".join(f'"{name}"' for name in self.table.row_key)

    def _keys(self, keys: Iterable[Key]) -> tuple[str, list[list]]:
        """Return a statement for keys, and what it is bound to."""
        columns = [list(part) for part in zip(*keys, strict=True)] or [[] for _ in self.table.row_key]
        types = [self.table.column(name).sql_type for name in self.table.row_key]
        parts = (
            f'unnest(${at}::{kind}[]) as "{name}"'
            for at, (name, kind) in enumerate(zip(self.table.row_key, types, strict=True), 1)
        )
        return f"select {', '.join(parts)}", columns

    def _asked(self, sql: str, values: list | None = None) -> list[Row]:
        with cursor() as connection:
            found = connection.execute(sql, values or []).fetchall()
        return [dict(zip(self.table.header, row, strict=True)) for row in found]


def kept(table: Table, rows: Iterator[Row]) -> Rows:
    """Return rows as a list where they are few, else in a file of their own."""
    first = list(islice(rows, MANY))
    if len(first) < MANY:
        return first
    from pyarrow import parquet

    room = Path(mkdtemp())
    path, left = room / f"{table.name}.parquet", chain(first, rows)
    with parquet.ParquetWriter(path, _arrow(table, []).schema, compression="zstd") as file:
        while part := list(islice(left, _PART)):
            file.write_table(_arrow(table, part))
    return Filed(table, path, room)


def _arrow(table: Table, rows: Sequence[Row]) -> "pyarrow.Table":
    """Return rows column by column, which is many times as quick to hand on as row by row."""
    import pyarrow

    kinds = {
        "varchar": pyarrow.string(), "bigint": pyarrow.int64(), "double": pyarrow.float64(),
        "boolean": pyarrow.bool_(), "date": pyarrow.date32(),
    }  # fmt: skip
    schema = pyarrow.schema([(column.name, kinds[column.sql_type]) for column in table.columns])
    return pyarrow.Table.from_pydict({name: [row[name] for row in rows] for name in table.header}, schema)
