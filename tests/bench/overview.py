"""What the Overview costs: server CPU a rerun, bytes of a cold load, boundaries sent again. Needs Debian's chromium.

python -m tests.bench.overview
"""

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from tests.tools.browsing import WHOLE, fresh, opened, started

BATCHES, BATCH = 9, 10


@contextmanager
def server():
    """Start the dashboard on a free port, and yield its address and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([sys.executable, "-m", "dashboard", "--port", str(port), *sys.argv[1:]]) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{address}/healthz")
                break
            except OSError:
                time.sleep(0.5)
        yield address, process.pid
        process.terminate()


def cpu(pid: int) -> float:
    """Return the CPU seconds a process has used so far, ended threads among them; the kernel counts hundredths."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure, and print one line a figure."""
    with server() as (address, pid), started(WHOLE) as browser:
        page = fresh(browser)
        sent: list[int] = []
        boundaries: list[str] = []
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
        page.on("request", lambda request: boundaries.append(request.url) if "/boundaries/" in request.url else None)
        opened(page, address)
        page.wait_for_load_state("networkidle")
        print(f"cold load: {sum(sent) / 1e6:.2f} MB in {len(sent)} answers")
        page.wait_for_timeout(2000)
        before = cpu(pid)
        page.wait_for_timeout(4000)
        idle = (cpu(pid) - before) / 10
        used = []
        for _ in range(BATCHES + 1):
            before = cpu(pid)
            for number in range(BATCH):
                page.get_by_text(("Event places", "Partnerships")[number % 2], exact=True).first.click()
                page.wait_for_timeout(400)
            used.append(((cpu(pid) - before) / BATCH - idle) * 1000)
        warm = sorted(used[1:])
        print(f"rerun: median {statistics.median(warm):.0f} ms of server CPU, most {warm[-1]:.0f} ms, idle taken off")
        runs, different = (BATCHES + 1) * BATCH + 1, len(set(boundaries))
        print(f"boundaries asked for: {len(boundaries)} times in {runs} runs, {different} different")
        browser.close()


if __name__ == "__main__":
    main()
