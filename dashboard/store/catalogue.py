"""Which snapshots there are: every whole one by data set and date, and why each other folder is not.

A folder is read once and judged again only when a file in it was touched, so that every rerun of a page may ask.
"""

import os
import re
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from dashboard.contract.schema import tables_of
from dashboard.store.manifest import NotWhole, Snapshot, read

_FOLDER = re.compile(r"\d{4}-\d{2}-\d{2}")
# Two changes within one tick of the file system's clock look like one: what was touched just now is not remembered.
_TICK = 50_000_000  # nanoseconds


@dataclass(frozen=True)
class Fault:
    """A folder that readers pass over, or a history that does not hold, in one sentence."""

    data_set: str
    date: str
    sentence: str


def histories(data: Path) -> dict[str, tuple[Snapshot, ...]]:
    """Return the whole snapshots of every data set that has one, earliest first; the record comes first."""
    held = {name: tuple(history(data, name)) for name in _data_sets(data)}
    return {name: found for name, found in held.items() if found}


def data_sets(data: Path) -> list[str]:
    """Return the data sets that have a whole snapshot, the record first."""
    return list(histories(data))


def history(data: Path, data_set: str) -> list[Snapshot]:
    """Return the whole snapshots of a data set, earliest first; empty where there is none."""
    return [found for _, found in _scan(data, data_set) if isinstance(found, Snapshot)]


def is_whole(snapshot: Snapshot) -> bool:
    """Whether the files of a snapshot are still those it was found with."""
    return judge(snapshot.folder) == snapshot


def verify(data: Path) -> list[Fault]:
    """Name every folder that is not a whole snapshot, and every break in the chain of parents."""
    faults = []
    for data_set in _data_sets(data):
        parent: str | None = ""
        for name, found in _scan(data, data_set):
            if isinstance(found, str):
                faults.append(Fault(data_set, name, found))
                parent = None
                continue
            if parent is not None and found.parent != parent:
                sentence = "its parent is not the snapshot before it: the history was altered or a snapshot removed"
                faults.append(Fault(data_set, name, sentence))
            parent = found.digest
    return faults


def judge(folder: Path) -> Snapshot | str:
    """Return the whole snapshot in a folder, or the sentence that says why there is none."""
    try:
        if folder.is_symlink() or not folder.is_dir():
            return "it is not a folder of its own"
        facts = _facts(folder)
        is_fresh = time.time_ns() - max((fact[-1] for fact in facts), default=0) < _TICK
        return _judge.__wrapped__(folder, facts) if is_fresh else _judge(folder, facts)
    except OSError as fault:  # it vanished or cannot be read; next time it may
        return f"it cannot be read ({fault.strerror})"


@lru_cache(maxsize=256)
def _judge(folder: Path, _facts: tuple) -> Snapshot | str:
    try:
        snapshot = read(folder)
        _hold_tables(snapshot)
    except NotWhole as fault:
        return str(fault)
    return snapshot


def _facts(folder: Path) -> tuple:
    """Return what tells that a file in the folder was touched, the time of its last change last."""
    with os.scandir(folder) as entries:
        states = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries]
    return tuple(
        sorted((name, at.st_mode, at.st_ino, at.st_size, at.st_mtime_ns, at.st_ctime_ns) for name, at in states)
    )


def _hold_tables(snapshot: Snapshot) -> None:
    """Hold each file to its table as its version of the contract has it: rows, columns, types. NotWhole: it differs."""
    files = {str(path): name for name, path in snapshot.tables.items()}
    try:
        with duckdb.connect() as connection:
            counted = "select file_name, num_rows from parquet_file_metadata($files)"
            rows = dict(connection.execute(counted, {"files": list(files)}).fetchall())
            typed = "select file_name, name, duckdb_type from parquet_schema($files) where duckdb_type is not null"
            found = connection.execute(typed, {"files": list(files)}).fetchall()
    except duckdb.Error as fault:
        raise NotWhole(f"a table cannot be read as parquet ({str(fault).splitlines()[0]})") from None
    demanded = tables_of(snapshot.version)
    for path, table in files.items():
        expected = [(column.name, column.sql_type.upper()) for column in demanded[table].columns]
        if [(name, kind) for file, name, kind in found if file == path] != expected:
            raise NotWhole(f"{Path(path).name} does not hold the columns of the table {table}")
        if rows[path] != snapshot.rows[table]:
            raise NotWhole(f"{Path(path).name} has {rows[path]} rows where {snapshot.rows[table]} were committed")


def _scan(data: Path, data_set: str) -> list[tuple[str, Snapshot | str]]:
    folders = [entry for entry in _entries(data / "snapshots" / data_set) if _FOLDER.fullmatch(entry.name)]
    return [(folder.name, judge(folder)) for folder in folders]


def _data_sets(data: Path) -> list[str]:
    names = [entry.name for entry in _entries(data / "snapshots") if entry.is_dir() and not entry.is_symlink()]
    return sorted(names, key=lambda name: (name != "record", name))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        return []
