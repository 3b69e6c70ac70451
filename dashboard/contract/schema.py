"""The tables of a snapshot and of the reference data, read once from `schema.toml`.

The contract grows: each table and column knows the version it came with, so that what was written before is held to
what its own version demanded, and has nothing where it lacks something.
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

SQL_TYPES = {
    "key": "varchar",
    "text": "varchar",
    "integer": "bigint",
    "number": "double",
    "boolean": "boolean",
    "date": "date",
}


_TITLES = ("title", "topic", "wording", "document", "summary", "organisation")


@dataclass(frozen=True)
class Column:
    """One column: its type, what it means and what may stand in it."""

    name: str
    type: str
    meaning: str
    required: bool = False
    allowed: tuple[str | int, ...] = ()
    references: tuple[str, ...] = ()
    unit: str = ""
    since: int = 1

    @property
    def sql_type(self) -> str:
        """The DuckDB type of the column."""
        return SQL_TYPES[self.type]


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, and the columns that make its key."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    repeats_by: str = ""
    since: int = 1

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def row_key(self) -> tuple[str, ...]:
        """The columns that tell a row from every other: the key, and by what rows of one key repeat."""
        return (*self.key, self.repeats_by) if self.repeats_by else self.key

    @property
    def title(self) -> str:
        """The column that says to readers which row it is; empty where only the key does."""
        return next((name for name in _TITLES if name in self.header), "")

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError where there is none."""
        return {column.name: column for column in self.columns}[name]

    def lacks(self, header: Collection[str]) -> tuple[str, ...]:
        """Return the columns that a header does not have and that came after the first version: it may be older."""
        return tuple(column.name for column in self.columns if column.since > 1 and column.name not in header)

    def without(self, names: Collection[str]) -> "Table":
        """Return the table as it was before it had some columns."""
        return replace(self, columns=tuple(column for column in self.columns if column.name not in names))


def tables_of(version: int) -> dict[str, Table]:
    """Return the tables of a snapshot as that version of the contract had them."""
    return {
        name: table.without([column.name for column in table.columns if column.since > version])
        for name, table in TABLES.items()
        if table.since <= version
    }


def _table(name: str, body: dict) -> Table:
    since = body.get("since", 1)
    columns = tuple(
        Column(
            column,
            **{"since": since}
            | {key: tuple(value) if isinstance(value, list) else value for key, value in facts.items()},
        )
        for column, facts in body["columns"].items()
    )
    return Table(name, body["meaning"], tuple(body["key"]), columns, body.get("repeats_by", ""), since)


_CONTRACT = tomllib.loads(Path(__file__).with_name("schema.toml").read_text("utf-8"))
VERSION: int = _CONTRACT["version"]
TABLES: dict[str, Table] = {name: _table(name, body) for name, body in _CONTRACT["tables"].items()}
REFERENCE: dict[str, Table] = {name: _table(name, body) for name, body in _CONTRACT["reference"].items()}
COLUMNS = frozenset(name for table in TABLES.values() for name in table.header)
