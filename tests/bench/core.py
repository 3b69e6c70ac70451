"""What the core costs: looking at the snapshots as every rerun does, opening views, checking all. Medians.

python -m tests.bench.core [folder with data]
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from dashboard import config, store
from dashboard.ask import Database, checks


def milliseconds(work: Callable[[], object], times: int) -> float:
    """Return the median time of a piece of work."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return 1000 * median(spent)


def main(data: Path) -> None:
    """Measure and print."""
    held = store.histories(data)
    reference = config.Settings(data=data).reference
    chosen = [(one, list(history[: at + 1])) for history in held.values() for at, one in enumerate(history)]
    if not chosen:
        sys.exit(f"There is no whole snapshot in {data}.")
    time.sleep(0.1)
    print(f"{len(chosen)} snapshots")
    print(f"histories  {milliseconds(lambda: store.histories(data), 50):8.2f} ms")
    print(f"open views {milliseconds(lambda: Database(*chosen[-1], reference), 10):8.1f} ms")
    every = milliseconds(lambda: [checks.check(one, history, reference) for one, history in chosen], 3)
    print(f"check all  {every:8.0f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else config.ROOT / "data")
