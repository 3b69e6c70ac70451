"""Verification in the background: how far it has come, and what it found last. One at a time for each data folder."""

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.store.catalogue import state
from dashboard.store.verifying import Fault, verify

PATIENCE = 1.5  # seconds that who asks waits for it; a history of some hundred snapshots takes less
QUICK = 0.25  # seconds; what takes no longer is verified whenever someone asks


@dataclass
class Verified:
    """What was found last, and of how many snapshots how many are looked at now; `at` is when it was finished."""

    faults: list[Fault] = field(default_factory=list)
    done: int = 0
    of: int = 0
    at: float = 0.0
    cost: float = 0.0
    state: tuple = ()

    @property
    def is_whole(self) -> bool:
        """Whether every snapshot was looked at."""
        return self.done >= self.of


_lock = threading.Lock()
_last: dict[Path, Verified] = {}
_running: dict[Path, threading.Thread] = {}


def verified(data: Path, patience: float | None = PATIENCE) -> Verified:
    """Return what verification finds, as far as it has come once patience ends; None waits until it has.

    What takes long is done again after a commit, and once twenty times as long has passed.
    """
    with _lock:
        last, now = _last.setdefault(data, Verified()), state(data)
        is_old = last.cost < QUICK or last.state != now or time.monotonic() - last.at > 20 * last.cost
        if data not in _running and is_old:
            _running[data] = threading.Thread(target=_verify, args=(data,), name="verify", daemon=True)
            _running[data].start()
        thread = _running.get(data)
    if thread:
        thread.join(patience)
    return _last[data]


def _verify(data: Path) -> None:
    start, before, held = time.monotonic(), _last[data], state(data)

    def tell(done: int, of: int) -> None:
        _last[data] = Verified(before.faults, done, of)

    try:
        faults = verify(data, tell=tell)
        done, end = _last[data].done, time.monotonic()
        _last[data] = Verified(faults, done, done, end, end - start, held)
    finally:
        with _lock:
            del _running[data]
