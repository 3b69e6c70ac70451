"""The tasks of the three people by keys alone, in both languages: each stop is seen, and none is lost or a trap."""

import pytest

from tests.tools.browsing import asked, fresh, opened, settled, until

# The stop before looks otherwise than it did: an outline, a border or another colour, of itself or close around it.
STOP = """async selector => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));  // a widget draws it late
  const PARTS = ["outline", "boxShadow", "borderColor", "backgroundColor",
    "color", "stroke", "strokeWidth", "clipPath"];
  const around = (one, far) => one && far ? [one, ...around(one.parentElement, far - 1)] : [];
  const look = one => [...around(one, 7), ...one.querySelectorAll("path, svg")].map(part => {
    const has = getComputedStyle(part);
    return PARTS.map(name => has[name]).join();
  }).join();
  const before = window.stop_, here = document.activeElement;
  window.stop_ = { one: here, look: look(here) };
  const isUnseen = before?.one.isConnected && before.one !== here && before.look === look(before.one);
  return { there: here.matches(selector), lost: here === document.body, at: here.outerHTML.slice(0, 160),
    unseen: isUnseen && before.one.outerHTML.slice(0, 160) };
}"""
# Colours that fade have no look of their own at the moment of a stop.
AT_ONCE = """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync("* { transition: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet] }"""


class Hands:
    """The keys of somebody who has no mouse."""

    def __init__(self, page):
        self.page = page

    def open(self, address):
        opened(self.page, address)
        self.page.evaluate(AT_ONCE)

    def go(self, selector, key="Tab", most=120):
        """Press a key until what a selector names has the focus."""
        self.page.evaluate("window.stop_ = null")
        for _ in range(most):
            self.page.keyboard.press(key)
            stop = self.page.evaluate(STOP, selector)
            assert not stop["unseen"], f"nobody sees the focus on {stop['unseen']}"
            if stop["there"]:
                return
            assert not stop["lost"], f"{selector} is not on the way"
        raise AssertionError(f"{selector} is not reached, a trap at {stop['at']}")

    def back(self, selector):
        self.go(selector, "Shift+Tab")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.page.wait_for_timeout(50)
        settled(self.page)

    def stays(self, selector):
        """Hold that what a selector names has the focus, also where it was drawn anew."""
        self.page.wait_for_function("selector => document.activeElement.matches(selector)", arg=selector, timeout=9000)
        settled(self.page)
        self.page.wait_for_function("selector => document.activeElement.matches(selector)", arg=selector, timeout=9000)


@pytest.fixture(scope="module", params=["en-GB", pytest.param("fr-FR", marks=pytest.mark.slow)])
def hands(request, browser, url):
    page = fresh(browser, base_url=url, locale=request.param, permissions=["clipboard-write"])
    yield Hands(page)
    page.context.close()


def test_the_rapporteur_reads_chooses_steps_and_looks_behind_a_figure(hands):
    page = hands.page
    hands.open("/?snapshot=2018-04-23")
    hands.go(".skip")
    hands.press("Enter")
    hands.stays("h1.answer")
    hands.go("[data-copy]")
    hands.press("Enter")
    page.wait_for_function("(one => one.textContent === one.dataset.copied)(document.activeElement)")

    hands.back(".st-key-_region input")
    page.keyboard.type("Catal")
    page.get_by_role("option").first.wait_for()
    hands.press("Enter")
    until(page, "region", "ES51")
    hands.stays(".st-key-_region input")

    hands.go(".steps a[aria-current]")
    hands.press("ArrowLeft")
    until(page, "snapshot", "2018-02-07")
    hands.stays(".steps a[aria-current]")

    hands.go("a.behind")
    hands.press("Enter")
    page.get_by_role("dialog").locator("p, table").first.wait_for()
    assert page.evaluate("Boolean(document.activeElement.closest('[role=dialog]'))")
    hands.press("Escape")
    hands.stays("a.behind")

    hands.back(".switch a[aria-checked=true]")
    before = page.locator(".switch a[aria-checked=true]").first.get_attribute("data-of")
    hands.press("ArrowRight")
    hands.stays(f".switch a[aria-checked=true]:not([data-of={before}])")
    hands.go(".legend a[role=checkbox]")
    hands.press("Space")
    hands.stays(".legend a[aria-checked=false]")
    assert asked(page, "hide")


def test_the_rapporteur_turns_a_page_and_finds_by_arrows(hands):
    page = hands.page
    hands.open("/?snapshot=2018-04-23")
    hands.go("nav a[href^='/voices']")
    hands.press("Enter")
    page.wait_for_function("location.pathname === '/voices'")
    hands.stays("h1.answer")
    hands.back(".st-key-top input")
    page.keyboard.type("minors")
    hands.press("Enter")
    page.wait_for_selector("#panel-found td.line > a")
    hands.press("ArrowDown", "ArrowDown")
    hands.stays("#panel-found td.line > a")
    hands.press("Enter")
    page.wait_for_function("location.pathname !== '/search'")
    hands.stays("h1.answer")


def test_the_secretariat_filters_opens_changes_and_comes_to_the_box_for_files(hands):
    page = hands.page
    hands.open("/follow-up")
    hands.go("#panel-rows summary")
    hands.press("Enter")
    hands.go(".st-key-_timing input")
    hands.press("ArrowDown", "ArrowDown", "Enter")
    page.wait_for_function("new URL(location.href).searchParams.get('timing')")
    hands.stays(".st-key-_timing input")
    hands.go(".st-key-panel-rows a[href*='item=']")
    hands.press("Enter")
    page.wait_for_selector(".stExpander summary")
    hands.stays("#panel-item h2")
    hands.go(".stExpander summary")
    hands.press("Enter")
    page.wait_for_selector(".stExpander .stTextInput input")
    hands.go(".stExpander .stSelectbox input")
    hands.press("ArrowDown", "ArrowDown", "Enter")
    hands.stays(".stExpander .stSelectbox input")
    hands.go(".stExpander .stTextInput input")
    page.keyboard.type("The contract is with the lawyers.")
    hands.go("[class*='st-key-check-'] button")
    hands.press("Enter")
    hands.stays("[class*='st-key-check-'] button")
    page.wait_for_selector(".stButton button[kind=primary]")
    hands.go(".stButton button[kind=primary]")

    hands.open("/data")
    hands.go(".st-key-panel-workbook [data-testid=stFileUploader] button")


def test_the_presenter_starts_turns_looks_behind_a_figure_and_leaves(hands):
    page = hands.page
    at = "number => document.querySelector('[data-at]')?.dataset.at === number"
    hands.open("/")
    hands.go("nav a[href^='/present']")
    hands.press("Enter")
    page.wait_for_function(at, arg="1")
    hands.stays("h1.answer")
    for key, number in (("ArrowRight", "2"), ("PageDown", "3"), ("ArrowLeft", "2")):
        hands.press(key)
        page.wait_for_function(at, arg=number)
    hands.go(".turns a[data-adds=rows]")
    hands.press("Enter")
    page.get_by_role("dialog").locator("p, table").first.wait_for()
    hands.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    hands.stays(".turns a[data-adds=rows]")
    assert page.evaluate(at, "2")
    hands.press("o")
    page.wait_for_selector("[class*='st-key-slide-3'] button")
    assert page.evaluate("document.activeElement !== document.body")
    hands.go("[class*='st-key-slide-3'] button")
    hands.press("Enter")
    page.wait_for_function(at, arg="3")
    hands.press("Escape")
    page.wait_for_function("location.pathname === '/'")
    hands.stays("h1.answer")
