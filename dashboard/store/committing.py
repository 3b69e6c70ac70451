"""Write a snapshot so that a crash at any point leaves the old state or the new one.

Written aside on the same file system, synced, checked, renamed into place; one writer at a time.
"""

import errno
import os
import shutil
import uuid
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from dashboard.contract.schema import TABLES, Table
from dashboard.problems import Problem, Refused, Stale, errors
from dashboard.store import manifest, permission
from dashboard.store.catalogue import history
from dashboard.store.files import ASIDE, sync
from dashboard.store.manifest import Snapshot
from dashboard.store.sources import Rows, Source

_HINTS = {
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EROFS: "the folder is read-only",
    errno.EACCES: "you may not write there; ask whoever looks after the machine",
}
Check = Callable[[Snapshot, list[Snapshot]], list[Problem]]


def commit(data: Path, source: Source, check: Check, parent: str | None = None) -> Snapshot:
    """Commit a source as the newest snapshot of its data set, and return it.

    `parent` is the digest of the snapshot it was made from, None to follow whatever is newest.
    Committing the same content twice returns the snapshot that is there. Stale: somebody else was first.
    Refused: nobody may write now, a check failed, the day is not after the newest one, or the disk would not take it.
    """
    permission.hold()
    folder = data / "snapshots" / source.data_set
    with _plain_disk_faults(folder), _one_writer(data):
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        before = history(data, source.data_set)
        earlier = [snapshot for snapshot in before if snapshot.date < source.date]
        aside = folder / f"{ASIDE}{uuid.uuid4().hex}" / source.data_set / str(source.date)
        aside.mkdir(parents=True)
        try:
            candidate = _write(aside, source, earlier[-1].digest if earlier else "")
            if same := [snapshot for snapshot in before if snapshot.digest == candidate.digest]:
                return same[0]
            if candidate.digest not in {snapshot.parent for snapshot in before}:  # else it mends a damaged one
                _hold_parent(source, before, parent)
            if stops := errors(check(candidate, before)):
                raise Refused(*stops)
            _rename(aside, folder / str(source.date))
        finally:
            shutil.rmtree(aside.parents[1], ignore_errors=True)
    return manifest.read(folder / str(source.date))


@contextmanager
def candidate(source: Source, parent: str, folder: Path):
    """Write a source into a folder of the caller's, as the snapshot it would become; nothing is committed.

    Refused: the disk would not take it.
    """
    aside = folder / source.data_set / str(source.date)
    with _plain_disk_faults(folder):
        aside.mkdir(parents=True)
        written = _write(aside, source, parent)
    yield written


def _write(folder: Path, source: Source, parent: str) -> Snapshot:
    files = {name: folder / f"{name}.parquet" for name in TABLES}
    # One thread and a fixed order of rows, so that the same rows give the same bytes.
    with duckdb.connect(config={"threads": 1}) as connection:
        for name, path in files.items():
            _write_parquet(connection, TABLES[name], source.tables[name], path)
    rows = {name: len(source.tables[name]) for name in TABLES}
    (folder / manifest.NAME).write_bytes(manifest.build(source, rows, files, parent))
    for path in (*folder.iterdir(), folder):
        sync(path)
    return manifest.read(folder)


def _write_parquet(connection: duckdb.DuckDBPyConnection, table: Table, rows: Rows, path: Path) -> None:
    columns = ", ".join(f'"{column.name}" {column.sql_type}' for column in table.columns)
    connection.execute(f'create table "{table.name}" ({columns})')
    # Column by column in one statement: row by row takes many times as long.
    cells = ", ".join(f"unnest(?::{column.sql_type}[])" for column in table.columns)
    values = [[row[name] for row in rows] for name in table.header]
    connection.execute(f'insert into "{table.name}" select {cells}', values)
    # Written in the order of the key: finds a region's rows together, and the order people typed in does not count.
    order = ", ".join(f'"{name}"' for name in dict.fromkeys((*table.key, *table.header)))
    connection.table(table.name).order(order).write_parquet(str(path), compression="zstd")


def _hold_parent(source: Source, before: list[Snapshot], parent: str | None) -> None:
    newest = before[-1] if before else None
    if parent is not None and parent != (newest.digest if newest else ""):
        raise Stale(
            f"Someone committed a newer snapshot of {source.data_set} ({newest.date if newest else 'none'}, "
            f"“{newest.label if newest else ''}”) since yours was taken out; take it out again or rebase."
        )
    if newest and source.date <= newest.date:
        raise Stale(
            f"{source.data_set} has a snapshot of {newest.date} already, and a snapshot never changes; "
            f"give the new one a later date."
        )


def _rename(aside: Path, target: Path) -> None:
    if target.exists():  # a folder that is not whole: keep its bytes for whoever looks into it, out of the way
        target.rename(target.with_name(f".damaged-{target.name}-{uuid.uuid4().hex[:8]}"))
    aside.rename(target)
    try:
        sync(target.parent)
    except OSError:  # the disk does not vouch for it: what nobody may rely on is not shown
        target.rename(aside)
        raise


def _sweep(folder: Path) -> None:
    for leftover in folder.glob(f"{ASIDE}*"):
        shutil.rmtree(leftover, ignore_errors=True)


@contextmanager
def _one_writer(data: Path):
    (data / "snapshots").mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(data / "snapshots" / ".lock", timeout=30):
            yield
    except Timeout:
        raise Refused("Someone else has been committing for half a minute; try again in a moment.") from None


@contextmanager
def _plain_disk_faults(folder: Path):
    try:
        yield
    except duckdb.IOException as fault:  # it says the reason in words of its own
        number = next((number for number in _HINTS if os.strerror(number) in str(fault)), 0)
        raise Refused(_told(folder, _HINTS.get(number, str(fault).splitlines()[0]))) from fault
    except OSError as fault:
        raise Refused(_told(folder, _HINTS.get(fault.errno, fault.strerror or str(fault)))) from fault


def _told(folder: Path, hint: str) -> str:
    return f"The snapshot was not written to {folder}: {hint}. Nothing was changed."
