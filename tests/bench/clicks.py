"""How long a click takes until it is painted, beside a click on a blank page of Streamlit's. Needs Debian's chromium.

python -m tests.bench.clicks [FOLDER OF ANOTHER COMMIT]

A click is painted when the frame with the last change in what it changes is; the canvas of a map is drawn after it, out
of sight of this bench.
"""

import os
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError

from dashboard.config import ROOT
from tests.bench.pages import blank, served
from tests.tools.browsing import WHOLE, fresh, settled, started

ROUNDS, PAUSE = 12, 400  # milliseconds between two clicks
LONGEST = 9_000  # milliseconds after which a click counts as lost


@dataclass(frozen=True)
class Click:
    """What is clicked in turn on a page, by selector, and what changes: the whole page unless a panel does."""

    path: str
    targets: tuple[str, str]
    changes: str = ".stMain"
    then: str = ""  # the key that undoes it


def _words(panel: str, *words: str) -> tuple[str, ...]:
    """Return the selectors of words in a panel."""
    return tuple(f"{panel} >> text=/^{one}$/" for one in words)


_MAP, _BY, _CHASE = ".st-key-panel-map", "*:is(.st-key-panel-by, #panel-by)", "*:is(.st-key-panel-chase, #panel-chase)"
CLICKS = {
    "another layer of the Overview's map": Click("", _words(_MAP, "Practices", "Engagement"), _MAP),
    "a line of its legend": Click("", _words(_MAP, "Event places", "Event places"), _MAP),
    "a region on it": Click("", ("[data-region=SE224] .m", "[data-region=ES51] .m")),
    "a step on the track": Click("", (".steps li:nth-child(2) a", ".steps li:nth-child(3) a")),
    "“Where from”": Click("", (".figures a.behind", ".figures a.behind"), "body", "Escape"),
    "a page in the menu": Click("", (".pages li.follow-up a", ".pages li.calendar a")),
    "grouping of Follow-up": Click("follow-up", _words(_BY, "Kind", "Owner"), _BY),
    "until when, on Follow-up": Click("follow-up", _words(_CHASE, "Before the next meeting", "This week"), _CHASE),
}
BLANK = Click("", _words(".st-key-panel-blank", "Kind", "Owner"), ".st-key-panel-blank")
WATCH = """panel => {
    const root = document.querySelector(panel);
    window.painted = new Promise(done => addEventListener('click', () => {
        const start = performance.now();
        let last = 0, quiet;
        const watch = new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => {
            last = performance.now() - start;
            clearTimeout(quiet);
            quiet = setTimeout(() => { watch.disconnect(); done(last); }, 250);
        })));
        watch.observe(root, {subtree: true, childList: true, characterData: true, attributes: true});
    }, {capture: true, once: true}));
}"""


def painted(page: Page, target: str, click: Click) -> float:
    """Click on a target, and return the milliseconds until what it changes changed for the last time."""
    page.evaluate(WATCH, click.changes)
    page.locator(target).first.click(timeout=LONGEST)
    spent = page.evaluate(
        "most => Promise.race([window.painted, new Promise(done => setTimeout(done, most, most))])", LONGEST
    )
    settled(page)
    if click.then:
        page.keyboard.press(click.then)
        settled(page)
    page.wait_for_timeout(PAUSE)
    return spent


def clicked(page: Page, click: Click) -> list[float]:
    """Return the milliseconds of some clicks, the first two left out."""
    return [painted(page, click.targets[number % 2], click) for number in range(ROUNDS + 2)][2:]


def measure(browser: Browser, root: Path, nothing: Page) -> None:
    """Measure each click of a checkout in turn with the blank page, and print medians and their ratio."""
    with served(root) as (address, _):
        for title, click in CLICKS.items():
            page = fresh(browser)
            page.goto(f"{address}/{click.path}")
            page.wait_for_selector(".stMain h1.answer", timeout=60_000)
            settled(page)
            page.evaluate("document.querySelectorAll('details.part').forEach(part => { part.open = true; })")
            page.wait_for_timeout(3000)
            beside = clicked(nothing, BLANK)
            try:
                ours = statistics.median(clicked(page, click))
            except TimeoutError:
                print(f"{title}: it is not there")
                continue
            finally:
                page.context.close()
            beside = statistics.median(beside + clicked(nothing, BLANK))
            print(f"{title}: {ours:.0f} ms, {ours / beside:.2f} times a blank page's {beside:.0f} ms", flush=True)


def main() -> None:
    """Measure each checkout, and print one line a click."""
    with blank() as (bare, _), started(WHOLE) as browser:
        nothing = fresh(browser)
        nothing.goto(f"{bare}/?choose=yes")
        nothing.wait_for_selector(BLANK.changes, timeout=60_000)
        print(f"click to paint, medians of {ROUNDS}; load of the machine {os.getloadavg()[0]:.1f}")
        for root in (*map(Path, sys.argv[1:]), ROOT):
            print(root)
            measure(browser, root.resolve(), nothing)
        browser.close()


if __name__ == "__main__":
    main()
