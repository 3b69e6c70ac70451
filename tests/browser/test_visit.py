"""What a visit knows of itself: that it is the first, and that the computer went over to dark."""

from playwright.sync_api import expect

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
