"""Photograph every page and slide into a contact sheet: `python -m tests.tools.contact FOLDER`.

Both data sets, light and dark, at four widths: each whole page, the first screen marked on it, the pages with nothing
to show, with a region and with a filter among them. `index.html` in the folder shows all, and links to each in full.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Page

from dashboard.config import ROOT
from dashboard.screen.pages import MENU
from tests.tools.browsing import fresh, opened, started
from tests.tools.serving import serving

WIDTHS = {390: 844, 820: 1180, 1440: 900, 1920: 1080}  # and the height of the first screen
THEMES = ("light", "dark")
SETS = ("record", "demo")
SLIDES = 10
STATES = {
    "filtered": "/follow-up?timing=past_due",
    "empty": "/voices?snapshot=2017-09-06&region=ITH3",
    "region": "/?region=ES51",
    "factsheet": "/competences?region=ES51",
    "rows": "/?rows=map",
    "found": "/search?search=minors",
    "french": "/?lang=fr",
}
LONGEST = 12_000  # pixels


def views(data_set: str) -> Iterator[tuple[str, str]]:
    """Yield a name and an address for each page, state and slide of a data set."""
    for entry in MENU:
        yield entry.address or "overview", f"/{entry.address}"
    yield from STATES.items()
    for number in range(1, SLIDES + 1):
        yield f"slide-{number:02}", f"/present?slide={number}"


def photograph(browser: Browser, url: str, folder: Path, chosen: set[str]) -> list[Path]:
    """Photograph each view in each set, theme and width; return the pictures."""
    taken = []
    for theme in THEMES:
        for width, height in WIDTHS.items():
            page = fresh(
                browser,
                base_url=url,
                viewport={"width": width, "height": height},
                color_scheme=theme,
                has_touch=width < 800,
            )
            for data_set in SETS:
                for name, address in views(data_set):
                    if not chosen or name in chosen:
                        path = folder / f"{data_set}-{name}-{width}-{theme}.png"
                        _take(page, f"{address}{'&' if '?' in address else '?'}set={data_set}", height, path)
                        taken.append(path)
            page.context.close()
    return taken


def _take(page: Page, address: str, height: int, path: Path) -> None:
    width = page.viewport_size["width"]
    page.set_viewport_size({"width": width, "height": height})
    opened(page, address)
    page.wait_for_timeout(600)  # charts
    if not path.name.partition("-")[2].startswith("slide-"):
        whole = page.evaluate("document.querySelector('.stMain').scrollHeight")
        page.set_viewport_size({"width": width, "height": max(height, min(whole, LONGEST))})
        page.wait_for_timeout(200)
    page.screenshot(path=path)


def sheet(taken: list[Path]) -> str:
    """Return the contact sheet as HTML."""
    shown = "".join(
        f'<figure><a href="{escape(path.name)}"><img loading="lazy" src="{escape(path.name)}" alt=""></a>'
        f"<figcaption>{escape(path.stem)}</figcaption></figure>"
        for path in taken
    )
    style = (
        "body{font:13px sans-serif;display:flex;flex-wrap:wrap;gap:16px}"
        "img{height:360px;border:1px solid #999}figure{margin:0}"
    )
    return f"<!doctype html><meta charset=utf-8><title>Contact sheet</title><style>{style}</style>{shown}"


def main() -> None:
    """Serve the shipped data, and photograph it."""
    wanted = ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("folder", type=Path)
    wanted.add_argument("--only", nargs="*", default=(), help="names of pages, states or slides, such as overview")
    given = wanted.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with serving(ROOT / "data", given.folder.resolve() / "server.log") as url, started() as browser:
        taken = photograph(browser, url, given.folder, set(given.only))
    (given.folder / "index.html").write_text(sheet(taken), "utf-8")
    print(f"{len(taken)} pictures; open {given.folder / 'index.html'}")


if __name__ == "__main__":
    main()
