"""Viewers of three copies of the dashboard while one copy is killed and something is committed.

python -m tests.bench.copies [--viewers 50] [--seconds 60]

Needs nginx, and moto's `moto_server` on the path, from an environment of its own with tests/object_store.txt.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import websockets

from dashboard import store
from dashboard.config import ROOT
from dashboard.screen.pages import MENU
from tests.bench.pages import Reader, connect, listening
from tests.tools import copied

PAGES = [entry.address for entry in MENU if entry.address != "present"]
LABEL = "Said while one copy was down"


@dataclass
class Seen:
    """What viewers waited for pages, in milliseconds, and for how many seconds each fault left one without a server."""

    waits: list[float] = field(default_factory=list)
    faults: list[float] = field(default_factory=list)
    shown_after: dict[str, float] = field(default_factory=dict)  # seconds from the commit, by copy
    is_whole: bool = False

    def __str__(self) -> str:
        """Tell it in a line."""
        at = statistics.quantiles(self.waits, n=20)
        shown = max(self.shown_after.values())
        return (
            f"{len(self.waits)} pages, half in {statistics.median(self.waits):.0f} ms, p95 {at[-1]:.0f} ms; "
            f"{len(self.faults)} faults, the longest {max(self.faults, default=0):.2f} s; "
            f"new snapshot on every copy after {shown:.1f} s; {'nothing lost' if self.is_whole else 'NOT WHOLE'}"
        )


async def view(of: copied.Copies, number: int, think: float, until: float, seen: Seen, pages: Sequence[str]) -> None:
    """Turn pages as one reader; where the connection breaks, connect again as a browser does."""
    chance, failed = random.Random(number), 0.0
    await asyncio.sleep(chance.uniform(0, think))
    while time.monotonic() < until:
        try:
            async with connect(of.address, number + 2, Cookie=f"copy={number}") as socket:
                if failed:
                    seen.faults.append(time.monotonic() - failed)
                    failed = 0.0
                await _turn(Reader(socket), chance, think, until, seen, pages)
        except (OSError, TimeoutError, websockets.WebSocketException):
            failed = failed or time.monotonic()
            await asyncio.sleep(0.1)
    if failed:
        seen.faults.append(time.monotonic() - failed)


async def _turn(reader: Reader, chance: random.Random, think: float, until: float, seen: Seen, pages: Sequence[str]):
    """Turn pages until the time is over. ConnectionError: the line broke, which who only reads notices as well."""
    while time.monotonic() < until:
        start = time.monotonic()
        await reader.open(chance.choice(pages))
        seen.waits.append((time.monotonic() - start) * 1000)
        broken = asyncio.create_task(reader.socket.wait_closed())
        done, _ = await asyncio.wait({broken}, timeout=chance.uniform(0.5, 1.5) * think)
        broken.cancel()
        if done:
            raise ConnectionError


async def warm(address: str, pages: Sequence[str]) -> None:
    """Let a copy draw pages once, as it has before anyone is in a hurry."""
    async with connect(address) as socket:
        for page in pages:
            await Reader(socket).open(page)


def told(address: str) -> dict:
    """Return what a copy says of itself; nothing where it does not answer."""
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:
            return json.load(answer)
    except (OSError, ValueError):
        return {}


def connected(address: str) -> int:
    """Return how many connections a server has."""
    port, lines = urlsplit(address).port, Path("/proc/net/tcp").read_text().splitlines()[1:]
    open_ones = [line.split()[1] for line in lines if line.split()[3] == "01"]
    return sum(int(local.rpartition(":")[2], 16) == port for local in open_ones)


async def disturb(of: copied.Copies, seconds: float, seen: Seen) -> int:
    """Kill the copy with the most viewers, commit, see when the others tell of it; return which was killed."""
    await asyncio.sleep(seconds / 4)
    killed = max(range(3), key=lambda number: connected(of.each[number]))
    os.kill(listening(urlsplit(of.each[killed]).port), signal.SIGKILL)
    await asyncio.sleep(seconds / 8)
    writer = of.environment | {"XDG_CACHE_HOME": str(of.cache(9))}
    amended = ("amend", "relabel", "--to", LABEL, "--data", copied.STORE)
    await asyncio.to_thread(copied.command, *amended, environment=writer)
    start = time.monotonic()
    left = {*of.each} - {of.each[killed]}
    while left and time.monotonic() < start + 30:
        for address in sorted(left):
            found = await asyncio.to_thread(told, address)
            if (found.get("snapshot") or {}).get("label") == LABEL:
                seen.shown_after[address] = time.monotonic() - start
                left.discard(address)
        await asyncio.sleep(0.1)
    seen.shown_after |= dict.fromkeys(left, float("inf"))
    return killed


async def watch(of: copied.Copies, viewers: int, seconds: float, think: float, seen: Seen, pages: Sequence[str]) -> int:
    """Let viewers view, and disturb them; return which copy was killed."""
    await asyncio.gather(*(warm(address, pages) for address in of.each))
    until = time.monotonic() + seconds
    reading = (view(of, number, think, until, seen, pages) for number in range(viewers))
    killed, *_ = await asyncio.gather(disturb(of, seconds, seen), *reading)
    return killed


def measure(
    data: Path, folder: Path, viewers: int, seconds: float, think: float = 5, pages: Sequence[str] = PAGES
) -> Seen:
    """Serve a data folder by three copies, and return what viewers saw."""
    seen = Seen()
    with copied.copies(data, folder) as of:
        killed = asyncio.run(watch(of, viewers, seconds, think, seen, pages))
        with copied.started(of, killed) as again:
            seen.shown_after[again] = 0 if told(again)["snapshot"]["label"] == LABEL else float("inf")
            heads = set()
            for number in range(3):
                (kept,) = (of.cache(number) / "task-force-dashboard").iterdir()
                heads.add(json.dumps(store.heads(kept)))
                assert store.verify(kept) == []
            seen.is_whole = len(heads) == 1
    return seen


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--viewers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="copies-") as folder:
        print(f"{given.viewers} viewers: {measure(ROOT / 'data', Path(folder), given.viewers, given.seconds)}")


if __name__ == "__main__":
    main()
