"""The snapshots that ship, as parameters of tests that hold something of each."""

from functools import cache

import pytest

from dashboard import config, store
from dashboard.ask import checks
from dashboard.problems import Problem
from dashboard.store import Snapshot

DATA = config.ROOT / "data"
HISTORIES = {name: store.history(DATA, name) for name in store.data_sets(DATA)}
SNAPSHOTS = [one for history in HISTORIES.values() for one in history]


def each(turn: int = 0, step: int = 1) -> list:
    """Every shipped snapshot; between the first of all and the newest of each data set, they are slow tests.

    With a step every second, third … of those between, counted from `turn`.
    """
    at_once = [*SNAPSHOTS[:1], *(history[-1] for history in HISTORIES.values() if history)]
    return [
        pytest.param(one, marks=() if one in at_once else pytest.mark.slow, id=str(one))
        for place, one in enumerate(SNAPSHOTS)
        if one in at_once or (place + turn) % step == 0
    ]


@cache
def checked(snapshot: Snapshot) -> list[Problem]:
    """What the checks find in a shipped snapshot, with those before it."""
    history = HISTORIES[snapshot.data_set]
    return checks.check(snapshot, list(history[: history.index(snapshot) + 1]), DATA / "reference")
