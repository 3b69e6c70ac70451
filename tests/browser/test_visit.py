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


@pytest.mark.parametrize("width", [390, 1440])
def test_the_first_words_of_each_page_stand_where_the_page_puts_them(browser, server_url, width):
    view = {"base_url": server_url, "viewport": {"width": width, "height": 800}}
    waiting, page = fresh(browser, java_script_enabled=False, **view), fresh(browser, **view)
    addresses = ["/", "/?set=demo&region=ES51", *(f"/{page}" for page in ("calendar", "follow-up", "changes"))]
    for address in addresses:
        waiting.goto(address)
        first = waiting.locator("#first h1")
        last = opened(page, address).locator(".stMain h1.answer")
        assert first.inner_text() == last.inner_text()
        page.wait_for_timeout(300)  # the line of sections comes last
        expect(last).to_be_visible()
        assert _box(first) == pytest.approx(_box(last), abs=1), address


def _box(words: Locator) -> list[float]:
    box = words.bounding_box()
    assert box
    return [box[side] for side in ("x", "y", "height")]
