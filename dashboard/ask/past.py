"""What a check reads of the past: of a long history the few snapshots that tell a row's whole story.

A rule may ask where a row of today first stood, which snapshot came right before that, and how the row last stood
before today. In which snapshots that was, keys alone tell; a file's keys are read once, however many commits follow.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

import duckdb

from dashboard.ask import queries
from dashboard.contract.schema import TABLES, Table, tables_of
from dashboard.problems import Sentence
from dashboard.store import NotWhole, Snapshot, is_whole
from dashboard.store.snapshot import MANY

Keys = frozenset[str]
MOST = 10_000  # files whose keys are kept
_TABLE = re.compile(r"\bhistory\.(\w+)")
_keys: dict[str, Keys] = {}  # by SHA-256


def telling(
    snapshot: Snapshot, history: Iterable[Snapshot], rules: Iterable[queries.Query]
) -> dict[str, list[Snapshot]]:
    """Return, for each table that rules look back at, the earlier snapshots that tell all they may ask, by day."""
    earlier = [*{one.date: one for one in history if one.date < snapshot.date}.values()]
    named = {name for rule in rules for sql in queries.texts(rule) for name in _TABLE.findall(sql)}
    return {name: _telling(TABLES[name], snapshot, earlier) for name in sorted(named)}


def _telling(table: Table, snapshot: Snapshot, earlier: Sequence[Snapshot]) -> list[Snapshot]:
    having = [one for one in earlier if one.rows.get(table.name)]
    if not snapshot.rows.get(table.name) or any(one.rows[table.name] >= MANY for one in having):
        return having if snapshot.rows.get(table.name) else []
    held = _held(table, [*having, snapshot])
    today = held[-1]
    first = _met(held[:-1], today)
    last = {len(having) - 1 - at for at in _met(held[-2::-1], today)}
    # A row that is new today has the newest snapshot right before its first.
    right_before = {at - 1 for at in first if at} | {len(having) - 1} if having else set()
    return [having[at] for at in sorted({*first, *last, *right_before})]


def _met(held: Sequence[Keys], wanted: Keys) -> set[int]:
    """Return the places in which any of the keys that are wanted are met for the first time."""
    met, left, seen = set(), set(wanted), Keys()
    for at, keys in enumerate(held):
        if keys is not seen and not left.isdisjoint(keys):
            met.add(at)
            left -= keys
        seen = keys
        if not left:
            break
    return met


def naming(
    codes: Collection[str], columns: Iterable[tuple[str, str]], snapshots: Sequence[Snapshot]
) -> dict[str, tuple[str, Snapshot]]:
    """Return each of some codes that stands in columns (table, name) of snapshots, with the last place it stands in.

    Only those columns are read, of each file once. NotWhole: a file was changed while it was read.
    """
    found: dict[str, tuple[int, str]] = {}
    for table, column in columns if codes else ():
        having = [one for one in snapshots if one.rows.get(table) and column in tables_of(one.version)[table].header]
        files = {one.hashes[table]: one for one in having}
        at = {one.hashes[table]: place for place, one in enumerate(snapshots) if one in having}
        sql = f'select distinct filename, "{column}" from held where list_contains($codes, "{column}")'
        for file, code in _read(sql, table, files, codes=list(codes)):
            found[code] = max(found.get(code, (-1, "")), (at[file], table))
    return {code: (table, snapshots[place]) for code, (place, table) in found.items()}


def _held(table: Table, snapshots: Sequence[Snapshot]) -> list[Keys]:
    """Return the keys of a table in each of some snapshots. NotWhole: a file was changed while it was read."""
    new = {one.hashes[table.name]: one for one in snapshots if one.hashes[table.name] not in _keys}
    if len(_keys) + len(new) > MOST:
        _keys.clear()
        new = {one.hashes[table.name]: one for one in snapshots}
    key = f"concat_ws(' + ', {', '.join(table.row_key)})"
    found = _read(f"select filename, list(distinct {key}) from held group by filename", table.name, new)
    _keys.update({file: Keys(keys) for file, keys in found})
    return [_keys[one.hashes[table.name]] for one in snapshots]


def _read(sql: str, table: str, files: Mapping[str, Snapshot], **values: object) -> list[tuple]:
    """Ask files of a table, as `held`; the first column is `filename`, and is returned as the file's SHA-256."""
    if not files:
        return []
    paths = {one.at(table): file for file, one in files.items()}
    with duckdb.connect(config={"threads": 1}) as connection:
        held = f"with held as (from read_parquet($paths, filename = true)) {sql}"
        found = connection.execute(held, {"paths": [*paths], **values}).fetchall()
    if changed := [one for one in files.values() if not is_whole(one)]:
        raise NotWhole(Sentence("%(snapshot)s was changed while it was read", snapshot=changed[0]))
    return [(paths[path], *rest) for path, *rest in found]
