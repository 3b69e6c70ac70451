"""Writers that commit for one day and are killed on the way; started by test_kill.

    python kill_writer.py DATA KILLS SEED

Each round forks two to eight writers with content of their own, kills each after a random moment, and looks at what
readers see meanwhile and afterwards. Prints what went wrong, one line each, then the number of kills.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard import store
from dashboard.config import Settings
from dashboard.problems import Refused
from dashboard.store import shelf, writeback
from dashboard.store.sources import Source
from tests import small

DAY = date(2018, 5, 2)


def source(writer: int, day: date = DAY) -> Source:
    """Return what one writer commits."""
    tables = small.tables()
    tables["deadlines"][0]["title"] = f"Written by {writer}"
    return Source("demo", day, f"By {writer}", "", "secretariat", "CC-BY-4.0", tables)


def write(settings: Settings, writer: int, day: date = DAY) -> None:
    """Commit as a proposal does: the snapshot, then its journal. The checks write nothing and are left out."""
    parent = store.commits(settings.data, "demo")[-1].digest
    store.commit(settings.data, source(writer, day), lambda *_: [], parent)
    writeback.write_back(settings.data, "demo")


def round_of(settings: Settings, chance: random.Random, longest: float, look: Callable[[], None]) -> int:
    """Fork writers, look while they write, kill each at a moment of its own; return how many died of it."""
    writers = []
    for writer in range(chance.randint(2, 8)):
        child = os.fork()
        if not child:
            try:
                write(settings, writer)
            except Refused:
                os._exit(1)
            os._exit(0)
        writers.append((time.monotonic() + chance.uniform(0, longest), child))
    killed = 0
    for moment, child in sorted(writers):
        while (left := moment - time.monotonic()) > 0:
            look()
            time.sleep(min(left, 0.02))  # else it takes the processor from those it watches
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
    return killed


def main(data: Path, kills: int, seed: int) -> None:
    """Kill until there were enough, and say what readers should not have seen."""
    settings, chance = Settings(data=data), random.Random(seed)
    before = [one.digest for one in store.history(data, "demo")]
    killed = rounds = committed = 0

    def look() -> None:
        seen = store.history(data, "demo")
        if [one.digest for one in seen[: len(before)]] != before or len(seen) > len(before) + 1:
            print(f"round {rounds}: readers see {[str(one) for one in seen]}")

    for _ in range(2):  # the first one loads what the forks then have
        started = time.monotonic()
        write(settings, 99)
        longest = 1.5 * (time.monotonic() - started)  # writers are in each other's way, and some shall get through
        _take_back(data)
    while killed < kills:
        rounds += 1
        killed += round_of(settings, chance, longest, look)
        look()
        for fault in store.verify(data):
            print(f"round {rounds}: {fault}")
        if len(store.history(data, "demo")) > len(before):
            committed += 1
            _take_back(data)
    write(settings, 1)
    left = [path.name for path in data.rglob(".aside*")]
    if left or len(store.history(data, "demo")) != len(before) + 1:
        print(f"leftovers after the next commit: {left}")
    print(f"{killed} killed in {rounds} rounds, {committed} committed")


def _take_back(data: Path) -> None:
    """Take the day away again, so that the next round finds the old state."""
    book = shelf.book(data / "snapshots" / "demo")
    earlier = replace(book, entries=tuple(entry for entry in book.entries if entry.date < DAY))
    shelf.put(data / "snapshots" / "demo", earlier)
    for folder in data.glob(f"*/demo/{DAY}*"):
        aside = folder.with_name(f".gone-{folder.name}")
        folder.rename(aside)
        for path in aside.iterdir():
            path.unlink()
        aside.rmdir()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
