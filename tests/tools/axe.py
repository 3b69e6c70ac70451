"""What axe finds on every page in every state: `python -m tests.tools.axe [--only NAME …] [--sets …] [--locales …]`.

Both data sets, both languages, light and dark, at three widths, with each dialog, form, slide and window that can be
open. A fault of any impact counts; what axe cannot decide counts until somebody looked, and `undecided.csv` beside
the browser tests says what was seen.
"""

import csv
import io
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import openpyxl
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from dashboard.config import ROOT
from dashboard.draw.look import LOOKS
from dashboard.say import codes
from dashboard.say.language import speaking
from dashboard.say.messages import _
from dashboard.say.words import titled
from dashboard.screen.pages import MENU
from tests.tools.browsing import fresh, opened, settled, started
from tests.tools.serving import serving

VERDICTS = ROOT / "tests" / "browser" / "undecided.csv"
WIDTHS = {1440: 900, 390: 844, 320: 640}
THEMES, LANGUAGES, SETS = ("light", "dark"), ("en-GB", "fr-FR"), ("record", "demo")
# The size of targets is asked of WCAG 2.2 and left out by axe unless it is asked for.
_OPTIONS = {"resultTypes": ["violations", "incomplete"], "rules": {"target-size": {"enabled": True}}}
_PAGE = "getComputedStyle(document.documentElement).getPropertyValue('--page')"
_HELD = """([targets, selectors]) => targets.map(target => {
  const one = target.length === 1 && document.querySelector(target[0]);
  return selectors.findIndex(selector => one && one.closest(selector));
})"""


def unfold(page: Page) -> None:
    """Open all that is folded."""
    page.evaluate("document.querySelectorAll('details:not(nav details)').forEach(part => { part.open = true; })")


def change(page: Page) -> None:
    """Open the form in which a follow-up is changed."""
    page.locator(".stExpander summary").first.click()
    page.locator(".stExpander .stTextInput input").first.wait_for()


def view(page: Page) -> None:
    """Open the choice of snapshot and day."""
    page.locator(".stPopover button").first.click()
    page.locator("[data-testid=stPopoverBody]").wait_for()


def menu(page: Page) -> None:
    """Open the menu of a narrow page; on a wide one it is there."""
    page.evaluate("document.querySelector('nav.pages details').open = true")


def dialog(page: Page) -> None:
    """Wait for the dialog that the address opens."""
    page.get_by_role("dialog").locator("table, p").first.wait_for()


def bring(page: Page, wrong: bool = False) -> None:
    """Bring in a workbook with a change, or with a mistake: nothing is committed."""
    with page.expect_download() as taken:
        page.locator(".st-key-panel-workbook .stDownloadButton button").first.click()
    book = openpyxl.load_workbook(io.BytesIO(taken.value.path().read_bytes()))
    with speaking(page.evaluate("document.documentElement.lang").partition("-")[0]):
        sheet, title, status = _("Deadlines"), *(titled(codes.column(name)) for name in ("title", "status"))
    titles = [titled(str(cell.value)) for cell in book[sheet][1]]
    book[sheet].cell(2, titles.index(title) + 1).value = "A title that was changed"
    if wrong:
        book[sheet].cell(3, titles.index(status) + 1).value = "dnoe"
    content = io.BytesIO()
    book.save(content)
    file = {"name": "record.xlsx", "mimeType": "application/octet-stream", "buffer": content.getvalue()}
    page.locator("input[type=file]").set_input_files(file)
    told = "What is wrong, and what to do" if wrong else "A title that was changed"
    page.get_by_text(told).or_(page.get_by_text("Ce qui ne va pas")).filter(visible=True).first.wait_for(timeout=60_000)


def nothing(page: Page) -> None:
    """Leave the page as it is."""


