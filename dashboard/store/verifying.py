"""Whether the history on disk is the one that was committed: one check, for command, `/healthz`, Data and the start."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dashboard.problems import Sentence
from dashboard.store import journal, lists, shelf
from dashboard.store.catalogue import scanned
from dashboard.store.journal import Journal
from dashboard.store.snapshot import Snapshot

Tell = Callable[[int, int], None]
Found = list[tuple[str, Snapshot | str]]
_PARENT = Sentence("its parent is not the snapshot before it: the history was altered or a snapshot removed")


@dataclass(frozen=True)
class Fault:
    """A folder that readers pass over, or a history that does not hold, in one sentence. `date`: folder or journal."""

    data_set: str
    date: str
    sentence: str


def verify(data: Path, expected: Iterable[str] = (), tell: Tell = lambda _done, _of: None) -> list[Fault]:
    """Name everything in the folder of snapshots that is not as it was committed.

    `expected` are digests that someone kept elsewhere, of a journal or a snapshot: each has to be in the history.
    `tell` is told how many snapshots were looked at, and of how many.
    """
    amounts = {name: len(shelf.names(shelf.place(data, name))) for name in shelf.data_sets(data)}
    faults, before = list[Fault](), 0
    for name, amount in amounts.items():
        told = partial(_told, tell, before, sum(amounts.values()))
        faults += [Fault(name, *fault) for fault in _faults(data, name, told)]
        before += amount
    known = {digest for book in _books(data).values() for digest in _digests(book)}
    missing = [digest for digest in expected if digest.lower() not in known]
    sentence = Sentence(
        "no snapshot and no line of a journal has the digest %(digest)s: the history is not the one it was kept from"
    )
    return faults + [Fault("any data set", "journal", sentence.of(digest=digest)) for digest in missing]


def heads(data: Path) -> dict[str, str]:
    """Return the last digest of each data set's journal, which stands for all of its history."""
    return {name: book.head for name, book in _books(data).items()}


def _books(data: Path) -> dict[str, Journal]:
    return {name: shelf.book(shelf.place(data, name)) for name in shelf.data_sets(data)}


def _told(tell: Tell, before: int, of: int, done: int) -> None:
    tell(min(before + done, of), of)


def _faults(data: Path, data_set: str, tell: Callable[[int], None]) -> list[tuple[str, str]]:
    """Return the faults of a data set as pairs of folder or journal, and sentence."""
    place = shelf.place(data, data_set)
    while True:
        book, found = shelf.book(place), scanned(place, tell)
        if book == shelf.book(place):  # else someone committed meanwhile, and the two do not belong together
            break
    damaged = [(name, one) for name, one in found if isinstance(one, str)]
    if book.fault:
        return [(journal.NAME, book.fault), *damaged, *_unchained(found)]
    if not book.is_there:
        lost = Sentence(
            "%(name)s is missing: nobody can tell whether the newest snapshot is the one that was committed",
            name=journal.NAME,
        )
        return [*([(journal.NAME, lost)] if found else []), *damaged, *_unchained(found)]
    return sorted([*damaged, *_unlike(book, found), *lists.faults(data, book)])


def _unchained(found: Found) -> Iterator[tuple[str, str]]:
    """Yield every break in the chain of parents, which is all there is to go by without a journal."""
    parent: str | None = ""
    for name, one in found:
        if isinstance(one, Snapshot) and parent is not None and one.parent != parent:
            yield name, _PARENT
        parent = one.digest if isinstance(one, Snapshot) else None


def _unlike(book: Journal, found: Found) -> Iterator[tuple[str, str]]:
    """Yield every snapshot that is not as the journal tells of it."""
    there, parent = dict(found), ""
    for entry in book.commits:
        one = there.pop(entry.snapshot, None)
        if one is None:
            yield (
                entry.snapshot,
                Sentence(
                    "it was removed: %(name)s tells of “%(label)s”, and there is no such folder",
                    name=journal.NAME,
                    label=entry.label,
                ),
            )
        elif isinstance(one, Snapshot) and one.digest != entry.digest:
            yield entry.snapshot, Sentence("its manifest was altered: %(name)s tells of another one", name=journal.NAME)
        elif isinstance(one, Snapshot) and one.parent != parent:
            yield entry.snapshot, _PARENT
        elif isinstance(one, Snapshot) and (one.date, one.label) != (entry.date, entry.label):
            yield (
                entry.snapshot,
                Sentence("%(name)s gives it another day or label than it was committed with", name=journal.NAME),
            )
        parent = entry.digest
    for name, one in there.items():
        if isinstance(one, Snapshot):
            yield (
                name,
                Sentence(
                    "%(name)s does not tell of it: it was put there otherwise than by a commit", name=journal.NAME
                ),
            )


def _digests(book: Journal) -> set[str]:
    return {entry.chain for entry in book.entries} | {entry.digest for entry in book.entries}
