"""A thousand writers killed at random moments among two to eight for one day, with a reader beside them all the while.

python -m tests.bench.kills [how many, 1000] [seed, 7]
"""

import sys
import tempfile
from pathlib import Path

from tests import small
from tests.intake.workbook import kill_writer


def main(kills: int = 1000, seed: int = 7) -> None:
    """Build the small data set, and kill."""
    with tempfile.TemporaryDirectory() as folder:
        kill_writer.main(small.build(Path(folder) / "data"), kills, seed)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
