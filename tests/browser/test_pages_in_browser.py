"""The Overview as its readers use it: the map, links, keys, no request to another host, no script error."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard.draw.look import LOOKS
from dashboard.screen.pages import MENU
from tests.tools.browsing import asked, fresh, opened, settled, until
from tests.tools.fitting import EVERY, TURNS, misfits

ADDRESSES = [f"/{entry.address}" for entry in MENU]
# Each in one theme, since they are made of the same parts; the other with the slow tests, for what hangs on a theme.
IN_A_THEME = [(address, ("light", "dark")[place % 2]) for place, address in enumerate(ADDRESSES)]
IN_THE_OTHER = [(address, ("dark", "light")[place % 2]) for place, address in enumerate(ADDRESSES)]
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}

FITS = "Math.max(...['html', '.stMain'].map(one => document.querySelector(one).scrollWidth)) <= 390"
DANGLING = """[...document.querySelectorAll("table.cards tbody tr")]
    .map(row => [...row.querySelectorAll("td:not(:empty):not(.line)")].pop())
    .filter(cell => cell && getComputedStyle(cell, "::after").content.includes("·")).map(cell => cell.innerText)"""


def violations(page, options: dict | None = None) -> list[tuple]:
    """Return what axe finds on a page once nothing moves on it any more: a rule, and where it is broken."""
    page.wait_for_timeout(1000)
    found = Axe().run(page, options=options).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]


@pytest.mark.parametrize(("address", "theme"), IN_A_THEME)
def test_a_page_has_no_fault_asks_nobody_else_pleases_axe_and_fits_a_phone(page, address, theme):
    page.emulate_media(color_scheme=theme)
    opened(page, address)
    if address == "/":
        colour = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        assert colour == f"rgb{tuple(bytes.fromhex(LOOKS[theme].page[1:]))}"
        page.wait_for_function(
            "[...document.fonts].some(f => f.family.includes('SourceSans3') && f.status === 'loaded')"
        )
    assert violations(page) == []
    if address != "/present":
        assert misfits(page, TURNS) == {}
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate(DANGLING) == [], "a card of a table ends in a separator"


@pytest.mark.slow  # with all that opens on the page open
@pytest.mark.parametrize(("address", "theme"), IN_THE_OTHER)
def test_a_page_pleases_axe_in_the_other_theme_and_fits_at_every_width(page, address, theme):
    page.emulate_media(color_scheme=theme)
    opened(page, address)
    assert violations(page, COLOURS) == []
    page.evaluate("document.querySelectorAll('details.part').forEach(part => { part.open = true; })")
    assert misfits(page, EVERY) == {}


def test_a_view_is_the_same_in_a_fresh_browser_down_the_page_and_on_the_next(page, browser, server_url):
    opened(page, "/?snapshot=2017-10-18&as_of=2017-11-15&region=Catalunya&layer=practices")
    assert "15 November 2017" in page.inner_text(".of")
    assert asked(page, "region") == "ES51"
    link, answer = page.evaluate("location.href"), page.inner_text("h1.answer")
    other = fresh(browser)
    assert opened(other, link).inner_text("h1.answer") == answer
    assert other.evaluate("location.href") == link
    other.context.close()

    end = page.get_by_role("link", name="All follow-ups", exact=True)
    end.scroll_into_view_if_needed()
    expect(end).to_be_in_viewport()
    expect(page.get_by_text("Record of 18 October 2017, read as of 15 November 2017")).to_be_in_viewport(ratio=1)

    page.get_by_role("link", name="Follow-up", exact=True).first.click()
    page.wait_for_function("location.pathname === '/follow-up'")
    for name, value in (("snapshot", "2017-10-18"), ("as_of", "2017-11-15"), ("region", "ES51")):
        until(page, name, value)


@pytest.mark.slow
def test_the_track_of_snapshots_is_walked_by_keys_and_plays_until_something_is_pressed(page):
    opened(page, "/?snapshot=2017-09-06")
    page.locator(".steps a[aria-current]").focus()
    page.keyboard.press("ArrowRight")
    until(page, "snapshot", "2017-10-18")
    expect(page.locator(".steps a[aria-current]")).to_be_focused()
    page.get_by_role("button", name="Play").click()
    until(page, "snapshot", "2018-04-23")
    page.get_by_role("button", name="Pause").click()
    settled(page)
    stopped = asked(page, "snapshot")
    page.wait_for_timeout(4000)
    assert asked(page, "snapshot") == stopped
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_a_region_on_the_map_tells_of_itself_is_chosen_and_a_line_of_the_legend_filters(page):
    opened(page)
    skane = page.locator(".view:not([data-off]) .sheet g.m").locator("xpath=ancestor::*[@data-region='SE224']")
    skane.hover()
    expect(page.locator(".map-card[data-told] h3")).to_have_text("Skåne")
    skane.click()
    until(page, "region", "SE224")
    expect(page.locator(".stSelectbox input").first).to_have_value("Skåne", timeout=30_000)
    page.mouse.move(0, 0)
    expect(page.locator(".map-card:visible h3")).to_contain_text("Skåne")
    absent = page.get_by_role("checkbox", name="not at a meeting")
    absent.focus()
    page.keyboard.press("Space")
    until(page, "hide", "absent,partnerships")
    expect(page.locator(".view:not([data-off]) .sheet [data-value=absent]").first).to_be_hidden()
    expect(absent).not_to_be_checked()
    assert asked(page, "region") == "SE224"
    page.get_by_role("link", name="Move and zoom").click()
    expect(page.locator(".stDeckGlJsonChart canvas").first).to_be_visible(timeout=30_000)
    expect(page.get_by_role("checkbox", name="not at a meeting")).not_to_be_checked()


def test_a_choice_within_a_panel_is_seen_at_once_and_kept_by_keys_by_the_address_and_by_back(page):
    opened(page, "/?snapshot=2018-02-07")
    page.evaluate("window.stayed = true")
    held = page.get_by_role("radio", name="Engagement")
    held.focus()
    page.keyboard.press("ArrowRight")
    chosen = page.get_by_role("radio", name="Practices")
    expect(chosen).to_be_checked()
    expect(chosen).to_be_focused()
    assert asked(page, "layer") == "practices"
    expect(page.get_by_role("group", name="Practices", exact=True)).to_be_visible()
    expect(page.locator("#panel-map .reading")).to_contain_text("practices")
    page.get_by_role("checkbox", name="Event places").locator("visible=true").click()
    page.locator(".steps li:first-child a").click()
    until(page, "snapshot", "2017-09-06")
    settled(page)
    assert (asked(page, "layer"), asked(page, "hide")) == ("practices", "events,partnerships")
    expect(page.get_by_role("radio", name="Practices")).to_be_checked()
    page.go_back()
    page.go_back()
    expect(page.get_by_role("radio", name="Engagement")).to_be_checked()
    expect(page.get_by_role("group", name="Engagement", exact=True)).to_be_visible()
    assert page.evaluate("window.stayed")


def test_a_reader_comes_from_a_figure_to_its_rows_and_the_paragraph_in_two_clicks(page):
    opened(page)
    briefing = page.get_by_role("link", name="Briefing as PDF").get_attribute("href")
    page.locator(".figures").get_by_role("link", name="Where from").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("link", name="Download these rows as CSV, separated by commas")).to_be_visible()
    expect(dialog.get_by_text("in our words").first).to_be_visible()
    dialog.get_by_text("Every column, to sort and search").first.click()
    dialog.get_by_test_id("stDataFrame").first.hover()
    expect(dialog.get_by_role("button", name="Search")).to_be_visible()
    expect(dialog.locator("[aria-label*=CSV]")).not_to_be_visible()  # Streamlit's own has neither mark nor guard
    dialog.get_by_role("link", name="All that rests on it").first.click()
    page.wait_for_function("location.pathname === '/data'")
    page.wait_for_selector("h2.title >> text=What rests on")

    answer = page.request.get(briefing)
    assert answer.body().startswith(b"%PDF-")
    assert "-brief.pdf" in answer.headers["content-disposition"]


@pytest.mark.slow
def test_the_survey_of_the_demo_opens_at_its_address_and_says_that_it_is_invented(page):
    page.emulate_media(color_scheme="dark")
    opened(page, "/competences?set=demo&region=ES51&measure=need&with=ITI1,SE224&sort=country")
    assert "invented" in page.inner_text(".banner")
    assert page.locator("table.matrix tbody tr:not(.group)").count() == 111
    assert page.locator("table.matrix .hatched").count() > 0
    assert asked(page, "with") == "ITI1,SE224"
    for title in ("Side by side", "Whom to remind", "Needs that meet an offer"):
        assert page.locator("h2.title", has_text=title).count() == 1
    assert violations(page) == []
    other = page.locator("table.matrix tbody a:not([href*='region=ES51'])").filter(visible=True).first
    code = re.search(r"region=(\w+)", other.get_attribute("href"))[1]
    other.click()
    until(page, "region", code)
    page.set_viewport_size({"width": 1440, "height": 900})
    whole = "(one => one.scrollWidth <= one.clientWidth)(document.querySelector('.wide:has(> .matrix)'))"
    page.wait_for_function(whole)  # nobody has to move it aside on a laptop
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(FITS)  # also with the words across each picture


def test_what_is_found_is_walked_through_by_arrows_and_opened_by_enter(page):
    opened(page, "/search?search=minors")
    page.locator(".st-key-_search input").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    expect(page.locator("#panel-found td.line > a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_function("location.pathname !== '/search'")


def test_where_colours_are_forced_marks_keep_their_fill_and_the_page_that_is_on_its_line(page):
    page.emulate_media(forced_colors="active")
    opened(page, "/competences?set=demo")
    style = "([of, name]) => getComputedStyle(document.querySelector(of))[name]"
    ground, line = "backgroundColor", "borderBottomColor"
    assert page.evaluate(style, [".cell.full", ground]) != page.evaluate(style, ["body", ground])
    here, there = ".pages a[aria-current]", ".pages a:not([aria-current])"
    assert page.evaluate(style, [here, line]) != page.evaluate(style, [there, line])
    opened(page, "/calendar")
    here, there = ".steps a[aria-current]", ".steps a:not([aria-current])"
    assert page.evaluate(style, [here, "borderTopColor"]) != page.evaluate(style, [there, "borderTopColor"])


SHEETS = {
    "/": 2, "/competences": 2, "/competences?region=ES51": 3, "/follow-up": 1, "/voices": 2, "/data": 2, "/about": 2
}  # fmt: skip
CARDS = "[...document.querySelectorAll('table.cards thead')].filter(one => one.offsetHeight === 1).length"


@pytest.mark.slow
@pytest.mark.parametrize("address", SHEETS)
def test_a_printed_page_is_as_short_as_what_it_says_with_tables_as_tables(page, address):
    opened(page, address)
    page.locator(".foot").wait_for()
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.querySelector('.stMain').scrollHeight") <= 4200, "too long for a phone"
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= SHEETS[address]
    assert len(printed) < 1_000_000, "something is printed as pictures"
    page.set_viewport_size({"width": 703, "height": 1032})  # A4 within its margins
    page.emulate_media(media="print")
    assert page.evaluate(CARDS) == 0, "a table is cut into cards"
    assert page.evaluate(TOUCHING) == [], "a block lies over another"


TOUCHING = """[...document.querySelectorAll(".stColumn + .stColumn")]
    .map(one => [one, one.previousElementSibling].map(beside => beside.getBoundingClientRect()))
    .filter(([one, before]) => one.top < before.bottom - 1 && one.left < before.right - 1)
    .map(([one, before]) => [one.top, before.bottom])"""


def test_what_is_to_be_pressed_first_is_read_in_the_dark(page):
    page.emulate_media(color_scheme="dark")
    opened(page, "/present?view=overview")
    colour = page.locator("button[kind=primary] p").first.evaluate("one => getComputedStyle(one).color")
    assert colour == f"rgb{tuple(bytes.fromhex(LOOKS['dark'].page[1:]))}"  # 8:1 on the accent; white has 2.2:1
