"""The real server, as `python -m dashboard` starts it, for as long as a test needs it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dashboard.config import ROOT

PATIENCE = 60  # seconds; a loaded machine imports slowly


@contextmanager
def serving(
    data: Path | str, log: Path, port: int = 0, *, program: Sequence[str] = ("-m", "dashboard"), **environment: str
) -> Iterator[str]:
    """Serve a data folder from a strange working folder, and give the address without a last slash.

    The port is a free one unless given, `program` what Python runs; AssertionError with the log where the server
    does not come up.
    """
    port = port or free_port()
    command = [sys.executable, *program, "--data", str(data), "--port", str(port)]
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("DASHBOARD_", "STREAMLIT_"))}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=log.parent, env=bare | {"PYTHONPATH": str(ROOT)} | environment,
            stdin=subprocess.DEVNULL, stdout=output, stderr=output,
        )  # fmt: skip
        try:
            _wait(process, f"http://127.0.0.1:{port}", log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait(process: subprocess.Popen, url: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{url}/healthz", timeout=5).close()
        except urllib.error.HTTPError as answer:
            answer.close()
            if answer.code == 503:  # it serves, and says that it has no snapshot
                return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"The server does not answer at {url}:\n{log.read_text('utf-8', 'replace')[-4000:]}")
