"""Files written whole or not at all."""

import os
import uuid
from contextlib import suppress
from pathlib import Path

from dashboard.store import permission

ASIDE = ".aside-"  # what begins so was left by a writer that was cut off


def put(path: Path, content: bytes) -> None:
    """Write a file aside, and put it in place once it is on the disk.

    OSError: it was not written, nothing is left. Refused: nobody may write now.
    """
    permission.hold(path)
    aside = path.with_name(f"{ASIDE}{uuid.uuid4().hex[:8]}-{path.name}")
    try:
        aside.write_bytes(content)
        sync(aside)
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
