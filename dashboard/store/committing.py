"""Write a snapshot so that a crash at any point leaves the old state or the new one.

Written aside, checked, then put in place together with its line of the journal; one writer at a time. A day may have
several commits: each has a folder of its own, `2018-06-14`, then `2018-06-14.2`.
"""

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from functools import reduce
from pathlib import Path

from dashboard.problems import Problem, Refused, Sentence, Stale, errors
from dashboard.store import journal, lists, manifest, shelf, writing
from dashboard.store.catalogue import adopted, commits, every, whole
from dashboard.store.journal import COMMIT, Entry, Journal
from dashboard.store.lists import NewList
from dashboard.store.locking import one_writer, plain_disk_faults
from dashboard.store.snapshot import Snapshot
from dashboard.store.sources import Source

Check = Callable[[Snapshot, list[Snapshot]], list[Problem]]
Derive = Callable[[Snapshot, list[Problem]], dict[str, bytes]]
_FACTS = ("date", "label", "description", "recorded_by", "origin", "licence", "hashes")


def commit(
    data: Path,
    source: Source,
    check: Check,
    parent: str | None = None,
    new_lists: Sequence[NewList] = (),
    derive: Derive = lambda *_: {},
) -> Snapshot:
    """Commit a source as the newest snapshot of its data set, and return it.

    `parent` is the digest of the snapshot it was made from, None to follow whatever is newest. `new_lists` are code
    lists that come with it: both or neither are there afterwards. `derive` gives files by name that stand beside the
    tables and follow from them, and from what the checks found.
    Committing the same content twice returns the snapshot that is there. Stale: somebody else was first.
    Refused: nobody may write now, a check failed, the day is before the newest one, or the disk would not take it.
    """
    with one_writer(data, source.data_set) as place:
        book, kept = begun(place), commits(data, source.data_set)
        before = list({one.date: one for one in kept}.values())
        with shelf.aside(place, str(source.date)) as aside:
            lost = _lost(book, place, source)
            parent_digest = book.parent_of(lost.snapshot) if lost else book.newest
            made = writing.write(aside, source, parent_digest, before[-1] if before else None)
            derived = derive(made, check(made, before)) if lost and made.is_large else {}
            made = writing.describe(aside, source, made.parent, derived) if derived else made
            if lost and made.digest == lost.digest:
                shelf.mend(place, lost.snapshot, aside)
            elif not lost and (same := _same(made, data, source, kept[-1:])):
                return same
            else:
                made = writing.describe(aside, source, book.newest, derived) if lost else made
                _hold_parent(source, before, parent, book)
                found = check(made, before)
                if stops := errors(found):
                    raise Refused(*stops)
                if derived := derive(made, found):
                    made = writing.describe(aside, source, book.newest, derived)
                lost = _entry(made, source, _free_name(place, book, source))
                told = lists.entries(new_lists, lost)
                lists.write_aside(data, new_lists)
                shelf.put(place, reduce(Journal.grown, [lost, *told], book), lost.snapshot, aside)
                lists.put_in_place(data, told)
    return manifest.read(shelf.opened(place, lost.snapshot))


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


def begun(place: Path) -> Journal:
    """Return the journal to go on with; where there is none yet, it begins with the snapshots that are there."""
    book = shelf.book(place)
    if book.fault:
        raise Refused(
            Sentence(
                "%(name)s/%(place)s: %(fault)s. Nothing is committed on top of that; put back the "
                "journal that was, or ask whoever looks after the machine.",
                name=place.parent.name,
                place=place.name,
                fault=book.fault,
            )
        )
    return book if book.is_there else adopted(place)


def _lost(book: Journal, place: Path, source: Source) -> Entry | None:
    """Return the commit of that day, or of that folder, whose snapshot is no longer whole."""
    names = [entry for entry in book.commits if source.name in ("", entry.snapshot)]
    lost = [entry for entry in names if entry.date == source.date and not whole(place, entry)]
    return lost[0] if lost else None


def _same(made: Snapshot, data: Path, source: Source, newest: list[Snapshot]) -> Snapshot | None:
    """Return the snapshot that says the same already: the newest one, or that of the folder it was read from."""
    held = [one for one in every(data, source.data_set) if one.folder.name == source.name] if source.name else []
    held = held or newest
    said = [_facts(manifest.read(one.folder)) for one in held]
    return held[0] if _facts(made) in said else None


def _facts(snapshot: Snapshot) -> list[object]:
    return [getattr(snapshot, name) for name in _FACTS]


def _hold_parent(source: Source, before: list[Snapshot], parent: str | None, book: Journal) -> None:
    newest = before[-1] if before else None
    if parent is not None and parent != (newest.digest if newest else ""):
        raise Stale(
            Sentence(
                "Someone committed a newer snapshot of %(data_set)s (%(date)s, “%(label)s”) since yours "
                "was taken out; take it out again or rebase.",
                data_set=source.data_set,
                date=newest.date if newest else "none",
                label=newest.label if newest else "",
            )
        )
    if source.name in book.latest:
        raise Stale(
            Sentence(
                "%(data_set)s has a snapshot of %(source)s already, and a snapshot never changes; for "
                "another of that day name the folder %(date)s.2, or the next number that is free. Only a "
                "history that begins anew, with %(name)s taken away too, may have other rows there.",
                data_set=source.data_set,
                source=source.name,
                date=source.date,
                name=journal.NAME,
            )
        )
    if newest and source.date < newest.date:
        raise Stale(
            Sentence(
                "%(data_set)s has a snapshot of %(date)s already, and history only goes on; give the new "
                "one that day or a later one.",
                data_set=source.data_set,
                date=newest.date,
            )
        )


def _free_name(place: Path, book: Journal, source: Source) -> str:
    """Return the name of the folder: the day, or the day with the first number that is free."""
    if source.name:
        return source.name
    taken = {*book.latest, *shelf.names(place)}
    names = [str(source.date), *(f"{source.date}.{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _entry(made: Snapshot, source: Source, name: str) -> Entry:
    told = (source.recorded_at, made.recorded_by, made.origin)
    return Entry(COMMIT, name, made.digest, made.date, made.label, *told)
