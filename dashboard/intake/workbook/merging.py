"""What differs between two states of the tables, field by field, and two sides' changes to one base joined.

White space and case are written, but are no change: neither is counted as one, as Changes does not, nor collides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.contract.letters import noiseless
from dashboard.contract.schema import TABLES, Table
from dashboard.store.sources import Rows
from dashboard.store.values import Value

Tables = Mapping[str, Rows]
Row = dict[str, Any]
Key = tuple[Value, ...]


@dataclass(frozen=True)
class Change:
    """A row `added` or `removed`, or one column of a row `changed` from `before` to `after`."""

    kind: str
    table: str
    key: Key
    column: str = ""
    before: Value = None
    after: Value = None

    @property
    def is_rewriting(self) -> bool:
        """Whether it says what was said before, with other white space or case."""
        return bool(self.column) and same(self.before, self.after)

    def __str__(self) -> str:
        """Say it in one line: deadlines, patras: status “planned” → “done”."""
        row = f"{self.table}, {named(self.key)}"
        return (
            f"{row}: {self.column} {told(self.before)} → {told(self.after)}" if self.column else f"{row}: {self.kind}"
        )


@dataclass(frozen=True)
class Collision:
    """Both sides changed the same: `mine` is what is proposed, `theirs` what was committed meanwhile."""

    table: str
    key: Key
    column: str
    mine: str
    theirs: str


def key_of(table: Table, row: Row) -> Key:
    """Return what tells a row of the table from every other: its key, and the day of an answer given again."""
    return tuple(row[name] for name in table.row_key)


def named(key: Key) -> str:
    """Return a key as checks write it."""
    return " + ".join(str(part) for part in key)


def same(one: Value, other: Value) -> bool:
    """Whether two values say the same to a reader."""
    texts = [noiseless(value or "") for value in (one, other) if value is None or isinstance(value, str)]
    return one == other or (len(texts) == 2 and texts[0] == texts[1])


def differences(before: Tables, after: Tables) -> list[Change]:
    """Return every change between two states, by table, key and column."""
    return [change for table in TABLES.values() for change in _differences(table, before, after)]


def merged(base: Tables, mine: Tables, theirs: Tables) -> tuple[dict[str, Rows], list[Collision]]:
    """Return the tables with both sides' changes to `base`; where both changed the same, mine stands and is named."""
    joined: dict[str, Rows] = {}
    collisions: list[Collision] = []
    for table in TABLES.values():
        old, own, other = (_by_key(table, side[table.name]) for side in (base, mine, theirs))
        keys = dict.fromkeys([*other, *own])  # rows that are on neither side are gone
        rows = [_row(table, key, old.get(key), own.get(key), other.get(key), collisions) for key in keys]
        joined[table.name] = [row for row in rows if row is not None]
    return joined, collisions


def _row(
    table: Table, key: Key, base: Row | None, mine: Row | None, theirs: Row | None, collisions: list
) -> Row | None:
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if base is None or mine is None or theirs is None:
        if mine is None or theirs is None:
            sides = ["deleted" if side is None else "changed" for side in (mine, theirs)]
            collisions.append(Collision(table.name, key, "", *sides))
            return mine
        base = dict.fromkeys(table.header)
    row = {}
    for name in table.header:
        own, other = mine[name], theirs[name]
        row[name] = other if own == base[name] or (same(own, base[name]) and not same(other, own)) else own
        if not same(other, base[name]) and not same(other, row[name]):
            collisions.append(Collision(table.name, key, name, told(mine[name]), told(theirs[name])))
    return row


def _differences(table: Table, before: Tables, after: Tables) -> Iterator[Change]:
    old, new = _by_key(table, before[table.name]), _by_key(table, after[table.name])
    for key in sorted(old.keys() | new.keys(), key=named):
        if key not in new:
            yield Change("removed", table.name, key)
        elif key not in old:
            yield Change("added", table.name, key)
        else:
            for name in table.header:
                if old[key][name] != new[key][name]:
                    yield Change("changed", table.name, key, name, old[key][name], new[key][name])


def _by_key(table: Table, rows: Rows) -> dict[Key, Row]:
    return {key_of(table, row): row for row in rows}


def told(value: Value) -> str:
    """Return a value as a change tells it: in quotation marks, and not at length."""
    if value is None:
        return "nothing"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"“{text if len(text) <= 80 else text[:79] + '…'}”"
