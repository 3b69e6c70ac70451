"""Code lists that are committed with a snapshot: each has a line of its own in the journal, and is verified by it.

A list is written aside, as the journal is, before the snapshot is put in place; whoever writes next brings to its end
what was cut off. Where the data folder has no lists of its own yet, it is given those that it was served with.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dashboard.config import ROOT
from dashboard.problems import Sentence
from dashboard.store import files
from dashboard.store.journal import LIST, Entry, Journal

FOLDER = "reference"
_NEXT = ".next-"
_SHIPPED = ROOT / "data" / FOLDER


@dataclass(frozen=True)
class NewList:
    """A code list as it is to be: its name, the bytes of its file, and in a few words what is new."""

    name: str
    content: bytes
    told: str


def entries(lists: Iterable[NewList], with_: Entry) -> list[Entry]:
    """Return the lines of the journal that tell of lists, beside the line of the commit they come with."""
    return [
        Entry(
            LIST, with_.snapshot, sha256(one.content).hexdigest(), with_.date, one.told, with_.recorded_at,
            with_.recorded_by, f"{FOLDER}/{one.name}.csv",
        )
        for one in lists
    ]  # fmt: skip


def write_aside(data: Path, lists: Iterable[NewList]) -> None:
    """Write lists beside those that are read. OSError: the disk will not take it."""
    folder = data / FOLDER
    for one in lists:
        if not folder.is_dir():
            shutil.copytree(_SHIPPED, folder, ignore=shutil.ignore_patterns("boundaries", "README.md"))
        files.put(aside(data, f"{FOLDER}/{one.name}.csv"), one.content)


def aside(data: Path, name: str) -> Path:
    """Return where a file of the data folder is written before it is put in place."""
    return (data / name).with_name(f"{_NEXT}{Path(name).name}")


def put_in_place(data: Path, told: Iterable[Entry]) -> None:
    """Put in place the lists that lines of a journal tell of, where they were written aside. OSError: not all are."""
    for entry in told:
        target, new = data / entry.origin, aside(data, entry.origin)
        if new.is_file() and sha256(new.read_bytes()).hexdigest() == entry.digest:
            new.replace(target)
            files.sync(target.parent)


def clear(data: Path) -> None:
    """Take away what was written aside and is not to be put in place."""
    for new in (data / FOLDER).rglob(f"{_NEXT}*"):
        with suppress(OSError):
            new.unlink()


def faults(data: Path, book: Journal) -> Iterator[tuple[str, str]]:
    """Yield each list that is not as the journal last told of it, as pair of its file and a sentence."""
    last = {entry.origin: entry for entry in book.entries if entry.action == LIST}
    for name, entry in last.items():
        path = data / name
        if not path.is_file():
            yield name, Sentence("it was removed: the journal tells of it, and there is no such file")
        elif sha256(path.read_bytes()).hexdigest() != entry.digest:
            command = "boundaries add" if path.suffix == ".geojson" else "catalogue in"
            sentence = Sentence(
                "it is not the one that was handed in last; hand it in by “%(command)s”, so that the "
                "journal tells of it, or put back the one that was",
                command=command,
            )
            yield name, sentence
