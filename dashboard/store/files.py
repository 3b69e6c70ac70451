"""Files written whole or not at all."""

import hashlib
import os
import stat
import time
import uuid
from contextlib import suppress
from pathlib import Path

from dashboard.store import permission

LEAST = 65_536  # bytes of a file that is worth sharing
# Two changes within one tick of the file system's clock look like one: what was touched just now is not remembered.
TICK = 50_000_000  # nanoseconds
ASIDE = ".aside-"  # what begins so was left by a writer that was cut off


def put(path: Path, content: bytes) -> None:
    """Write a file aside, and put it in place once it is on the disk.

    OSError: it was not written, nothing is left. Refused: nobody may write now.
    """
    permission.hold(path)
    write(path, content)


def write(path: Path, content: bytes) -> None:
    """Do so for nobody in particular: what was committed elsewhere. OSError: it was not written, nothing is left."""
    aside = path.with_name(f"{ASIDE}{uuid.uuid4().hex[:8]}-{path.name}")
    try:
        aside.write_bytes(content)
        sync(aside)
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise


def linked(written: Path, held: Path) -> bool:
    """Put a file in the place of one with the same content, as one more name for it; False: left as it is.

    Small ones are left: what one fault would take from many snapshots is dearer than their room.
    """
    if held.stat().st_size < LEAST:
        return False
    aside = written.with_name(f"{ASIDE}{uuid.uuid4().hex[:8]}")
    try:
        os.link(held, aside)
    except OSError:  # another file system, or one without links
        return False
    aside.replace(written)
    return True


def mark(path: Path) -> tuple[int, ...]:
    """Return what tells that a file or folder was changed or replaced; nothing where it is not there, or no longer."""
    try:
        at = path.stat()
    except OSError:
        return ()
    return at.st_ino, at.st_size, at.st_mtime_ns, at.st_ctime_ns


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def touched(path: os.PathLike, at: os.stat_result) -> tuple[str, int, int]:
    """Return what changes whenever the content of a file may have, the time of its last change last.

    A file that snapshots share is touched by each that comes to share it, so its content tells.
    """
    if at.st_nlink < 2 or not stat.S_ISREG(at.st_mode):
        return "", at.st_mtime_ns, at.st_ctime_ns
    known = (at.st_dev, at.st_ino, at.st_size, at.st_mtime_ns, at.st_ctime_ns)
    held = _shared.get(known[:2])
    if held is None or held[0] != known:
        held = known, digest(Path(path))
        if abs(time.time_ns() - at.st_ctime_ns) > TICK:
            _shared[known[:2]] = held
    return held[1], at.st_mtime_ns, at.st_mtime_ns


_shared: dict[tuple[int, int], tuple[tuple, str]] = {}


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
