"""Fifty viewers open every page while an attacker holds connections open and abandons handouts.

python -m tests.bench.attack [how many viewers, 50]

Each viewer opens each page over a connection of its own, as a browser does; a real browser opens them beside. What the
attacker does it does all the while: 1,100 half-open requests, and forty zips of all factsheets that nobody waits for.
"""

import socket
import statistics
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.config import ROOT
from dashboard.screen.pages import MENU
from tests.bench.pages import cpu, listening
from tests.tools import outside
from tests.tools.serving import free_port, serving

HALF_OPEN, ABANDONED = 1100, 40
FAILED = b"could not be shown"
PATIENCE = 120  # seconds for one page


class Attacker:
    """Somebody who wants nobody else to be served, until told to stop."""

    def __init__(self, url: str) -> None:
        """Take aim."""
        parts = urlsplit(url)
        self._at, self._stop = (parts.hostname, parts.port), threading.Event()
        self.opened = self.abandoned = 0

    @contextmanager
    def at_work(self) -> Iterator["Attacker"]:
        """Attack for as long as the block lasts."""
        threads = [threading.Thread(target=of) for of in (self._half_open, self._abandon)]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self._stop.set()
            for thread in threads:
                thread.join()

    def _half_open(self) -> None:
        while not self._stop.is_set():
            held = [one for _ in range(HALF_OPEN) if (one := self._asked(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "))]
            self.opened += len(held)
            self._stop.wait(2)
            for one in held:
                one.close()

    def _abandon(self) -> None:
        while not self._stop.is_set():
            for day in range(ABANDONED):
                as_of = date(2018, 5, 1) + timedelta(day + self.abandoned)
                path = f"/handout/factsheets.zip?as_of={as_of}"
                if one := self._asked(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()):
                    self._stop.wait(0.05)
                    one.close()
                    self.abandoned += 1
            self._stop.wait(1)

    def _asked(self, said: bytes) -> socket.socket | None:
        try:
            one = socket.create_connection(self._at, 5)
            one.sendall(said)
        except OSError:
            return None
        return one


def viewed(url: str) -> list[tuple[str, float]]:
    """Open every page as one viewer; return how many seconds each took. AssertionError where one is not served."""
    took = []
    for entry in MENU:
        began = time.monotonic()
        with urllib.request.urlopen(f"{url}/{entry.address}", timeout=PATIENCE) as answer:
            assert answer.status == 200
        with outside.stream(url) as stream:
            asked = BackMsg()
            asked.rerun_script.page_name = entry.address
            stream.send(asked.SerializeToString())
            told = ForwardMsg()
            while told.WhichOneof("type") != "script_finished":
                content = stream.recv(timeout=PATIENCE)
                assert FAILED not in content, entry.title
                told.ParseFromString(content)
            assert told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY, entry.title
        took.append((entry.title, time.monotonic() - began))
    return took


def crowd(url: str, viewers: int) -> list[float]:
    """Let so many viewers open every page at once; return the seconds of every page of each."""
    with ThreadPoolExecutor(viewers) as pool:
        return [seconds for took in pool.map(viewed, [url] * viewers) for _, seconds in took]


def main(viewers: int = 50) -> None:
    """Measure without the attacker, then with it."""
    with tempfile.TemporaryDirectory() as folder:
        log, port = Path(folder) / "server.log", free_port()
        with serving(ROOT / "data", log, port) as url:
            server = listening(port)
            viewed(url)  # what is made once is made
            _tell("alone", url, server, viewers)
            with Attacker(url).at_work() as attacker:
                _tell("with the attacker", url, server, viewers)
            print(f"{attacker.opened} half-open requests, {attacker.abandoned} abandoned zips; ", end="")
        print(f"{log.stat().st_size} bytes of log")


def _tell(when: str, url: str, server: int, viewers: int) -> None:
    """Let the viewers in, and say how long they waited and whose work it was, the server's or this program's."""
    began, served, own = time.monotonic(), cpu(server), time.process_time()
    seconds = crowd(url, viewers)
    wall, served, own = time.monotonic() - began, cpu(server) - served, time.process_time() - own
    median, late, most = *(statistics.quantiles(seconds, n=20)[at] for at in (9, 18)), max(seconds)
    print(f"{when}: {len(seconds)} pages served, {median:.2f} s at the median, {late:.2f} s at the 95th percentile,")
    print(f"  {most:.2f} s at most; {wall:.0f} s by the clock, CPU {served:.0f} s the server's, {own:.0f} s ours")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
