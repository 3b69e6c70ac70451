"""What was made and may be asked for again, up to so many bytes; what was longest not asked for goes first."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Any


class Kept:
    """Values by what they follow from. Used from one event loop."""

    def __init__(self, most: int) -> None:
        """Keep this many bytes."""
        self._most, self._bytes = most, 0
        self._held: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()

    def get(self, key: Hashable) -> Any:
        """Return what was kept; None where it is not, or not any more."""
        if key not in self._held:
            return None
        self._held.move_to_end(key)
        return self._held[key][0]

    def put(self, key: Hashable, value: object, size: int) -> None:
        """Keep a value of this many bytes, if there is room for it."""
        if size > self._most:
            return
        self._bytes += size - self._held.pop(key, (None, 0))[1]
        self._held[key] = value, size
        while self._bytes > self._most:
            self._bytes -= self._held.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Keep nothing."""
        self._held.clear()
        self._bytes = 0
