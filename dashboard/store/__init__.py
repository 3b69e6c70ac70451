"""Data sets and snapshots on disk: sources, parquet, manifest, journal.

In: tables of text that passed their checks. Out: snapshots that are whole, listed and verified, never half written.
It must not know a query, and changes nothing that was committed.
"""

from dashboard.store.catalogue import Fault, data_sets, histories, history, is_whole, verify
from dashboard.store.committing import candidate, commit
from dashboard.store.contents import contents
from dashboard.store.manifest import NotWhole, Snapshot

__all__ = [
    "Fault", "NotWhole", "Snapshot", "candidate", "commit", "contents", "data_sets", "histories", "history", "is_whole",
    "verify",
]  # fmt: skip
