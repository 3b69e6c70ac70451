"""Which snapshots there are: every whole one by data set and date, as the journal says that readers shall see it.

A folder is read once and judged again only when a file in it was touched, so that every rerun of a page may ask.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import duckdb

from dashboard.contract import domain
from dashboard.contract.schema import tables_of
from dashboard.problems import Sentence, reason
from dashboard.store import files, shelf
from dashboard.store.connection import cursor
from dashboard.store.journal import COMMIT, WITHDRAW, Entry, Journal
from dashboard.store.manifest import read
from dashboard.store.snapshot import NotWhole, Snapshot


def histories(data: Path) -> dict[str, tuple[Snapshot, ...]]:
    """Return the whole snapshots of every data set that has one, earliest first; the record comes first."""
    held = {name: tuple(history(data, name)) for name in shelf.data_sets(data)}
    return {name: found for name, found in held.items() if found}


def state(data: Path) -> tuple:
    """Return what changes whenever a snapshot comes or goes, or a journal grows; cheap to ask for."""
    return tuple(shelf.mark(shelf.place(data, name)) for name in shelf.data_sets(data))


def amount(data: Path) -> int:
    """Return how many snapshots lie there, whole or not."""
    return sum(len(shelf.names(shelf.place(data, name))) for name in shelf.data_sets(data))


def data_sets(data: Path) -> list[str]:
    """Return the data sets that have a whole snapshot, the record first."""
    return list(histories(data))


def history(data: Path, data_set: str) -> list[Snapshot]:
    """Return what readers are shown of a data set: the last whole snapshot of each day, earliest first."""
    return list({one.date: one for one in commits(data, data_set)}.values())


def commits(data: Path, data_set: str) -> list[Snapshot]:
    """Return every whole snapshot that was not withdrawn, in the order of their days and commits."""
    withdrawn = {name for name, entry in _book(data, data_set).latest.items() if entry.action == WITHDRAW}
    return [one for one in every(data, data_set) if one.folder.name not in withdrawn]


def every(data: Path, data_set: str) -> list[Snapshot]:
    """Return every whole snapshot, those withdrawn too, in the order of their days and commits."""
    book = _book(data, data_set)
    order = {entry.snapshot: at for at, entry in enumerate(book.commits)}
    found = [told(one, book) for _, one in scanned(shelf.place(data, data_set)) if isinstance(one, Snapshot)]
    kept = [one for one in found if _is_committed(one, book)]
    return sorted(kept, key=lambda one: (one.date, order.get(one.folder.name, len(order)), one.number))


def find(data: Path, data_set: str, name: str) -> Snapshot | None:
    """Return a whole snapshot by its day, `2018-06-14`, or by day and number, `2018-06-14.1`; None: there is none.

    The number counts the commits of the day on which they were made; the day alone means what readers are shown.
    """
    shown = {str(one.date): one for one in history(data, data_set)}
    return shown.get(name) or {one.name: one for one in every(data, data_set)}.get(name)


def _book(data: Path, data_set: str) -> Journal:
    return shelf.book(shelf.place(data, data_set))


def beside(snapshot: Snapshot, name: str) -> Snapshot | None:
    """Return another whole snapshot of the same data set by its name, as `find` does."""
    return find(snapshot.folder.parents[2], snapshot.data_set, name)


def is_whole(snapshot: Snapshot) -> bool:
    """Whether the files of a snapshot are still those it was found with."""
    found = judge(snapshot.folder)
    return isinstance(found, Snapshot) and (found.digest == snapshot.digest or snapshot.is_beginning)


def is_data(data: Path) -> bool:
    """Whether a folder is one of data, though it may be empty: any other is another's, named by mistake."""
    return any((data / name).exists() for name in ("snapshots", "sources", domain.NAME))


def begins(data: Path, data_set: str) -> bool:
    """Whether it is the record of a data folder, and nothing was ever committed to it: no snapshot, no journal."""
    place = shelf.place(data, data_set)
    is_ours = data_set == "record" and (data_set in shelf.data_sets(data) or (data / domain.NAME).is_file())
    return is_ours and not shelf.names(place) and not shelf.book(place).commits


def whole(place: Path, entry: Entry) -> bool:
    """Whether the snapshot that a line of the journal tells of stands in its place as it was committed."""
    found = judge(shelf.opened(place, entry.snapshot))
    return isinstance(found, Snapshot) and found.digest == entry.digest


