"""Data sets and snapshots on disk: sources, parquet, manifest, journal.

In: tables of text that passed their checks. Out: snapshots that are whole, listed and verified, never half written.
It must not know a query, and changes nothing that was committed.
"""

from dashboard.store.amending import redate, relabel, withdraw
from dashboard.store.beginning import beginning
from dashboard.store.catalogue import amount as amount
from dashboard.store.catalogue import (
    begins,
    beside,
    commits,
    data_sets,
    every,
    find,
    histories,
    history,
    is_data,
    is_whole,
)
from dashboard.store.catalogue import state as state
from dashboard.store.committing import candidate, commit
from dashboard.store.contents import committed, contents, package
from dashboard.store.following import Followed, catch_up, follow, followed
from dashboard.store.outlining import outline
from dashboard.store.shelf import upload, where
from dashboard.store.snapshot import NotWhole, Snapshot
from dashboard.store.verifying import Fault, heads, verify
from dashboard.store.watching import Verified, verified

__all__ = [
    "Fault", "Followed", "NotWhole", "Snapshot", "Verified", "amount", "beginning", "begins", "beside", "candidate",
    "catch_up", "commit", "commits", "committed", "contents", "data_sets", "every", "find", "follow", "followed",
    "heads", "histories", "history", "is_data", "is_whole", "outline", "package", "redate", "relabel", "state",
    "upload", "verified", "verify", "where", "withdraw",
]  # fmt: skip
