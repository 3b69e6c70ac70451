"""What outlives a run: notes of one reader's session, and what was found in the data folder for all readers."""

import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from dashboard import config, store
from dashboard.ask import Cache
from dashboard.store import Snapshot

Found = TypeVar("Found")
_found = Cache(8)


def notes() -> dict:
    """Return what is noted of this reader: one entry of the session, since each widget looks through all of them."""
    return st.session_state.setdefault("_notes", {})


def remember(name: str, key: object, value: object) -> None:
    """Keep one thing for this reader alone, until another is kept by that name."""
    notes()[f"kept {name}"] = (key, value)


def recall(name: str, key: object) -> Any:
    """Return what was kept by that name, if it was kept for this key; else None."""
    held, value = notes().get(f"kept {name}", (None, None))
    return value if held == key else None


def once(name: str, key: object, make: Callable[[], Found]) -> Found:
    """Return what was kept by that name for this key, made now where nothing was."""
    held = recall(name, key)
    if held is None:
        held = make()
        remember(name, key, held)
    return held


def found(look: Callable[[Path], Found]) -> Found:
    """Return what `look` finds in the data folder, looked up once for all readers of a second, and after a commit.

    Of a long history so often would be too often: a hundred snapshots more take a second more.
    """
    data = config.settings().data
    state = store.state(data)
    return _found.get((look, data, state, int(time.monotonic() / _pace(data, state))), lambda: look(data))


@lru_cache(8)
def _pace(data: Path, _state: tuple) -> int:
    return 1 + store.amount(data) // 100


def histories() -> dict[str, tuple[Snapshot, ...]]:
    """Return the whole snapshots of every data set, as `found` finds them."""
    return found(store.histories)
