"""The last things made, each once however many ask for it at the same time. Shared by threads."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Cache:
    """Keeps the `most` things that were asked for last; what is made from other parts has another key."""

    def __init__(self, most: int) -> None:
        """Start empty."""
        self._most = most
        self._held: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what is kept by that key, made now where nothing is; whoever comes meanwhile waits for it.

        What fails is not kept, and its error is raised.
        """
        with self._lock:
            entry = self._held.setdefault(key, _Entry())
            self._held.move_to_end(key)
            if len(self._held) > self._most:
                self._held.popitem(last=False)
        if not entry.is_made:
            with entry.lock:
                if not entry.is_made:
                    entry.value = make()
                    entry.is_made = True
        return entry.value

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._held.clear()

    def __len__(self) -> int:
        """Return how many things are kept, or being made."""
        return len(self._held)


class _Entry:
    """One thing, and the lock of whoever makes it."""

    __slots__ = ("is_made", "lock", "value")

    def __init__(self) -> None:
        self.is_made, self.lock = False, threading.Lock()
        self.value: Any = None
