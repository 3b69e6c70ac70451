"""How long the next slide takes, from key to screen, beside an empty page of Streamlit's. Needs Debian's chromium.

python -m tests.bench.slides
"""

import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error

from dashboard.config import ROOT
from tests.tools.browsing import WHOLE, fresh, settled, started
from tests.tools.serving import free_port, serving

ROUNDS = 5
LONGEST = 15_000  # milliseconds after which a key counts as lost
EMPTY = """
import streamlit as st

st.session_state.setdefault("at", 1)
for label, key, step in (("Next", "pagedown", 1), ("First", "home", -1)):
    st.button(label, shortcut=key, on_click=lambda step=step: st.session_state.update(at=st.session_state["at"] + step))
st.html(f'<p class="slide-foot">{st.session_state["at"]} of 9</p>')
"""
WATCH = """() => {
    const foot = () => document.querySelector('.slide-foot')?.innerText;
    window.turned = new Promise(done => addEventListener('keydown', () => {
        const start = performance.now(), before = foot();
        const watch = new MutationObserver(() => {
            if (foot() && foot() !== before) {
                watch.disconnect();
                requestAnimationFrame(() => done(performance.now() - start));
            }
        });
        watch.observe(document.body, {subtree: true, childList: true, characterData: true});
    }, {capture: true, once: true}));
}"""


@contextmanager
def empty(folder: Path):
    """Serve a page that shows a number and nothing else, and yield its address."""
    (folder / "empty.py").write_text(EMPTY)
    port = free_port()
    options = ("--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1")
    command = [sys.executable, "-m", "streamlit", "run", str(folder / "empty.py"), *options]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def turned(page, key: str) -> float:
    """Press a key, and return the milliseconds until the next slide is drawn, at most LONGEST."""
    page.evaluate(WATCH)
    page.keyboard.press(key)
    spent = page.evaluate(
        "most => Promise.race([window.turned, new Promise(done => setTimeout(done, most, most))])", LONGEST
    )
    settled(page)
    page.wait_for_timeout(300)
    return spent


def main() -> None:
    """Run the meeting several times, the first one just after the start, and print medians."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(ROOT / "data", Path(folder) / "log") as address,
        empty(Path(folder)) as bare,
        started(WHOLE) as browser,
    ):
        pages = [fresh(browser, viewport={"width": 1280, "height": 720}) for _ in range(2)]
        for page, at in zip(pages, (f"{address}/present", bare), strict=True):
            for _ in range(60):
                try:
                    page.goto(at)
                    break
                except Error:
                    page.wait_for_timeout(500)
            page.wait_for_selector(".slide-foot", timeout=60_000)
            settled(page)
        slides, nothing = pages
        count = int(slides.inner_text(".slide-foot").split(" of ")[-1].split()[0])
        beside = statistics.median(turned(nothing, "PageDown") for _ in range(count - 1))
        for number in range(ROUNDS):
            spent = [turned(slides, "PageDown") for _ in range(count - 1)]
            of = "just after the start" if number == 0 else f"round {number + 1}"
            median, slowest = statistics.median(spent), spent.index(max(spent)) + 2
            most = f"most {max(spent):.0f} ms at slide {slowest}"
            print(f"{of}: median {median:.0f} ms, {most}, {median / beside:.1f} times an empty page")
            turned(slides, "Home")
        print(f"an empty page: median {beside:.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
