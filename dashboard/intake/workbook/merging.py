"""What differs between two states of the tables, field by field, and two sides' changes to one base joined.

White space and case are written, but are no change: neither is counted as one, as Changes does not, nor collides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.contract.letters import noiseless
from dashboard.contract.schema import TABLES, Table
from dashboard.store.filed import Filed, Key, Row, Rows
from dashboard.store.values import Value

Tables = Mapping[str, Rows]


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
        sides = base[table.name], mine[table.name], theirs[table.name]
        keys = _changed(table, *sides[:2])
        old, own, other = (_by_key(table, rows, keys) for rows in sides)
        found = {
            key: _row(table, key, old.get(key), own.get(key), other.get(key), collisions)
            for key in (dict.fromkeys([*other, *own]) if keys is None else keys)  # on neither side: gone
        }
        rows = [row for row in found.values() if row is not None]
        gone = [key for key, row in found.items() if row is None]
        joined[table.name] = rows if keys is None else onto(table, sides[2], rows, gone)
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
    keys = _changed(table, before[table.name], after[table.name])
    old, new = (_by_key(table, side[table.name], keys) for side in (before, after))
    for key in sorted(old.keys() | new.keys(), key=named):
        if key not in new:
            yield Change("removed", table.name, key)
        elif key not in old:
            yield Change("added", table.name, key)
        else:
            for name in table.header:
                if old[key][name] != new[key][name]:
                    yield Change("changed", table.name, key, name, old[key][name], new[key][name])


def onto(table: Table, rows: Rows, new: Sequence[Row], without: Sequence[Key] = ()) -> Rows:
    """Return rows with new ones in the place of those of the same key, or after them, and without others."""
    if isinstance(rows, Filed):
        return rows.changed(new, without)
    held = {key_of(table, row): row for row in (*rows, *new)}
    return [row for key, row in held.items() if key not in {*without}]


def of_keys(table: Table, rows: Rows, keys: Iterable[Key]) -> dict[Key, Row]:
    """Return the rows that have one of some keys."""
    wanted = {*keys}
    held = rows.at(wanted) if isinstance(rows, Filed) else rows
    return {key: row for row in held if (key := key_of(table, row)) in wanted}


def _changed(table: Table, before: Rows, after: Rows) -> list[Key] | None:
    """Return the keys of rows in which two large tables differ; None where all have to be looked at."""
    if not (isinstance(before, Filed) and isinstance(after, Filed)):
        return None
    return [*dict.fromkeys(key_of(table, row) for row in (*after.unlike(before), *before.unlike(after)))]


def _by_key(table: Table, rows: Rows, keys: list[Key] | None) -> dict[Key, Row]:
    if keys is None:
        return {key_of(table, row): row for row in rows}
    return of_keys(table, rows, keys)


def told(value: Value) -> str:
    """Return a value as a change tells it: in quotation marks, and not at length."""
    if value is None:
        return "nothing"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"“{text if len(text) <= 80 else text[:79] + '…'}”"
