"""A copy of an object store that stays one: whatever is committed elsewhere is here a moment later.

Readers are never kept waiting by it. Where the store does not answer they are shown what was fetched last.
"""

import logging
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from filelock import Timeout

from dashboard.problems import Refused, Sentence
from dashboard.store import remote, shelf
from dashboard.store.catalogue import data_sets

EVERY = 2.0  # seconds from one look at the store to the next


@dataclass(frozen=True)
class Followed:
    """When a copy was last up to its store, on the clock that only goes on, and why not since; empty where it is."""

    at: float
    fault: str = ""


_followed: dict[Path, Followed] = {}


def catch_up(data: Path) -> None:
    """Fetch what is new in the store that a data folder is a copy of; one of its own is as it is.

    Refused: the store does not answer, and nothing was fetched before.
    """
    _look(data)
    if (found := followed(data)) and found.fault and not data_sets(data):
        raise Refused(
            Sentence(
                "%(data)s: %(fault)s. Nothing was fetched from it before.", data=remote.address(data), fault=found.fault
            )
        )


def follow(data: Path) -> None:
    """Catch up, and again and again for as long as the process lives. Refused as above."""
    catch_up(data)
    if remote.of(data):
        threading.Thread(target=_follow, args=(data,), name="follow", daemon=True).start()


def followed(data: Path) -> Followed | None:
    """Return how far a copy is; None for a folder of its own."""
    return _followed.get(data)


def _follow(data: Path) -> None:
    while True:
        time.sleep(EVERY)
        _look(data)


def _look(data: Path) -> None:
    start = time.monotonic()
    if not remote.of(data):
        return
    try:
        shelf.caught_up(data)
        _followed[data] = Followed(start)
    except Timeout:  # a writer has it, who caught up
        pass
    except Exception as fault:  # whatever it is, readers are served, and told
        before = _followed.get(data, Followed(start))
        told = getattr(fault, "strerror", None) or str(fault)
        if not before.fault:
            logging.getLogger("dashboard").warning("%s: %s", remote.address(data), told)
        _followed[data] = Followed(before.at, told)
