"""The last things made, each once however many ask for it at the same time. Shared by threads."""

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from itertools import islice
from typing import Any, TypeVar

Made = TypeVar("Made")
MEGABYTE = 2**20
_FEW = 16  # of a list, which are weighed for all of it
_KEY = 512  # bytes of a key and its place


def weight(value: Any) -> int:
    """Return about how many bytes a thing takes: a frame, text, or rows, of which the first speak for all."""
    if hasattr(value, "memory_usage"):
        return _KEY + int(value.memory_usage(deep=True).sum())
    own = sys.getsizeof(value)
    if isinstance(value, dict):
        return own + sum(map(weight, value.values()))  # rows share their names
    if isinstance(value, list | tuple | set | frozenset):
        few = [weight(part) for part in islice(value, _FEW)]
        return own + sum(few) * len(value) // max(1, len(few))
    return own + sum(map(sys.getsizeof, getattr(value, "__dict__", {}).values()))


class Cache:
    """Keeps what was asked for last, together at most `most`; what is made from other parts has another key.

    Each thing counts as one, or as what `weigh` says of it.
    """

    def __init__(self, most: int, weigh: Callable[[Any], int] = lambda _made: 1) -> None:
        """Start empty."""
        self._most, self._weigh, self._weight = most, weigh, 0
        self._held: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what is kept by that key, made now where nothing is; whoever comes meanwhile waits for it.

        What fails is not kept, and its error is raised.
        """
        with self._lock:
            entry = self._held.setdefault(key, _Entry())
            self._held.move_to_end(key)
        if not entry.is_made:
            with entry.lock:
                if not entry.is_made:
                    try:
                        entry.value = make()
                        entry.is_made = True
                    finally:
                        self._count(key, entry)
        return entry.value

    def _count(self, key: Hashable, entry: "_Entry") -> None:
        """Count in what was made, and let go of what was asked for longest ago, or could not be made."""
        weight = self._weigh(entry.value) if entry.is_made else 0
        with self._lock:
            if self._held.get(key) is not entry:
                return  # let go meanwhile
            if not entry.is_made:
                del self._held[key]
                return
            entry.weight = weight
            self._weight += weight
            while self._weight > self._most and len(self._held) > 1:
                self._weight -= self._held.popitem(last=False)[1].weight

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._held.clear()
            self._weight = 0

    def __len__(self) -> int:
        """Return how many things are kept, or being made."""
        return len(self._held)


class _Entry:
    """One thing, and the lock of whoever makes it."""

    __slots__ = ("is_made", "lock", "value", "weight")

    def __init__(self) -> None:
        self.is_made, self.lock, self.weight = False, threading.Lock(), 0
        self.value: Any = None