# A state by its name: the address, and what is pressed there.
STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    **{entry.address or "overview": (f"/{entry.address}", nothing) for entry in MENU},
    **{f"{entry.address or 'overview'} unfolded": (f"/{entry.address}", unfold) for entry in MENU if entry.is_listed},
    "where from": ("/?rows=map", dialog),
    "where from on a slide": ("/present?slide=2&rows=follow-up", dialog),
    "region": ("/?region=ES51", unfold),
    "factsheet": ("/competences?region=ES51", unfold),
    "found": ("/search?search=minors", nothing),
    "found nothing": ("/search?search=zzzz", nothing),
    "nothing of a region": ("/voices?snapshot=2017-09-06&region=ITH3", nothing),
    "follow-up": ("/follow-up?item=mipex-r-contract", nothing),
    "form": ("/follow-up?item=mipex-r-contract", change),
    "reminder": ("/follow-up?remind=Secretariat", unfold),
    "view": ("/", view),
    "menu": ("/", menu),
    "preview": ("/data", bring),
    "mistakes": ("/data", lambda page: bring(page, wrong=True)),
    **{f"slide {number}": (f"/present?slide={number}", nothing) for number in range(1, 11)},
    "all slides": ("/present?view=overview", nothing),
    "speaker": ("/present?view=speaker", nothing),
    "embedded": ("/?embed=true&panel=map", nothing),
}
_OF_THE_RECORD = {"form", "preview", "mistakes"}  # invented data is never written


def verdicts() -> list[dict[str, str]]:
    """Return what was looked at: rule of axe, what it is about as a CSS selector, and what was seen."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found(page: Page) -> list[str]:
    """Return the faults of a page as it is, and what axe leaves open and nobody looked at; else nothing."""
    page.evaluate("document.querySelector('.stMain')?.scrollTo(0, 0)")  # what lies under the menu is too small for it
    page.wait_for_timeout(300)
    answer = Axe().run(page, options=_OPTIONS).response
    faults = [f"{one['id']}: {node['html'][:160]}" for one in answer["violations"] for node in one["nodes"]]
    seen = verdicts()
    for one in answer["incomplete"]:
        of = [row["about"] for row in seen if row["rule"] == one["id"]]
        held = page.evaluate(_HELD, [[node["target"] for node in one["nodes"]], of])
        for node, at in zip(one["nodes"], held, strict=True):
            if at < 0:
                faults.append(f"undecided {one['id']}: {node['html'][:160]} {node['target']}")
    return faults


def walk(page: Page, name: str, data_set: str) -> Iterator[tuple[str, str, list[str]]]:
    """Bring a page into a state, and yield theme, width and what is found in each."""
    address, act = STATES[name]
    shows = ".sheet" if "embed=" in address else "h1.answer"
    opened(page, f"{address}{'&' if '?' in address else '?'}set={data_set}", shows=shows)
    act(page)
    settled(page)
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        page.wait_for_function(f"{_PAGE} === '{LOOKS[theme].page}'")
        page.wait_for_timeout(500)
        settled(page)
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            yield theme, str(width), found(page)


def main() -> None:
    """Serve the shipped data, and say what is found in each state."""
    wanted = ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("--only", nargs="*", default=(), help="names of states")
    wanted.add_argument("--sets", nargs="*", default=SETS, choices=SETS)
    wanted.add_argument("--locales", nargs="*", default=LANGUAGES, choices=LANGUAGES)
    given = wanted.parse_args()
    told: Counter[str] = Counter()
    log = Path(mkdtemp()) / "server.log"
    count = 0
    with serving(ROOT / "data", log) as url, started() as browser:
        for locale in given.locales:
            for data_set in given.sets:
                for name in given.only or STATES:
                    if data_set != "record" and name in _OF_THE_RECORD:
                        continue
                    page = fresh(browser, base_url=url, locale=locale, accept_downloads=True)
                    try:
                        for theme, width, faults in walk(page, name, data_set):
                            count += 1
                            for fault in faults:
                                told[fault] += 1
                                if told[fault] == 1:
                                    print(f"{name}, {data_set}, {locale}, {theme}, {width}: {fault}", flush=True)
                    except Exception as fault:
                        print(f"{name}, {data_set}, {locale}: not reached: {str(fault)[:300]}", flush=True)
                    page.context.close()
    print(f"{count} states of pages seen, {len(told)} findings, {sum(told.values())} times")


if __name__ == "__main__":
    main()
