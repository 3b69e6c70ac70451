"""What a warm run of each page costs the server, and how long readers wait, beside another commit and a blank page.

python -m tests.bench.pages [FOLDER OF THE OTHER COMMIT] [--viewers 50]

Speaks to the server as a browser does, over its websocket, so that no browser's work is counted.
"""

import asyncio
import os
import random
import statistics
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.config import ROOT
from dashboard.screen.pages import MENU
from tests.tools.serving import free_port, serving

WARM, RUNS = 3, 20
THINK, SECONDS = 5, 40


class Reader:
    """One reader's window: asks for a page, and waits until it is whole."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        """Take an open websocket."""
        self.socket = socket

    async def open(self, page: str, query: str = "") -> int:
        """Ask for a page, and return how many elements it was made of."""
        asked = BackMsg()
        asked.rerun_script.query_string, asked.rerun_script.page_name = query, page
        asked.rerun_script.context_info.color_scheme = "light"
        await self.socket.send(asked.SerializeToString())
        count = 0
        while True:
            told = ForwardMsg.FromString(await self.socket.recv())
            kind = told.WhichOneof("type")
            count += kind in ("delta", "ref_hash")
            if told.delta.new_element.HasField("exception"):
                raise AssertionError(f"{page}?{query}: {told.delta.new_element.exception.message}")
            if kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return count


def connect(address: str, number: int = 1, **headers: str) -> websockets.connect:
    """Open a websocket as Streamlit's client does, each number from its own address."""
    host = address.removeprefix("http://")
    return websockets.connect(
        f"ws://{host}/_stcore/stream",
        origin=address,
        subprotocols=["streamlit"],
        max_size=None,
        open_timeout=60,
        local_addr=(f"127.0.0.{number}", 0),
        additional_headers=headers,
    )


def cpu(pid: int) -> float:
    """Return the CPU seconds a process has used so far; the kernel counts hundredths."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def cost(address: str, pid: int, page: str, query: str = "") -> tuple[float, int]:
    """Return the milliseconds of server CPU of a warm run of a page, and its elements."""
    async with connect(address) as socket:
        reader = Reader(socket)
        for _ in range(WARM):
            count = await reader.open(page, query)
        before = cpu(pid)
        for _ in range(RUNS):
            count = await reader.open(page, query)
        return (cpu(pid) - before) / RUNS * 1000, count


async def crowd(address: str, viewers: int) -> list[float]:
    """Return how many milliseconds each of many readers waited, who turn pages and think for five seconds."""
    pages, waits = [entry.address for entry in MENU if entry.address != "present"], []
    until = time.monotonic() + SECONDS

    async def read(number: int) -> None:
        chance = random.Random(number)
        await asyncio.sleep(chance.uniform(0, THINK))
        async with connect(address, number + 2) as socket:
            reader = Reader(socket)
            await reader.open(chance.choice(pages))
            while time.monotonic() < until:
                await asyncio.sleep(chance.uniform(0.5, 1.5) * THINK)
                start = time.monotonic()
                await reader.open(chance.choice(pages))
                waits.append((time.monotonic() - start) * 1000)

    await asyncio.gather(*(read(number) for number in range(viewers)))
    return sorted(waits)


@contextmanager
def served(root: Path):
    """Serve a checkout, and yield its address and process."""
    with TemporaryDirectory() as folder:
        port = free_port()
        with serving(root / "data", Path(folder) / "log", port, PYTHONPATH=str(root)) as address:
            yield address, listening(port)


@contextmanager
def blank():
    """Serve the blank page, and yield its address and process."""
    with TemporaryDirectory() as folder:
        port = free_port()
        script = Path(__file__).with_name("blank.py")
        program = ("-m", "streamlit", "run", str(script), "--server.headless=true", "--server.address=127.0.0.1")
        program += ("--browser.gatherUsageStats=false", f"--server.port={port}", "--runner.postScriptGC=false", "--")
        with serving(ROOT / "data", Path(folder) / "log", port, program=program) as address:
            yield address, listening(port)


def listening(port: int) -> int:
    """Return the process that was started to listen on a port."""
    named = [path for path in Path("/proc").iterdir() if path.name.isdecimal()]
    return next(int(path.name) for path in named if str(port).encode() in _command(path))


def _command(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes() if int(process.name) != os.getpid() else b""
    except OSError:
        return b""


def measure(root: Path, viewers: int) -> tuple[dict[str, tuple[float, int]], list[float]]:
    """Return the cost of each page of a checkout, and how long a crowd waits."""
    with served(root) as (address, pid):
        costs = {entry.title: asyncio.run(cost(address, pid, entry.address)) for entry in MENU}
        return costs, asyncio.run(crowd(address, viewers))


def main() -> None:
    """Measure, and print one line a page."""
    folders = [Path(one).resolve() for one in sys.argv[1:] if not one.startswith("--") and not one.isdecimal()]
    viewers = int(sys.argv[sys.argv.index("--viewers") + 1]) if "--viewers" in sys.argv else 50
    found = [measure(root, viewers) for root in (*folders, ROOT)]
    with blank() as (address, pid):
        counts = {title: count for title, (_, count) in found[-1][0].items()}
        floor = {title: asyncio.run(cost(address, pid, "", f"elements={count}"))[0] for title, count in counts.items()}
    names = [*(str(one) for one in folders), "now"]
    print("server CPU a warm run, ms (elements)")
    for title, least in floor.items():
        told = "".join(f"{costs[title][0]:8.0f} ({costs[title][1]:3})" for costs, _ in found)
        print(f"{title:12}{told}   floor for these elements {least:4.0f}")
    for name, (_, waits) in zip(names, found, strict=True):
        at = statistics.quantiles(waits, n=20)
        print(
            f"{viewers} viewers, {name}: half {statistics.median(waits):.0f} ms, p95 {at[-1]:.0f} ms, {len(waits)} runs"
        )


if __name__ == "__main__":
    main()
