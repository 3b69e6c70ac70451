"""One writer at a time, and what the disk would not take told in a sentence."""

import errno
import os
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import Timeout

from dashboard.problems import Refused, Sentence
from dashboard.store import journal, lists, permission, shelf

_HINTS = {
    errno.ENOSPC: Sentence("the disk is full; make room and try again"),
    errno.EROFS: Sentence("the folder is read-only"),
    errno.EACCES: Sentence("you may not write there; ask whoever looks after the machine"),
}


@contextmanager
def one_writer(data: Path, data_set: str):
    """Give the place of a data set to one writer, cleared of what others were cut off from.

    Refused: nobody may write now, someone else does, or the disk would not take what was written.
    """
    place = shelf.place(data, data_set)
    permission.hold(place)
    with plain_disk_faults(place):
        try:
            with shelf.alone(place):
                told = [entry for entry in shelf.book(place).entries if entry.action == journal.LIST]
                lists.put_in_place(data, told)
                lists.clear(data)
                yield place
        except Timeout:
            sentence = Sentence("Someone else has been committing for half a minute; try again in a moment.")
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


def _told(folder: Path, hint: str) -> str:
    return Sentence(
        "The snapshot was not written to %(folder)s: %(hint)s. Nothing was changed.", folder=folder, hint=hint
    )
