"""A first visit at 10 Mbit/s and 40 ms: when the answer can be read, beside a static page of the same; what is sent.

python -m tests.bench.first_visit [FOLDER OF ANOTHER COMMIT]

The static page is what the dashboard itself has drawn, with its style sheets, fonts and drawings, and no script. The
answer can be read once it is painted; the page is drawn once the application has its own and nothing more to draw.
Needs Debian's chromium.
"""

import gzip
import os
import statistics
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page

from dashboard.config import ROOT
from tests.bench.pages import served
from tests.tools.browsing import WHOLE, fresh, opened, settled, started

ROUNDS = 3
PAGES = ("", "follow-up", "competences", "calendar")
LINE = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
HEAVY = ("DeckGl", "embed", "PlotlyChart", "DataFrame", "SyntaxHighlighter")  # code of maps, charts and the like
WATCH = """
    const when = (name, selector) => (function look() {
        const found = [...document.querySelectorAll(selector)];
        const there = found.some(one => one.innerText && one.getClientRects().length);
        requestAnimationFrame(there ? () => setTimeout(() => { window[name] = performance.now(); }) : look);
    })();
    when("readable", "#first h1, h1.answer");
    when("drawn", ".stMain h1.answer");
"""
# What is drawn, as a page of its own: scripts are gone, style sheets and fonts stand in its head.
STATIC = """() => {
    const main = document.querySelector(".stMainBlockContainer").cloneNode(true);
    main.querySelectorAll("script, iframe, canvas").forEach(one => one.remove());
    return main.outerHTML;
}"""
HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The same, static</title>
<link rel="stylesheet" href="/app/static/look.css"><link rel="stylesheet" href="/app/static/map.css"><style>
@font-face { font-family: S; src: url(/app/static/fonts/source-sans-3-latin-400-normal.woff2); font-display: swap; }
@font-face { font-family: S; font-weight: 600; src: url(/app/static/fonts/source-sans-3-latin-600-normal.woff2);
  font-display: swap; }
body { font-family: S, sans-serif; }</style></head><body>"""


def visited(page: Page, address: str = "") -> dict[str, float]:
    """Go to an address, or load the page again; return when its answer could be read and was drawn, and what was sent.

    In milliseconds, and MB until it was still.
    """
    sent: list[float] = []
    asked: list[str] = []
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", LINE)
    network.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    network.on("Network.webSocketFrameReceived", lambda event: sent.append(_bytes(event["response"])))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address) if address else page.reload()
    page.wait_for_function("window.readable")
    if "/static" not in page.url:
        page.wait_for_selector(".stMain h1.answer", timeout=60_000)
        page.wait_for_function("window.drawn")
        settled(page)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    heavy = sum(any(f"/{name}" in url for name in HEAVY) for url in asked)
    told = page.evaluate("[window.readable, window.drawn ?? 0]")
    network.detach()
    return {"readable": told[0], "drawn": told[1], "sent": sum(sent) / 1e6, "asked": len(asked), "heavy": heavy}


def _bytes(frame: dict) -> int:
    return len(frame["payloadData"]) * 3 // 4  # in base64


@contextmanager
def static(address: str, pages: dict[str, bytes]) -> Iterator[str]:
    """Serve static pages by their names, and beside them the files of the dashboard at an address."""
    held = {f"/static/{name}": (gzip.compress(text), "text/html") for name, text in pages.items()}

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path
            if path not in held:
                asked = urllib.request.Request(address + path, headers={"Accept-Encoding": "gzip"})
                try:
                    with urllib.request.urlopen(asked) as answer:
                        held[path] = answer.read(), answer.headers.get_content_type()
                except urllib.error.HTTPError as answer:
                    return self.send_error(answer.code)
            body, kind = held[path]
            self.send_response(200)
            if body[:2] == b"\x1f\x8b":
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_given: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def watching(browser: Browser) -> Page:
    """Return a page with nothing in its cache, which notes when its answer is there."""
    page = fresh(browser)
    page.add_init_script(WATCH)
    return page


def measure(browser: Browser, root: Path) -> Iterator[tuple[str, list[dict]]]:
    """Yield each page of a checkout with its rounds: the static page, the first visit, and the page loaded again."""
    with served(root) as (address, _):
        pages = {}
        for name in PAGES:
            page = opened(fresh(browser), f"{address}/{name}")
            page.wait_for_timeout(1500)
            pages[name or "overview"] = (HEAD + page.evaluate(STATIC)).encode()
            page.context.close()
        with static(address, pages) as beside:
            for name in PAGES:
                rounds = []
                for _ in range(ROUNDS):
                    page = watching(browser)
                    plain = visited(page, f"{beside}/static/{name or 'overview'}")
                    page.context.close()
                    page = watching(browser)
                    first = visited(page, f"{address}/{name}")
                    again = visited(page)
                    page.context.close()
                    rounds.append({"static": plain, "first": first, "again": again})
                yield name or "overview", rounds


def main() -> None:
    """Measure, and print one line a page."""
    with started(WHOLE) as browser:
        print(f"first visit at 10 Mbit/s and 40 ms, medians of {ROUNDS}; load of the machine {os.getloadavg()[0]:.1f}")
        for root in (*map(Path, sys.argv[1:]), ROOT):
            print(root)
            for name, rounds in measure(browser, root.resolve()):

                def at(visit: str, what: str, rounds: list[dict] = rounds) -> float:
                    return statistics.median(one[visit][what] for one in rounds)

                readable, plain = at("first", "readable"), at("static", "readable")
                print(
                    f"{name:12} answer {readable:5.0f} ms, {readable / plain:4.2f} times a static page's {plain:4.0f};"
                    f" drawn {at('first', 'drawn'):5.0f}, again {at('again', 'drawn'):5.0f}"
                    f" ({at('again', 'drawn') / at('first', 'drawn'):4.2f}); {at('first', 'sent'):4.2f} MB in"
                    f" {at('first', 'asked'):3.0f} answers, {at('first', 'heavy'):.0f} of charts, maps and tables;"
                    f" again {at('again', 'sent'):4.2f} MB"
                )
        browser.close()


if __name__ == "__main__":
    main()
