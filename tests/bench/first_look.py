"""What a page costs the server at the first look at a view, and when it is looked at again, beside another commit.

python -m tests.bench.first_look [FOLDER OF THE OTHER COMMIT] [--views 16]

The server is warm: only the view, a snapshot with a region, is new to it. Both serve their own data; the snapshots are
those that commit 4e7cec0 had already.
"""

import argparse
import asyncio
import statistics
import time
from itertools import chain
from pathlib import Path

from dashboard.config import ROOT
from dashboard.screen.pages import MENU
from tests.bench.pages import Reader, connect, served

DAYS = ("2017-09-06", "2017-10-18", "2018-02-07", "2018-04-23")
REGIONS = ("ES51", "ITI2", "SE224", "all")
PAGES = [entry.address for entry in MENU if entry.is_listed and entry.address != "present"]
Costs = dict[str, list[float]]


def cpu(pid: int) -> float:
    """Return the milliseconds of CPU that a process has used, finer than the hundredths of its file in /proc."""
    return time.clock_gettime((~pid << 3) | 2) * 1000


async def looked(address: str, pid: int, views: list[str]) -> tuple[Costs, Costs]:
    """Return the milliseconds of CPU by page, of a first look at each view and of a second one."""
    async with connect(address) as socket:
        reader = Reader(socket)
        for page in PAGES:
            await reader.open(page)
        turns: list[Costs] = [{page: [] for page in PAGES} for _ in range(2)]
        for turn in turns:
            for view in views:
                for page in PAGES:
                    before = cpu(pid)
                    await reader.open(page, view)
                    turn[page].append(cpu(pid) - before)
        return turns[0], turns[1]


def main() -> None:
    """Measure each checkout, and print a line a page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--views", type=int, default=len(DAYS) * len(REGIONS))
    given = parser.parse_args()
    every = [f"set=record&snapshot={day}&region={region}" for region in REGIONS for day in DAYS]
    for root in (*given.folders, ROOT):
        with served(root.resolve()) as (address, pid):
            turns = asyncio.run(looked(address, pid, every[: given.views]))
        print(f"{root}: ms of CPU at a first look, and again")
        for page in PAGES:
            print(f"{page or 'overview':12}" + "".join(f"{statistics.mean(turn[page]):8.0f}" for turn in turns))
        means = [statistics.mean(chain(*turn.values())) for turn in turns]
        print(f"{'mean':12}" + "".join(f"{mean:8.0f}" for mean in means), flush=True)


if __name__ == "__main__":
    main()
