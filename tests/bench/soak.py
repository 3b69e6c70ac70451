"""Fifty viewers for ten minutes, then more and more until it breaks; or beside commits and handouts.

python -m tests.bench.soak [--viewers 50] [--seconds 600] [--beside] [--until-it-breaks]

--beside: a commit every 30 s, a handout every 5 s.
They turn pages of all sets, snapshots, regions and languages over websockets, and think for five seconds between. Told
are what they waited, what failed, CPU and the memory of the server: half way, at the end, and what a session takes.
"""

import argparse
import asyncio
import os
import random
import shutil
import statistics
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import websockets

from dashboard import store
from dashboard.config import ROOT
from dashboard.contract.reference import regions
from dashboard.say import language
from dashboard.screen.pages import MENU
from tests.bench.large import memory
from tests.bench.pages import THINK, Reader, connect, cpu, listening
from tests.tools.copied import command
from tests.tools.serving import free_port, serving

COMMITS = date(2025, 1, 1)  # after all that is recorded
BROKEN = 500  # milliseconds that 95 of 100 wait at most, or else it is
PAGES = [entry.address for entry in MENU if entry.address != "present"]
HANDOUTS = ("brief.pdf", "follow-ups.docx", "slides.pdf", "map.svg", "factsheet.pdf?region=ES51")


@dataclass
class Seen:
    """What viewers waited in milliseconds, what failed, and the megabytes of the server."""

    waits: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    before: int = 0
    half: int = 0
    end: int = 0
    cpu: float = 0.0

    @property
    def p95(self) -> float:
        """What 95 of 100 waited at most."""
        return statistics.quantiles(self.waits, n=20)[-1] if len(self.waits) > 1 else float("inf")

    def __str__(self) -> str:
        """Tell it in a line."""
        if len(self.waits) < 2:
            return f"{len(self.waits)} pages, {len(self.faults)} faults {self.faults[:3]}"
        least = f"half in {statistics.median(self.waits):.0f} ms, p95 {self.p95:.0f} ms"
        least += f", {1000 * self.cpu / len(self.waits):.0f} ms of server CPU each"
        held = f"memory {self.before} MB before, {self.half} half way, {self.end} at the end"
        return f"{len(self.waits)} pages, {least}, {len(self.faults)} faults {self.faults[:3] or ''}; {held}"


class Views:
    """What may be asked for: a page with a set, a snapshot, a region and a language."""

    def __init__(self, data: Path) -> None:
        """Look what there is."""
        self._held = store.histories(data)
        self._regions = list(regions(ROOT / "data" / "reference").names)

    def any(self, chance: random.Random) -> dict[str, str]:
        """Return a view: half of the readers look at the newest of the record, one in three at a region."""
        data_set = chance.choice(["record", chance.choice(list(self._held))])
        days = [str(one.date) for one in self._held[data_set]]
        view = {
            "set": data_set,
            "snapshot": chance.choice([None, None, chance.choice(days)]),
            "region": chance.choice([None, None, chance.choice(self._regions)]),
            "lang": chance.choice(language.languages()),
        }
        return {name: value for name, value in view.items() if value}


async def view(address: str, number: int, until: float, seen: Seen, views: Views) -> None:
    """Turn pages of one view as one reader, who looks at another in one of ten clicks."""
    chance = random.Random(number)
    asked = views.any(chance)
    await asyncio.sleep(chance.uniform(0, THINK))
    while time.monotonic() < until:
        try:
            async with connect(address, number % 250 + 2) as socket:
                reader = Reader(socket)
                while time.monotonic() < until:
                    asked = views.any(chance) if chance.random() < 0.1 else asked
                    start = time.monotonic()
                    await asyncio.wait_for(reader.open(chance.choice(PAGES), urlencode(asked)), 60)
                    seen.waits.append((time.monotonic() - start) * 1000)
                    await asyncio.sleep(chance.uniform(0.5, 1.5) * THINK)
        except (OSError, TimeoutError, AssertionError, websockets.WebSocketException) as fault:
            seen.faults.append(repr(fault)[:120])
            await asyncio.sleep(1)


