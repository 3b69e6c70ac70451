"""What each page costs with many answers: server CPU of a first visit and of a click, and the memory of the server.

python -m tests.bench.large [--answers 1000000] [--data FOLDER with that many from before]
"""

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

from dashboard.ask import Database
from dashboard.config import ROOT
from dashboard.screen.pages import MENU
from dashboard.store import history
from tests.bench.pages import Reader, connect, cpu, listening
from tests.tools import many
from tests.tools.serving import free_port, serving

REGION = "region=ES51"
# A region's factsheet, its neighbours and answers, and what a figure rests on, beside each page.
VIEWS = {
    **{entry.title: (entry.address, "") for entry in MENU},
    "Factsheet": ("competences", f"{REGION}&with=ITI2,SE224"),
    "Its answers opened": ("competences", f"{REGION}&rows=its-answers"),
    "A source opened": ("data", "source=demo-questionnaire"),
    "Search": ("search", "search=housing"),
}


def memory(pid: int) -> int:
    """Return the megabytes that a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) // 1024


async def visited(address: str, pid: int, page: str, query: str) -> tuple[list[float], list[float]]:
    """Return milliseconds [waited, of CPU] of a first visit, and of a click to another region on the same page."""
    async with connect(address) as socket:
        reader, spent = Reader(socket), []
        for asked in (query, f"{query}&as_of=2018-03-01".strip("&")):
            before, start = cpu(pid), time.perf_counter()
            await reader.open(page, asked)
            spent.append([(time.perf_counter() - start) * 1000, (cpu(pid) - before) * 1000])
        return spent[0], spent[1]


def _settled(pid: int) -> None:
    """Wait until a server has got ready what it gets ready for its first visitor."""
    before, now = -1.0, cpu(pid)
    while now - before > 0.02:
        time.sleep(1)
        before, now = now, cpu(pid)


def opening(data: Path) -> float:
    """Return the milliseconds of CPU to open the newest snapshot, the second time."""
    for _ in range(2):
        start = time.process_time()
        held = history(data, "demo")
        Database(held[-1], held, ROOT / "data" / "reference")
        spent = time.process_time() - start
    return spent * 1000


def main() -> None:
    """Print a line a page, the time to open the snapshot, and the memory of the server after all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--answers", type=int, default=1_000_000)
    parser.add_argument("--data", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="large-") as folder:
        data = given.data or Path(folder) / "data"
        if not data.exists():
            many.write(given.answers, data, ROOT / "data")
        print(f"opened in {opening(data):.0f} ms of CPU")
        port = free_port()
        with serving(data, Path(folder) / "log", port) as address:
            pid = listening(port)
            _settled(pid)
            print(f"memory at the start {memory(pid)} MB")
            print("milliseconds, waited (of server CPU): first visit, click")
            for title, (page, query) in VIEWS.items():
                first, click = asyncio.run(visited(address, pid, page, query))
                told = "".join(f"{waited:8.0f} ({used:5.0f})" for waited, used in (first, click))
                print(f"{title:20}{told}   {memory(pid)} MB", flush=True)


if __name__ == "__main__":
    main()
