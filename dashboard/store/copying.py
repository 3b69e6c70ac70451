"""A data folder and the object store that it is a copy of: what is there is fetched, what is committed is sent.

Sent first are the files, which nobody sees, then the pointer to them; so a commit is in the store whole or not at all.
"""

import os
import shutil
import uuid
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from dashboard.problems import Refused, Sentence, Stale
from dashboard.store import files, journal, lists, manifest
from dashboard.store.journal import LIST, Journal
from dashboard.store.remote import Away, Changed, Pointer, Remote
from dashboard.store.snapshot import NotWhole

_HELD = ".held"  # what was fetched, by its SHA-256: a file that many snapshots share is fetched once
Moves = dict[str, tuple[str, str]]  # the SHA-256 of the journal that was, and of the one that is to be, by data set


def fetch(data: Path, snapshots: Path, remote: Remote) -> None:
    """Bring a data folder up to a store. OSError: it is not up to it, since the store or the disk would not have it.

    Every snapshot is put in place before the journal that tells of it.
    """
    pointer = remote.pointer()
    for name, digest in pointer.journals.items():
        place = snapshots / _plain(name)
        place.mkdir(parents=True, exist_ok=True)
        if _digest(place / journal.NAME) != digest:
            told = _held(data, remote, digest).read_bytes()
            for entry in journal.parsed(told).commits:
                if _digest(place / _plain(entry.snapshot) / manifest.NAME) != entry.digest:
                    _fetch_snapshot(data, remote, entry.digest, place / entry.snapshot)
            files.write(place / journal.NAME, told)
    for name, digest in pointer.files.items():
        target = data.joinpath(*map(_plain, name.split("/")))
        if _digest(target) != digest:
            target.parent.mkdir(parents=True, exist_ok=True)
            files.write(target, _held(data, remote, digest).read_bytes())


def send(data: Path, place: Path, book: Journal, remote: Remote, written: Path | None) -> None:
    """Put the journal of a place into the store, with the snapshot and the lists that it tells of: all or nothing.

    Stale: somebody else was first. Away: the store does not answer. Refused: nobody knows whether it was put there.
    """
    held = (place / journal.NAME).read_bytes() if (place / journal.NAME).exists() else b""
    new = book.entries[len(journal.parsed(held).entries) if held else 0 :]
    told = {entry.origin: entry.digest for entry in new if entry.action == LIST}
    for name, digest in told.items():
        aside = lists.aside(data, name)
        remote.keep(digest, aside if _digest(aside) == digest else data / name)
    if written:
        _send_snapshot(remote, written)
    _move(remote, {place.name: (sha256(held).hexdigest() if held else "", _send(remote, book.content()))}, told)


def upload(data: Path, snapshots: Path, reference: Path, remote: Remote) -> None:
    """Put a data folder into a store that has nothing yet, or an earlier state of this folder.

    Stale: the store has a history that is not the beginning of this one. Away: it does not answer, and has as before.
    """
    pointer, moves = remote.pointer(), Moves()
    for place in (entry for entry in snapshots.iterdir() if entry.is_dir()):
        there = (place / journal.NAME).is_file()
        content = (place / journal.NAME).read_bytes() if there else Journal().content()
        before = pointer.journals.get(place.name, "")
        if before and not content.startswith(remote.read(before)):
            raise Stale(
                Sentence(
                    "The store has a history of %(place)s that goes on otherwise; name another folder in it.",
                    place=place.name,
                )
            )
        for entry in journal.parsed(content).commits:
            _send_snapshot(remote, place / entry.snapshot)
        moves[place.name] = before, _send(remote, content)
    beside = {f"{lists.FOLDER}/{path.relative_to(reference)}": path for path in _visible(reference)}
    beside |= {str(path.relative_to(data)): path for path in _visible(data) if not path.is_relative_to(snapshots)}
    _move(remote, moves, {name: _send(remote, path) for name, path in beside.items()})


def _move(remote: Remote, moves: Moves, beside: dict[str, str]) -> None:
    while True:
        pointer = remote.pointer()
        if any(pointer.journals.get(name, "") != was for name, (was, _) in moves.items()):
            raise Stale("Someone committed from another copy just now; look at what is new, and commit again.")
        to = {name: digest for name, (_, digest) in moves.items()}
        wanted = replace(pointer, journals=pointer.journals | to, files=pointer.files | beside)
        try:
            remote.move(wanted)
            return
        except Changed:  # perhaps by this very write, whose answer was lost
            if _is_there(remote, wanted):
                return
        except Away:
            if _is_there(remote, wanted):
                return
            raise


def _is_there(remote: Remote, wanted: Pointer) -> bool:
    try:
        now = remote.pointer()
    except Away:
        raise Refused(
            "The store stopped answering while the snapshot was put there; see whether it is, before you commit again."
        ) from None
    return wanted.journals.items() <= now.journals.items() and wanted.files.items() <= now.files.items()


def _send(remote: Remote, content: Path | bytes) -> str:
    digest = manifest.digest_of(content) if isinstance(content, Path) else sha256(content).hexdigest()
    remote.keep(digest, content)
    return digest


def _send_snapshot(remote: Remote, folder: Path) -> None:
    for path in _visible(folder):
        _send(remote, path)


def _fetch_snapshot(data: Path, remote: Remote, digest: str, target: Path) -> None:
    aside = target.with_name(f"{files.ASIDE}{uuid.uuid4().hex}") / target.parent.name / target.name
    aside.mkdir(parents=True)
    try:
        _place(_held(data, remote, digest), aside / manifest.NAME)
        for name, file in manifest.listed(aside).items():
            _place(_held(data, remote, file), aside / _plain(name))
        if target.exists():  # of another history, or damaged: its bytes are kept, out of the way
            target.rename(target.with_name(f".damaged-{target.name}-{uuid.uuid4().hex[:8]}"))
        aside.rename(target)
    except NotWhole as fault:
        raise Away(0, f"{target.name} in the store: {fault}") from None
    finally:
        shutil.rmtree(aside.parents[1], ignore_errors=True)


def _held(data: Path, remote: Remote, digest: str) -> Path:
    """Return a file of that SHA-256 on this computer, fetched where it is not there yet."""
    folder = data / _HELD
    folder.mkdir(exist_ok=True)
    if not (folder / _plain(digest)).exists():
        remote.take(digest, folder / digest)
    return folder / digest


def _place(held: Path, target: Path) -> None:
    try:
        os.link(held, target)
    except OSError:  # a file system without links
        shutil.copyfile(held, target)


def _visible(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def _plain(name: str) -> str:
    """Return the name of a file or folder, which leads nowhere else. Away: it is none."""
    if not name or Path(name).name != name or name.startswith("."):
        raise Away(0, f"the store names a file “{name[:80]}”, which is none of a data folder")
    return name


def _digest(path: Path) -> str:
    with suppress(OSError):
        return manifest.digest_of(path)
    return ""
