"""What a visit knows of itself: that it is the first, and that the computer went over to dark."""

import pytest
from playwright.sync_api import Locator, expect

from dashboard.draw.look import LOOKS
from tests.tools.browsing import fresh, opened


def test_a_first_visit_has_three_steps_until_they_are_put_away_and_a_second_has_none(browser, server_url):
    page = opened(fresh(browser, base_url=server_url))
    steps = page.get_by_role("complementary", name="First steps")
    expect(steps.get_by_role("listitem")).to_have_count(3)
    steps.get_by_role("button", name="Understood").click()
    expect(steps).to_be_hidden()
    expect(page.locator("h1.answer")).to_be_focused()
    opened(page)
    expect(page.locator(".hello")).to_be_hidden()


def test_a_page_that_is_open_when_the_computer_goes_over_to_dark_does_so_whole(browser, server_url):
    page = opened(fresh(browser, base_url=server_url, color_scheme="light"), "/follow-up")
    page.emulate_media(color_scheme="dark")
    colour = "getComputedStyle(document.documentElement).getPropertyValue('--page')"
    page.wait_for_function(f"{colour} === '{LOOKS['dark'].page}'")


WIDTHS = 1440, 1100, 830, 390, 340  # each with a frame of its own
# Where the answer stands whenever it is painted, until the page is done.
WATCHED = """
  const seen = (window.answers = []);
  (function look() {
    const answer = document.querySelector(".stMain h1.answer");
    if (answer) seen.push(Math.round(answer.getBoundingClientRect().top));
    requestAnimationFrame(look);
  })();
"""


@pytest.mark.slow
def test_the_first_words_of_each_page_stand_where_the_page_puts_them(browser, server_url):
    waiting, page = fresh(browser, base_url=server_url, java_script_enabled=False), fresh(browser, base_url=server_url)
    addresses = ["/", "/?set=demo&region=ES51", *(f"/{page}" for page in ("calendar", "follow-up", "changes"))]
    for address in addresses:
        waiting.goto(address)
        first = waiting.locator("#first h1")
        last = opened(page, address).locator(".stMain h1.answer")
        assert first.inner_text() == last.inner_text()
        page.wait_for_timeout(300)  # the names of the sections come last
        for width in WIDTHS:
            for one in (waiting, page):
                one.set_viewport_size({"width": width, "height": 800})
            expect(last).to_be_visible()
            assert _box(first) == pytest.approx(_box(last), abs=1), (address, width)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "address"), [(1440, "/follow-up?lang=fr&set=demo"), (390, "/competences?region=ES51")]
)
def test_an_answer_stays_where_it_was_first_drawn(browser, server_url, width, address):
    page = fresh(browser, base_url=server_url, viewport={"width": width, "height": 800})
    page.add_init_script(WATCHED)
    opened(page, address)
    expect(page.locator(".sections a").first).to_be_attached()
    page.wait_for_timeout(300)
    seen = page.evaluate("answers")
    assert max(seen) - min(seen) <= 1


@pytest.mark.parametrize("address", ["/", "/?set=demo&region=ES51"])
def test_a_phone_shows_the_map_on_its_first_screen(browser, server_url, address):
    page = fresh(browser, base_url=server_url, viewport={"width": 390, "height": 844})
    opened(page, address)
    expect(page.locator(".hello summary")).to_be_visible()  # also at a first visit
    box = page.locator(".view:not([data-off]) .sheet").bounding_box()
    assert box
    assert box["y"] <= 700
    aloud = page.locator(".aloud:has(> .narrow)")
    expect(aloud.locator(".said")).to_be_hidden()
    aloud.locator("summary").click()
    expect(aloud.locator(".said")).to_be_visible()
    folds = ".pages details, .sections details"
    page.evaluate(f"document.querySelectorAll('{folds}').forEach(one => {{ one.open = true; }})")
    expect(page.locator(folds).and_(page.locator("[open]"))).to_have_count(1)  # one would lie over the other


def _box(words: Locator) -> list[float]:
    box = words.bounding_box()
    assert box
    return [box[side] for side in ("x", "y", "height")]