async def crowd(address: str, pid: int, viewers: int, seconds: float, views: Views) -> Seen:
    """Let so many view for so long."""
    seen, spent = Seen(before=memory(pid)), cpu(pid)
    until = time.monotonic() + seconds

    async def look() -> None:
        await asyncio.sleep(seconds / 2)
        seen.half = memory(pid)

    await asyncio.gather(look(), *(view(address, number, until, seen, views) for number in range(viewers)))
    seen.end, seen.cpu = memory(pid), cpu(pid) - spent
    return seen


@asynccontextmanager
async def beside(address: str, data: Path, faults: list[str]) -> AsyncIterator[None]:
    """Commit every 30 s, and ask for a handout every 5 s, for as long as this lasts."""

    def handout(name: str) -> None:
        with urllib.request.urlopen(f"{address}/handout/{name}", timeout=60) as answer:
            answer.read()

    async def repeat(every: float, work: Callable[[int], None]) -> None:
        number = 0
        while True:
            await asyncio.sleep(every)
            number += 1
            try:
                await asyncio.to_thread(work, number)
            except (OSError, AssertionError) as fault:
                faults.append(repr(fault)[:120])

    def commit(number: int) -> None:
        folder = data / "sources" / "record" / str(COMMITS + timedelta(days=number))
        folder.mkdir()
        (folder / "snapshot.toml").write_text(f'label = "Snapshot {number}"\n', "utf-8")
        command("snapshot", "--data", str(data), environment={})

    tasks = [
        asyncio.create_task(repeat(30, commit)),
        asyncio.create_task(repeat(5, lambda number: handout(HANDOUTS[number % len(HANDOUTS)]))),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()


async def session(address: str, pid: int, amount: int = 40) -> float:
    """Return the megabytes of one more session that has opened the first page, in which nothing new is drawn."""
    async with AsyncExitStack() as stack:
        before = memory(pid)
        for number in range(amount):
            socket = await stack.enter_async_context(connect(address, number + 2))
            await Reader(socket).open("")
        return (memory(pid) - before) / amount


@contextmanager
def served(data: Path, folder: Path) -> Iterator[tuple[str, int]]:
    """Serve a data folder, and yield its address and process."""
    port = free_port()
    with serving(data, folder / "log", port) as address:
        yield address, listening(port)


async def measured(address: str, pid: int, data: Path, given: argparse.Namespace) -> None:
    """Measure, and print."""
    views, faults = Views(data), list[str]()
    await crowd(address, pid, 4, min(60, given.seconds / 4), views)  # warm
    if given.beside:
        async with beside(address, data, faults):
            seen = await crowd(address, pid, given.viewers, given.seconds, views)
    else:
        seen = await crowd(address, pid, given.viewers, given.seconds, views)
    print(f"{given.viewers} viewers for {given.seconds:.0f} s, load {os.getloadavg()[0]:.0f}: {seen}", flush=True)
    if given.beside:
        print(f"{len(faults)} faults of commits and handouts {faults[:3] or ''}")
    print(f"one more session takes {await session(address, pid):.2f} MB")
    viewers = given.viewers
    while given.until_it_breaks and seen.p95 < BROKEN and not seen.faults:
        viewers += max(1, viewers // 4)
        seen = await crowd(address, pid, viewers, min(60, given.seconds), views)
        print(f"{viewers} viewers: {seen}", flush=True)


def main() -> None:
    """Serve a copy of the shipped data, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--viewers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--beside", action="store_true")
    parser.add_argument("--until-it-breaks", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data", data)
        with served(data, Path(folder)) as (address, pid):
            asyncio.run(measured(address, pid, data, given))


if __name__ == "__main__":
    main()
