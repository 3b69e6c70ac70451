"""Where snapshots lie, and the only way to them: folders on this computer, under a place for each data set.

A snapshot is a folder in the place, and the journal beside it points at the newest. A data folder may be a copy of an
object store: `caught_up` fetches what is new there, `alone` does so first, and `put` sends before it writes, on
condition that nobody else did. Everything else reads the folder, and knows of no store.

`put` first writes the journal that is to be into `NEXT`, then puts the snapshot in place, then the journal. So the
snapshot decides: where it stands, `NEXT` is the journal already; where it does not, nothing happened.
"""

import os
import re
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from dashboard.problems import Refused
from dashboard.store import copying, files, journal, remote
from dashboard.store.journal import Journal

NEXT = ".next-" + journal.NAME
_FOLDER = "snapshots"
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}(\.[1-9]\d{0,3})?")


def where(data: Path) -> str:
    """Tell people where all snapshots lie."""
    return remote.address(data) or str(data / _FOLDER)


def place(data: Path, data_set: str) -> Path:
    """Return where the snapshots of a data set lie."""
    return data / _FOLDER / data_set


def data_sets(data: Path) -> list[str]:
    """Return the data sets that have a place, the record first."""
    found = [entry.name for entry in _entries(data / _FOLDER) if entry.is_dir() and not entry.is_symlink()]
    return sorted(found, key=lambda name: (name != "record", name))


def names(place: Path) -> list[str]:
    """Return the names of what lies there for a day, `2018-06-14` before `2018-06-14.2`, whole or not."""
    found = [entry.name for entry in _entries(place) if _NAME.fullmatch(entry.name)]
    return sorted(found, key=lambda name: (name.partition(".")[0], int(name.partition(".")[2] or 1)))


def mark(place: Path) -> tuple:
    """Return what changes whenever a snapshot comes or goes, or the journal grows; cheap to ask for."""
    return (str(place), *(files.mark(path) for path in (place, place / journal.NAME)))


def opened(place: Path, name: str) -> Path:
    """Return the folder from which the files of a snapshot are read."""
    return place / name


def book(place: Path) -> Journal:
    """Return the journal that counts."""
    pending = _bytes(place / NEXT)  # first: what is put in place between the two reads is then the journal itself
    held = _bytes(place / journal.NAME)
    if pending is not None and _is_committed(place, pending, held or b""):
        held = pending
    return Journal() if held is None else journal.parsed(held)


def caught_up(data: Path, timeout: float = 30) -> None:
    """Bring a data folder up to the store that it is a copy of. OSError: the store, or the disk, will not have it.

    Timeout: a writer has it.
    """
    if store := remote.of(data):
        (data / _FOLDER).mkdir(parents=True, exist_ok=True)
        with _lock(data / _FOLDER, timeout):
            copying.fetch(data, data / _FOLDER, store)


def upload(data: Path, reference: Path, address: str) -> None:
    """Put a data folder, and the lists and outlines it is served with, into an object store, for copies to follow.

    Stale: the store has another history. OSError: it does not answer.
    """
    copying.upload(data, data / _FOLDER, reference, remote.at(address))


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Give a place to one writer, cleared of what others were cut off from. Timeout: someone else has it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with _lock(place.parent, 30):
        if store := remote.of(place.parents[1]):
            copying.fetch(place.parents[1], place.parent, store)
        place.mkdir(exist_ok=True)
        for leftover in place.glob(f"{files.ASIDE}*"):
            shutil.rmtree(leftover, ignore_errors=True) if leftover.is_dir() else leftover.unlink(missing_ok=True)
        _settle(place)
        yield


@contextmanager
def aside(place: Path, day: str) -> Iterator[Path]:
    """Lend a folder to write a snapshot into, that no reader looks into and that is gone afterwards."""
    lent = place / f"{files.ASIDE}{uuid.uuid4().hex}" / place.name / day
    lent.mkdir(parents=True)
    try:
        yield lent
    finally:
        shutil.rmtree(lent.parents[1], ignore_errors=True)


def put(place: Path, book: Journal, name: str = "", written: Path | None = None) -> None:
    """Put the journal in place, and the snapshot that it tells of: both or neither. OSError: neither.

    Refused: both are in the store, and this copy of it has no room for them yet.
    """
    store = remote.of(place.parents[1])
    if store:
        copying.send(place.parents[1], place, book, store, written)
    try:
        _put(place, book, name, written)
    except OSError as fault:
        if store:
            sentence = f"It is committed in the store; this copy cannot take it yet ({fault.strerror or fault})."
            raise Refused(sentence) from fault
        raise


def _put(place: Path, book: Journal, name: str, written: Path | None) -> None:
    files.put(place / NEXT, book.content())
    try:
        if written:
            _rename(written, place / name)
        files.sync(place)  # from here on it is done: should the last step be lost, the next writer takes it
        (place / NEXT).replace(place / journal.NAME)
    except OSError:
        if written and (place / name).exists() and not written.exists():
            (place / name).rename(written)  # what the disk does not vouch for is not shown
        (place / NEXT).unlink(missing_ok=True)
        raise


def mend(place: Path, name: str, written: Path) -> None:
    """Put in place a snapshot that is no longer whole, as the journal tells of it already."""
    _rename(written, place / name)
    files.sync(place)


def touched(folder: Path) -> tuple:
    """Return what tells that a file of an opened folder was touched, the time of its last change last."""
    with os.scandir(folder) as entries:
        states = [(entry, entry.stat(follow_symlinks=False)) for entry in entries]
    return tuple(sorted((one.name, at.st_mode, at.st_ino, at.st_size, *files.touched(one, at)) for one, at in states))


def _lock(folder: Path, timeout: float) -> FileLock:
    return FileLock(folder / ".lock", timeout=timeout)


def _settle(place: Path) -> None:
    """Bring to its end what a writer that was cut off had begun. OSError: the disk will not take it."""
    pending = _bytes(place / NEXT)
    if pending is None:
        return
    if _is_committed(place, pending, _bytes(place / journal.NAME) or b""):
        (place / NEXT).replace(place / journal.NAME)
    else:
        (place / NEXT).unlink()


def _is_committed(place: Path, pending: bytes, held: bytes) -> bool:
    """Whether a journal that is to be adds to the one that is, and the folder of its last line stands."""
    entries = journal.parsed(pending).entries
    return bool(entries) and pending.startswith(held) and (place / entries[-1].snapshot).is_dir()


def _rename(written: Path, target: Path) -> None:
    if target.exists():  # a folder that is not whole: keep its bytes for whoever looks into it, out of the way
        target.rename(target.with_name(f".damaged-{target.name}-{uuid.uuid4().hex[:8]}"))
    written.rename(target)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        return []
