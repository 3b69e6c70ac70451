"""Turns: how many pages are drawn at a time.

Python runs one thread at a time, and DuckDB beside it: of more than two pages at once none is done sooner, they only
hand the processor to each other. With fifty viewers each page took a quarter more CPU, and the slowest twice as long.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PAGES = 2
PATIENCE = 10  # seconds; whoever waits behind something long, such as a commit, then begins all the same
_turns = threading.BoundedSemaphore(PAGES)


@contextmanager
def turn() -> Iterator[None]:
    """Wait until few enough draw, and count as one of them meanwhile."""
    has_turn = _turns.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if has_turn:
            _turns.release()
