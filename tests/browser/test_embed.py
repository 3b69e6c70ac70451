"""A panel in the frame of another page, in a real browser."""

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.slow
def test_one_panel_alone_stands_in_a_frame_and_says_its_snapshot_and_whether_it_is_invented(page):
    page.goto("/?embed=true&panel=map&set=record&snapshot=2018-02-07")
    panel = page.locator(".st-key-panel-map")
    expect(panel.get_by_role("heading", name="Who is on board")).to_be_visible(timeout=30_000)
    expect(panel.locator(".map svg").first).to_be_visible()
    expect(page.locator("#panel-urgent")).to_be_hidden()
    expect(page.locator(".answer")).to_be_hidden()
    expect(page.locator(".stAppHeader")).to_be_hidden()
    width = panel.evaluate("panel => panel.getBoundingClientRect().width / document.documentElement.clientWidth")
    assert width > 0.9
    expect(panel.get_by_text("read as of 7 February 2018")).to_be_visible()
    page.goto("/?embed=true&panel=map&set=demo")
    expect(panel.get_by_text("SYNTHETIC: invented data.")).to_be_visible()


def test_the_snippet_of_a_panel_opens_that_panel_alone(page):
    page.goto("/follow-up?region=all")
    page.locator("#panel-by summary").click(timeout=30_000)
    page.locator("#panel-by a.behind").click()
    page.get_by_text("Show this panel on another page").click()
    text = page.get_by_role("dialog").locator("code", has_text="<iframe").inner_text()
    address = re.search(r'src="([^"]+)"', text)[1].replace("&amp;", "&")
    assert "/follow-up?" in address
    page.goto(address)
    expect(page.locator("#panel-by")).to_be_visible(timeout=30_000)
    expect(page.locator(".st-key-panel-rows")).to_be_hidden()
