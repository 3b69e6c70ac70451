"""Who is connected: how many in all, how many from one address, and who has not said yet what they want.

Whoever connects and says nothing, or a letter now and then, takes the place of nobody: of those the oldest gives way.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Protocol

MOST, RESERVED = 6000, 400  # connections; files and pipes that the rest of the program may open
WAITING = 128  # connections of one address that have not said yet what they want
GRACE = 3.0  # seconds that each has for it in any case: what was sent is read only after all that came are let in


class Transport(Protocol):
    """What a connection goes over."""

    def is_closing(self) -> bool:
        """Whether it is closed, or will be."""


class Door:
    """Connections by address. Used from one event loop."""

    def __init__(self, most: int) -> None:
        """Let in so many, and at most three quarters of them from one address."""
        self._most, self._most_of_one = most, most * 3 // 4
        self._open: dict[str, set[Transport]] = defaultdict(set)
        self._waiting: dict[str, dict[Transport, tuple[float, Callable[[], None]]]] = defaultdict(dict)

    def lets_in(self, address: str, transport: Transport) -> bool:
        """Take note of a connection; False where it is one too many."""
        if self._is_full(address):
            self._make_way(address, 0)
            self._sweep()
            if self._is_full(address):
                return False
        self._open[address].add(transport)
        return True

    def waits(self, address: str, transport: Transport, give_way: Callable[[], None]) -> None:
        """Take note that a connection has yet to say what it wants; of too many such ones the oldest give way."""
        self._waiting[address].setdefault(transport, (time.monotonic(), give_way))
        self._make_way(address, WAITING)

    def has_said(self, address: str, transport: Transport) -> None:
        """Take note that it has said so, or is gone."""
        self._waiting[address].pop(transport, None)
        if not self._waiting[address]:
            del self._waiting[address]

    def _is_full(self, address: str) -> bool:
        return len(self._open[address]) >= self._most_of_one or sum(map(len, self._open.values())) >= self._most

    def _make_way(self, address: str, left: int) -> None:
        """Show out those that have waited for long, the oldest first, until so many are left."""
        waiting, now = self._waiting[address], time.monotonic()
        while len(waiting) > left:
            oldest, (since, give_way) = next(iter(waiting.items()))
            if now - since < GRACE:
                return
            del waiting[oldest]
            give_way()

    def _sweep(self) -> None:
        held = {address: {one for one in of if not one.is_closing()} for address, of in self._open.items()}
        self._open = defaultdict(set, {address: of for address, of in held.items() if of})


def most() -> int:
    """Return how many connections may be open at once, as the system lets this process open files; raise that first."""
    if sys.platform == "win32":
        return MOST
    import resource  # there is none elsewhere

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + RESERVED if hard == resource.RLIM_INFINITY else min(hard, MOST + RESERVED)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    return MOST if soft == resource.RLIM_INFINITY else min(MOST, max(soft - RESERVED, soft // 2))
