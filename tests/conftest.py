"""What tests share: the shipped data, a tiny data folder, the running server, a real browser that reports faults."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache, wraps
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard import config
from dashboard.ask import checks
from dashboard.intake import reading
from dashboard.intake.reading import process
from dashboard.store import writing
from tests import tiny
from tests.tools.serving import serving

CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
    "--font-render-hinting=none",  # letters as wide as with a window
    "--process-per-site",  # pages of one reader share what was compiled
    "--host-resolver-rules=MAP rebound.example 127.0.0.1",  # a foreign name that leads to this computer
]  # fmt: skip


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a quarter of the time of a test in a browser is waiting."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that drives the browser, so that it can be left out; what fails there twice has failed.

    They come first, with all that ask the server: one process starts both, while the other goes on with the rest.
    """
    for item in items:
        if "browser" in _needs(item):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))
    items.sort(key=lambda item: _needs(item).isdisjoint({"browser", "server_url"}))


def _needs(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session", autouse=True)
def quick_disk() -> Iterator[None]:
    """Put a small table that was written before in place again, and wait for no disk: most of the time of a commit.

    Tests of crashes count and break these very calls, and other processes write and wait as ever.
    """
    written, write = {}, writing._write_parquet

    @wraps(write)
    def once(connection, table, rows, path) -> None:
        key = repr((table, rows)) if len(rows) < 100 else ""
        if key in written:
            path.write_bytes(written[key])
            return
        write(connection, table, rows, path)
        if key:
            written[key] = path.read_bytes()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "_write_parquet", once)
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def packages_once() -> Iterator[None]:
    """Look through what is installed for components of Streamlit's once: its AppTest does so again for every page."""
    with pytest.MonkeyPatch.context() as patch:
        if "streamlit.testing.v1" in sys.modules:
            from streamlit.components.v2 import manifest_scanner

            patch.setattr(
                manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
            )
        yield


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The shipped data; nothing may write into it."""
    return config.ROOT / "data"


@pytest.fixture
def tiny_data(tmp_path) -> Path:
    """A data folder of one's own with one snapshot of the record, 7 February 2018."""
    tiny.made(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def without_rules(monkeypatch) -> None:
    """Leave out the rules of the data, which tests/ask/test_checks.py holds: they take most of the time of a commit."""
    monkeypatch.setattr(checks, "check", lambda *_, **__: [])


@pytest.fixture
def read_here(monkeypatch) -> None:
    """Read files in this process; tests/intake/reading holds that they have one of their own, with its limits."""
    monkeypatch.setattr(reading, "_ran", lambda content, kinds, _: process.answer(content, kinds))


@pytest.fixture(scope="session")
def server_log(tmp_path_factory) -> Path:
    """What the server at `server_url` writes while it runs."""
    return tmp_path_factory.mktemp("server") / "server.log"


@pytest.fixture(scope="session")
def server_url(data_folder, server_log) -> Iterator[str]:
    """The address of a server on the shipped data, without a last slash."""
    with serving(data_folder, server_log) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """Debian's Chromium, rather without its window, whose own pages take a third of a page's time.

    Without it the tests are skipped, in CI they fail.
    """
    from playwright.sync_api import expect

    from tests.tools.browsing import started

    expect.set_options(timeout=30_000)  # five seconds are too few where a map is drawn by software
    with ExitStack() as stack:
        try:
            chromium = stack.enter_context(started(arguments=CHROMIUM))
        except FileNotFoundError as missing:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))
        yield chromium


@pytest.fixture(scope="session")
def context(browser, server_url) -> Iterator:
    """One reader's browser for many tests: what is in its cache is neither fetched nor compiled again."""
    from tests.tools.browsing import fresh

    first = fresh(browser, base_url=server_url)
    first.goto("/healthz")  # a tab that stays open keeps the process in which the others are
    yield first.context
    first.context.close()


@pytest.fixture
def page(context, server_url) -> Iterator:
    """A page whose addresses start at the server; a script error or a request to another host fails the test."""
    from tests.tools.browsing import beside

    faults: list[str] = []
    own = urlsplit(server_url).netloc
    page = beside(context)

    def asked(request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != own:
            faults.append(f"asked another host: {request.url}")

    page.on("request", asked)
    page.on("websocket", asked)
    page.on("pageerror", lambda error: faults.append(f"page error: {error}"))
    page.on("console", lambda message: _is_fault(message) and faults.append(f"console: {message.text}"))
    yield page
    page.close()
    assert not faults, "\n".join(faults)


def _is_fault(message) -> bool:
    return message.type == "error"
