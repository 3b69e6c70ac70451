"""The benches in short, each as a ratio beside its bound, since a time is a machine's: exit 1 where one is worse.

python -m tests.bench.kept

Each ratio is of CPU time. One that is over its bound is taken once more, for a machine has hiccups; what is slower is
slower twice.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from dashboard import store
from dashboard.ask import Database, load
from dashboard.config import ROOT
from dashboard.screen.pages import MENU
from dashboard.store import history
from tests import tiny
from tests.bench import pages
from tests.bench.competences import ASKED, bare, compare
from tests.tools import long, many

ANSWERS = 200_000  # enough that the answers are read from their file
PAGE = 10.0  # times a page of as many empty pieces; the dearest took 7.5 on 27 November 2026
BARE = 1.3  # times the same SQL in a bare DuckDB session, all queries of Competences together
LOOK, COMMIT = 15.0, 1.8  # times, where the history is ten times as long: looked at whole, committed to
NEXT = date(2025, 1, 1)  # after every snapshot of the long histories
Ratio = tuple[str, float, float]


def warm_pages(_folder: Path) -> Iterator[Ratio]:
    """Yield what a warm run of each page costs the server, beside a page of as many empty pieces."""
    with pages.served(ROOT) as (ours, our_pid), pages.blank() as (plain, plain_pid):
        for entry in MENU:
            cost, pieces = asyncio.run(pages.cost(ours, our_pid, entry.address))
            least, _ = asyncio.run(pages.cost(plain, plain_pid, "", f"elements={pieces}"))
            yield f"{entry.title}, a warm run", cost / least, PAGE


def questions(folder: Path) -> Iterator[Ratio]:
    """Yield what the queries of Competences cost together, beside the same SQL in a bare session."""
    many.write(ANSWERS, folder / "many", ROOT / "data")
    (snapshot,) = history(folder / "many", "demo")
    views, session, spent = Database(snapshot, [snapshot], ROOT / "data" / "reference"), bare(snapshot), [0.0, 0.0]
    for name, asked in ASKED.items():
        query = load(name)
        bound = {param: ({"as_of": snapshot.date} | asked).get(param) for param in query.params}
        found = compare(
            lambda query=query, bound=bound: views.run(query, **bound),
            lambda query=query, bound=bound: session.execute(query.sql, bound).df(),
            1, 0.2,
        )  # fmt: skip
        spent = [so_far + cpu for so_far, (_, cpu) in zip(spent, found, strict=True)]
    yield f"{len(ASKED)} questions of {ANSWERS} answers, beside bare DuckDB", spent[0] / spent[1], BARE


def growth(folder: Path) -> Iterator[Ratio]:
    """Yield what a history ten times as long costs: to look at all of it, and to commit to it."""
    short, tall = folder / "short", folder / "tall"
    for data, amount in ((short, 4), (tall, 40)):
        long.write(amount, data, ROOT / "data")
    look = [_median(lambda data=data: store.histories(data), 20) for data in (tall, short)]
    commit = [_median(_commits(data), 7) for data in (tall, short)]
    yield "all snapshots looked at, 40 beside 4", look[0] / look[1], LOOK
    yield "a commit, after 40 snapshots beside after 4", commit[0] / commit[1], COMMIT


def _commits(data: Path) -> Callable[[], object]:
    """Return what commits to the record with all checks, each time on another day."""
    days = (NEXT + timedelta(days=number) for number in count())
    return lambda: tiny.made(data, day=next(days))


def _median(work: Callable[[], object], times: int) -> float:
    work()
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent)


def measured(kind: Callable[[Path], Iterator[Ratio]]) -> list[Ratio]:
    """Return the ratios of a kind."""
    with tempfile.TemporaryDirectory(prefix="kept-") as folder:
        return list(kind(Path(folder)))


def main() -> None:
    """Measure, print one line a ratio, and exit 1 where one is worse than its bound."""
    over, start = 0, time.monotonic()
    for kind in (warm_pages, questions, growth):
        found = measured(kind)
        if any(ratio > bound for _, ratio, bound in found):
            found = [min(pair, key=lambda one: one[1]) for pair in zip(found, measured(kind), strict=True)]
        for name, ratio, bound in found:
            over += ratio > bound
            print(f"{ratio:6.2f} of at most {bound:5.2f}  {name}{'  WORSE' if ratio > bound else ''}", flush=True)
    print(f"{over} worse than their bound, in {time.monotonic() - start:.0f} s")
    sys.exit(bool(over))


if __name__ == "__main__":
    main()
