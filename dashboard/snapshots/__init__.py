"""Data sets and snapshots on disk: read sources, list, verify, commit."""

from dashboard.snapshots.catalogue import Fault, data_sets, histories, history, is_whole, verify
from dashboard.snapshots.contents import contents
from dashboard.snapshots.manifest import NotWhole, Snapshot
from dashboard.snapshots.store import candidate, commit

__all__ = [
    "Fault", "NotWhole", "Snapshot", "candidate", "commit", "contents", "data_sets", "histories", "history", "is_whole",
    "verify",
]  # fmt: skip
