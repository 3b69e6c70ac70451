"""A record before its first snapshot: every table empty, so that a first workbook goes the way of every other.

It is written into a temporary folder, is never committed, and no reader is shown it.
"""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.contract.schema import TABLES
from dashboard.problems import Refused, Sentence
from dashboard.store import writing
from dashboard.store.snapshot import BEGINNING, Snapshot
from dashboard.store.sources import Source

DATA_SET = "record"  # the one that begins so; every other is built from source tables
_DAY = date(1970, 1, 1)  # before anything that is recorded
_held: list[tuple[tempfile.TemporaryDirectory, Snapshot]] = []


def beginning() -> Snapshot:
    """Return the record in which nothing is written yet. Refused: there is no room for temporary files."""
    if not _held or not _held[-1][1].folder.is_dir():  # what cleans temporary folders may have taken it away
        try:
            folder = tempfile.TemporaryDirectory(prefix="task-force-")
            at = Path(folder.name) / DATA_SET / str(_DAY)
            at.mkdir(parents=True)
            nothing = Source(DATA_SET, _DAY, "Nothing recorded yet", "", "", "CC-BY-4.0", {name: [] for name in TABLES})
            _held.append((folder, replace(writing.write(at, nothing, ""), digest=BEGINNING)))
        except OSError as fault:
            raise Refused(
                Sentence(
                    "There is no room for temporary files (%(fault)s); make room and try again.",
                    fault=fault.strerror or str(fault),
                )
            ) from fault
    return _held[-1][1]
