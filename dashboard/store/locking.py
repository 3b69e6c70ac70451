"""One writer at a time, and what the disk would not take told in a sentence."""

import errno
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from dashboard.problems import Refused
from dashboard.store import journal, lists, permission
from dashboard.store.files import ASIDE

_HINTS = {
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EROFS: "the folder is read-only",
    errno.EACCES: "you may not write there; ask whoever looks after the machine",
}


@contextmanager
def one_writer(data: Path, data_set: str):
    """Give the folder of a data set's snapshots to one writer, cleared of what others were cut off from.

    Refused: nobody may write now, someone else does, or the disk would not take what was written.
    """
    permission.hold()
    folder = data / "snapshots" / data_set
    with plain_disk_faults(folder):
        (data / "snapshots").mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(data / "snapshots" / ".lock", timeout=30):
                folder.mkdir(exist_ok=True)
                _sweep(folder)
                yield folder
        except Timeout:
            sentence = "Someone else has been committing for half a minute; try again in a moment."
            raise Refused(sentence) from None


@contextmanager
def plain_disk_faults(folder: Path):
    """Turn what the disk says into a sentence. Refused: it would not take what was written."""
    try:
        yield
    except duckdb.IOException as fault:  # it says the reason in words of its own
        number = next((number for number in _HINTS if os.strerror(number) in str(fault)), 0)
        raise Refused(_told(folder, _HINTS.get(number, str(fault).splitlines()[0]))) from fault
    except OSError as fault:
        raise Refused(_told(folder, _HINTS.get(fault.errno or 0, fault.strerror or str(fault)))) from fault


def _sweep(folder: Path) -> None:
    for leftover in folder.glob(f"{ASIDE}*"):
        shutil.rmtree(leftover, ignore_errors=True) if leftover.is_dir() else leftover.unlink(missing_ok=True)
    journal.settle(folder)
    data = folder.parents[1]
    lists.put_in_place(data, [entry for entry in journal.read(folder).entries if entry.action == journal.LIST])
    lists.clear(data)


def _told(folder: Path, hint: str) -> str:
    return f"The snapshot was not written to {folder}: {hint}. Nothing was changed."
