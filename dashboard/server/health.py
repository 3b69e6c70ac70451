"""Whether the dashboard has something to show, and whether it is whole."""

import time
from datetime import date
from pathlib import Path

from dashboard import config, store
from dashboard.contract import reference


def report(data: Path) -> dict[str, object]:
    """Return the state (whole, damaged, nothing), the snapshot a reader meets first, and what is damaged."""
    names = store.data_sets(data)
    first = store.history(data, names[0])[-1] if names else None
    found = store.verified(data)
    faults = [config.without_paths(f"{fault.data_set} {fault.date}: {fault.sentence}") for fault in found.faults]
    faults += [str(problem) for problem in reference.faults(config.settings())]
    return {
        "state": "nothing" if first is None else "damaged" if faults else "whole",
        "snapshot": first and _described(first),
        "faults": faults,
        "verified": {"done": found.done, "of": found.of},
        **_copied(store.followed(data)),
    }


def _copied(copy: store.Followed | None) -> dict[str, object]:
    """Return how old a copy of a store is, and whether the store answers; nothing of a folder of its own."""
    told = copy and {"seconds_old": int(time.monotonic() - copy.at), "store_answers": not copy.fault}
    return {"copy": told} if told else {}


def _described(one: store.Snapshot) -> dict[str, object]:
    return {
        "data_set": one.data_set,
        "date": str(one.date),
        "age_days": (date.today() - one.date).days,
        "label": one.label,
        "sha256": one.digest,
    }
