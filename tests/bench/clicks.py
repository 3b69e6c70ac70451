"""How long a click takes until it is painted, beside a click on a blank page of Streamlit's. Needs Debian's chromium.

python -m tests.bench.clicks

A click is painted with the last change in its panel; the canvas of a map is drawn after it, out of sight of this bench.
"""

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dashboard.config import ROOT
from tests.bench.pages import blank
from tests.tools.browsing import fresh, settled
from tests.tools.serving import serving

ROUNDS, PAUSE = 12, 400  # milliseconds between two clicks
LONGEST = 9_000  # milliseconds after which a click counts as lost
# What is clicked in turn on a page: its address, the panel that changes, and the words on the buttons.
CLICKS = {
    "Overview, layer of the map": ("", ".st-key-panel-map", ("Practices", "Engagement")),
    "Overview, line of the legend": ("", ".st-key-panel-map", ("Event places", "Event places")),
    "Follow-up, grouping": ("follow-up", ".st-key-panel-by", ("Kind", "Owner")),
}
BLANK = (".st-key-panel-blank", ("Kind", "Owner"))
WATCH = """panel => {
    const root = document.querySelector(panel);
    const named = () => [...root.querySelectorAll('[aria-label], [alt]')].map(
        one => one.getAttribute('aria-label') + one.getAttribute('alt'));
    const said = () => root.innerText + named() + root.querySelectorAll('canvas').length;
    window.painted = new Promise(done => addEventListener('click', () => {
        const start = performance.now(), before = said();
        let last = 0, quiet;
        const watch = new MutationObserver(() => requestAnimationFrame(() => {
            last = performance.now() - start;
            clearTimeout(quiet);
            quiet = setTimeout(() => { watch.disconnect(); done(last); }, 250);
        }));
        watch.observe(root, {subtree: true, childList: true, characterData: true, attributes: true});
    }, {capture: true, once: true}));
}"""


def painted(page: Page, panel: str, words: str) -> float:
    """Click on words in a panel, and return the milliseconds until the panel changed for the last time."""
    page.evaluate(WATCH, panel)
    page.locator(panel).get_by_text(words, exact=True).first.click()
    spent = page.evaluate(
        "most => Promise.race([window.painted, new Promise(done => setTimeout(done, most, most))])", 9000
    )
    settled(page)
    page.wait_for_timeout(PAUSE)
    return spent


def clicked(page: Page, panel: str, words: tuple[str, ...]) -> list[float]:
    """Return the milliseconds of some clicks, the first two left out."""
    return [painted(page, panel, words[number % 2]) for number in range(ROUNDS + 2)][2:]


def main() -> None:
    """Measure each click in turn with the blank page, and print medians and their ratio."""
    chromium = shutil.which("chromium") or sys.exit("Debian's chromium is needed: apt-get install chromium")
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(ROOT / "data", Path(folder) / "log") as address,
        blank() as (bare, _),
        sync_playwright() as tool,
    ):
        browser = tool.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        nothing = fresh(browser)
        nothing.goto(f"{bare}/?choose=yes")
        nothing.wait_for_selector(BLANK[0], timeout=60_000)
        print(f"click to paint, medians of {ROUNDS}; load of the machine {os.getloadavg()[0]:.1f}")
        for title, (path, panel, words) in CLICKS.items():
            page = fresh(browser)
            page.goto(f"{address}/{path}")
            page.wait_for_selector(panel, timeout=60_000)
            settled(page)
            page.wait_for_timeout(3000)
            beside = clicked(nothing, *BLANK)
            spent = clicked(page, panel, words)
            beside = statistics.median(beside + clicked(nothing, *BLANK))
            ours = statistics.median(spent)
            print(f"{title}: {ours:.0f} ms, {ours / beside:.2f} times a blank page's {beside:.0f} ms")
            page.context.close()
        browser.close()


if __name__ == "__main__":
    main()