def adopted(place: Path) -> Journal:
    """Return a journal that begins with the whole snapshots of a place, as for a history from before there was one."""
    book = Journal()
    for _, one in scanned(place):
        if isinstance(one, Snapshot):
            book = book.grown(
                Entry(COMMIT, one.folder.name, one.digest, one.date, one.label, "", one.recorded_by, one.origin)
            )
    return book


def told(snapshot: Snapshot, book: Journal) -> Snapshot:
    """Return a snapshot with the day and the label that the journal gives it."""
    entry = book.latest.get(snapshot.folder.name)
    return replace(snapshot, date=entry.date, label=entry.label) if entry else snapshot


def _is_committed(snapshot: Snapshot, book: Journal) -> bool:
    """Whether the journal knows of no other snapshot in that folder; where it knows of none, `verify` says so."""
    entry = book.latest.get(snapshot.folder.name)
    return entry is None or entry.digest == snapshot.digest


def judge(folder: Path) -> Snapshot | str:
    """Return the whole snapshot in a folder, or the sentence that says why there is none."""
    try:
        if folder.is_symlink() or not folder.is_dir():
            return Sentence("it is not a folder of its own")
        facts = shelf.touched(folder)
        age = time.time_ns() - max((fact[-1] for fact in facts), default=0)
        is_fresh = abs(age) < files.TICK  # from a clock that was set back it is of tomorrow, and not touched just now
        return _judge.__wrapped__(folder, facts) if is_fresh else _judge(folder, facts)
    except OSError as fault:  # it vanished or cannot be read; next time it may
        return Sentence("it cannot be read (%(fault)s)", fault=fault.strerror)


@lru_cache(maxsize=4096)
def _judge(folder: Path, _facts: tuple) -> Snapshot | str:
    try:
        snapshot = read(folder)
        _hold_tables(snapshot)
    except NotWhole as fault:
        return reason(fault)
    return snapshot


def _hold_tables(snapshot: Snapshot) -> None:
    """Hold each file to its table as its version of the contract has it: rows, columns, types. NotWhole: it differs."""
    files = {snapshot.hashes[table]: str(path) for table, path in snapshot.tables.items()}
    try:
        _look_into({digest: path for digest, path in files.items() if digest not in _inside})
    except duckdb.Error as fault:
        raise NotWhole(
            Sentence("a table cannot be read as parquet (%(fault)s)", fault=str(fault).splitlines()[0])
        ) from None
    demanded = tables_of(snapshot.version)
    for table, path in snapshot.tables.items():
        rows, columns = _inside[snapshot.hashes[table]]
        if columns != [(column.name, column.sql_type.upper()) for column in demanded[table].columns]:
            raise NotWhole(
                Sentence("%(path)s does not hold the columns of the table %(table)s", path=path.name, table=table)
            )
        if rows != snapshot.rows[table]:
            raise NotWhole(
                Sentence(
                    "%(path)s has %(rows)s rows where %(committed)s were committed",
                    path=path.name,
                    rows=rows,
                    committed=snapshot.rows[table],
                )
            )


def _look_into(files: dict[str, str]) -> None:
    """Note the rows and columns of files by their SHA-256; a file that many snapshots share is looked into once."""
    if files:
        asked = {"files": list(files.values())}
        with cursor() as reader:
            counted = "select file_name, num_rows from parquet_file_metadata($files)"
            rows = dict(reader.execute(counted, asked).fetchall())
            typed = "select file_name, name, duckdb_type from parquet_schema($files) where duckdb_type is not null"
            found = reader.execute(typed, asked).fetchall()
        for digest, path in files.items():
            _inside[digest] = rows[path], [(name, kind) for file, name, kind in found if file == path]


_inside: dict[str, tuple[int, list[tuple[str, str]]]] = {}


def scanned(place: Path, tell: Callable[[int], None] = lambda _done: None) -> list[tuple[str, Snapshot | str]]:
    """Return every folder named for a day, with the whole snapshot in it or the sentence why there is none.

    `tell` is told how many were looked at.
    """
    found = []
    for name in shelf.names(place):
        found.append((name, judge(shelf.opened(place, name))))
        tell(len(found))
    return found
