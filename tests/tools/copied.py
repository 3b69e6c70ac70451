"""Three copies of the dashboard as they would run on three computers: an object store, nginx before them by its file.

The store is moto's server, which keeps everything in memory; it stands in an environment of its own.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.config import ROOT
from tests.tools.serving import free_port, serving

STORE = "s3://bucket/task force"
NEEDED = ("nginx", "moto_server")
_KEYS = {"AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_REGION": "eu-west-1"}
NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {block}
}}
"""


@dataclass(frozen=True)
class Copies:
    """What runs: the address of all, that of each, the environment of a command, and how to start one again."""

    address: str
    each: tuple[str, ...]
    environment: dict[str, str]
    folder: Path

    def cache(self, number: int) -> Path:
        """Return where one keeps what it fetched."""
        return self.folder / f"cache-{number}"


def missing() -> str:
    """Return what of the programs that are needed is not there; empty where all are."""
    return " and ".join(name for name in NEEDED if not shutil.which(name))


@contextmanager
def object_store(folder: Path) -> Iterator[dict[str, str]]:
    """Run a store with a bucket, and give the environment that leads to it."""
    port = free_port()
    with running(["moto_server", "-p", str(port)], folder / "store.log", port):
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/bucket", method="PUT")
        urllib.request.urlopen(asked, timeout=20).close()
        yield _KEYS | {"AWS_ENDPOINT": f"http://127.0.0.1:{port}"}


@contextmanager
def copies(data: Path, folder: Path) -> Iterator[Copies]:
    """Upload a data folder, serve it three times, and give what runs."""
    with ExitStack() as stack:
        environment = stack.enter_context(object_store(folder))
        command("upload", STORE, "--data", str(data), environment=environment)
        each = tuple(f"http://127.0.0.1:{free_port()}" for _ in range(3))
        front = f"http://127.0.0.1:{free_port()}"
        made = Copies(front, each, environment, folder)
        for number in range(3):
            stack.enter_context(started(made, number))
        stack.enter_context(nginx(made))
        yield made


@contextmanager
def started(of: Copies, number: int) -> Iterator[str]:
    """Run one of the copies."""
    own = of.environment | {"XDG_CACHE_HOME": str(of.cache(number))}
    port = urlsplit(of.each[number]).port
    with serving(STORE, of.folder / f"copy-{number}.log", port, **own) as address:
        yield address


@contextmanager
def nginx(of: Copies) -> Iterator[None]:
    """Run nginx before the copies by its file, without the certificate that only its owner has."""
    text = (ROOT / ".deploy" / "nginx-copies.conf").read_text("utf-8")
    for number, address in enumerate(of.each, 1):
        text = text.replace(f"10.0.0.{number}:8501", urlsplit(address).netloc)
    port = urlsplit(of.address).port
    text = re.sub(r"\n *ssl_certificate.*", "", text).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    text = re.sub(r"\n *limit_conn dashboard .*", "", text)  # all viewers of a test come from one address
    file = of.folder / "nginx.conf"
    file.write_text(NGINX.format(folder=of.folder, block=text), "utf-8")
    with running(["nginx", "-p", str(of.folder), "-c", str(file)], of.folder / "nginx.log", port):
        yield


@contextmanager
def running(
    program: list[str], log: Path, port: int, *, patience: float = 60, environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen]:
    """Run a program until it listens on a port, which it has so many seconds for, and stop it afterwards."""
    with log.open("wb") as output:
        process = subprocess.Popen(program, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        until = time.monotonic() + patience
        while time.monotonic() < until and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise AssertionError(log.read_text("utf-8", "replace"))
        yield process
    finally:
        process.terminate()
        process.wait(20)


def command(*given: str, environment: dict[str, str]) -> str:
    """Run a command of the program, and return what it says. CalledProcessError: it could not be done."""
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", *given], cwd=ROOT, env=os.environ | environment, capture_output=True,
        text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
