"""Write a snapshot so that a crash at any point leaves the old state or the new one.

Written aside on the same file system, synced, checked, renamed into place together with its line of the journal; one
writer at a time. A day may have several commits: each has a folder of its own, `2018-06-14`, then `2018-06-14.2`.
"""

import shutil
import uuid
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from functools import reduce
from pathlib import Path

from dashboard.problems import Problem, Refused, Stale, errors
from dashboard.store import journal, lists, manifest, writing
from dashboard.store.catalogue import adopted, commits, every, history, whole
from dashboard.store.files import ASIDE, sync
from dashboard.store.journal import COMMIT, Entry, Journal
from dashboard.store.lists import NewList
from dashboard.store.locking import one_writer, plain_disk_faults
from dashboard.store.snapshot import Snapshot
from dashboard.store.sources import Source

Check = Callable[[Snapshot, list[Snapshot]], list[Problem]]
_FACTS = ("date", "label", "description", "recorded_by", "origin", "licence", "hashes")


def commit(
    data: Path, source: Source, check: Check, parent: str | None = None, new_lists: Sequence[NewList] = ()
) -> Snapshot:
    """Commit a source as the newest snapshot of its data set, and return it.

    `parent` is the digest of the snapshot it was made from, None to follow whatever is newest. `new_lists` are code
    lists that come with it: both or neither are there afterwards.
    Committing the same content twice returns the snapshot that is there. Stale: somebody else was first.
    Refused: nobody may write now, a check failed, the day is before the newest one, or the disk would not take it.
    """
    with one_writer(data, source.data_set) as folder:
        book, before = begun(folder), history(data, source.data_set)
        aside = folder / f"{ASIDE}{uuid.uuid4().hex}" / source.data_set / str(source.date)
        aside.mkdir(parents=True)
        try:
            lost = _lost(book, folder, source)
            made = writing.write(aside, source, book.parent_of(lost.snapshot) if lost else book.newest)
            if lost and made.digest == lost.digest:
                _rename(aside, folder / lost.snapshot)  # it mends a damaged one
                sync(folder)
            elif same := _same(made, data, source, lost):
                return same
            else:
                made = writing.describe(aside, source, book.newest) if lost else made
                _hold_parent(source, before, parent, book)
                if stops := errors(check(made, before)):
                    raise Refused(*stops)
                lost = _entry(made, source, _free_name(folder, book, source))
                target = folder / lost.snapshot
                told = lists.entries(new_lists, lost)
                book = reduce(Journal.grown, [lost, *told], book)
                lists.write_aside(data, new_lists)
                journal.put(folder, book, lambda: _rename(aside, target), lambda: _back(target, aside))
                lists.put_in_place(data, told)
        finally:
            shutil.rmtree(aside.parents[1], ignore_errors=True)
    return manifest.read(folder / lost.snapshot)


@contextmanager
def candidate(source: Source, parent: str, folder: Path):
    """Write a source into a folder of the caller's, as the snapshot it would become; nothing is committed.

    Refused: the disk would not take it.
    """
    aside = folder / source.data_set / str(source.date)
    with plain_disk_faults(folder):
        aside.mkdir(parents=True)
        written = writing.write(aside, source, parent)
    yield written


def begun(folder: Path) -> Journal:
    """Return the journal to go on with; where there is none yet, it begins with the snapshots that are there."""
    book = journal.read(folder)
    if book.fault:
        raise Refused(
            f"{folder.parent.name}/{folder.name}: {book.fault}. Nothing is committed on top of that; "
            "put back the journal that was, or ask whoever looks after the machine."
        )
    return book if book.is_there else adopted(folder)


def _lost(book: Journal, folder: Path, source: Source) -> Entry | None:
    """Return the commit of that day, or of that folder, whose snapshot is no longer whole."""
    names = [entry for entry in book.commits if source.name in ("", entry.snapshot)]
    lost = [entry for entry in names if entry.date == source.date and not whole(folder, entry)]
    return lost[0] if lost else None


def _same(made: Snapshot, data: Path, source: Source, lost: Entry | None) -> Snapshot | None:
    """Return the snapshot that says the same already: the newest one, or that of the folder it was read from."""
    if lost:
        return None
    held = [one for one in every(data, source.data_set) if one.folder.name == source.name] if source.name else []
    held = held or commits(data, source.data_set)[-1:]
    said = [_facts(manifest.read(one.folder)) for one in held]
    return held[0] if _facts(made) in said else None


def _facts(snapshot: Snapshot) -> list[object]:
    return [getattr(snapshot, name) for name in _FACTS]


def _hold_parent(source: Source, before: list[Snapshot], parent: str | None, book: Journal) -> None:
    newest = before[-1] if before else None
    if parent is not None and parent != (newest.digest if newest else ""):
        raise Stale(
            f"Someone committed a newer snapshot of {source.data_set} ({newest.date if newest else 'none'}, "
            f"“{newest.label if newest else ''}”) since yours was taken out; take it out again or rebase."
        )
    if source.name in book.latest:
        raise Stale(
            f"{source.data_set} has a snapshot of {source.name} already, and a snapshot never changes; "
            f"for another of that day name the folder {source.date}.2, or the next number that is free. "
            f"Only a history that begins anew, with {journal.NAME} taken away too, may have other rows there."
        )
    if newest and source.date < newest.date:
        raise Stale(
            f"{source.data_set} has a snapshot of {newest.date} already, and history only goes on; "
            f"give the new one that day or a later one."
        )


def _free_name(folder: Path, book: Journal, source: Source) -> str:
    """Return the name of the folder: the day, or the day with the first number that is free."""
    if source.name:
        return source.name
    taken = {*book.latest, *(entry.name for entry in folder.iterdir())}
    names = [str(source.date), *(f"{source.date}.{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _entry(made: Snapshot, source: Source, name: str) -> Entry:
    told = (source.recorded_at, made.recorded_by, made.origin)
    return Entry(COMMIT, name, made.digest, made.date, made.label, *told)


def _rename(aside: Path, target: Path) -> None:
    if target.exists():  # a folder that is not whole: keep its bytes for whoever looks into it, out of the way
        target.rename(target.with_name(f".damaged-{target.name}-{uuid.uuid4().hex[:8]}"))
    aside.rename(target)


def _back(target: Path, aside: Path) -> None:
    """Take a folder away again where the disk does not vouch for it: what nobody may rely on is not shown."""
    if target.exists() and not aside.exists():
        target.rename(aside)
