"""A thousand writers killed at random moments among two to eight for one day, with a reader beside them all the while.

python -m tests.bench.kills [how many, 1000] [seed, 7]
"""

import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from dashboard import snapshots
from tests import small
from tests.workbook import kill_writer


def reading(data: Path) -> None:
    """Look at the history over and over; say what no reader should see. Ends with the process."""
    before = [one.digest for one in snapshots.history(data, "demo")]
    while True:
        seen = [one.digest for one in snapshots.history(data, "demo")]
        if seen[: len(before)] != before or len(seen) > len(before) + 1:
            print(f"a reader saw {seen}", flush=True)
        time.sleep(0.02)  # else it takes the processor from those it watches


def main(kills: int = 1000, seed: int = 7) -> None:
    """Build the small data set, start the reader, and kill."""
    with tempfile.TemporaryDirectory() as folder:
        data = small.build(Path(folder) / "data")
        if not (reader := os.fork()):
            reading(data)
        try:
            kill_writer.main(data, kills, seed)
        finally:
            os.kill(reader, signal.SIGKILL)
            os.waitpid(reader, 0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
