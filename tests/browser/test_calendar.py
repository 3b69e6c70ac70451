"""Calendar and Projects as their readers use them: months by button, links to what is opened, the chart in words."""

import pytest
from playwright.sync_api import expect

from tests.tools.browsing import opened, until


def test_the_month_is_turned_by_keyboard_the_axis_has_its_reading_and_the_file_is_one_click_away(page):
    opened(page, "/calendar?snapshot=2017-10-18&month=2017-10")
    expect(page.locator(".axis.wide .moved").first).to_have_text("4 Oct to 30 Nov: +57 days")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".axis.wide").first).not_to_be_visible()
    expect(page.locator(".by-month .now").first).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    file = page.locator("#panel-file a", has_text="Calendar file of all dates of this snapshot").get_attribute("href")
    answer = page.request.get(file)
    assert answer.status == 200
    assert answer.text().startswith("BEGIN:VCALENDAR")

    assert page.inner_text("table.month td.now time").startswith("18")
    page.get_by_role("button", name="Month after").focus()
    page.keyboard.press("Enter")
    until(page, "month", "2017-11")
    page.wait_for_function("document.querySelector('table.month').innerText.includes('questionnaire')")


@pytest.mark.slow
def test_a_project_opens_from_the_list_and_its_step_leads_to_the_follow_up(page):
    opened(page, "/projects?snapshot=2018-02-07")
    page.locator(".st-key-panel-all summary").first.click()
    page.locator(".st-key-panel-all a", has_text="PANORAMED task on migration").click()
    page.wait_for_function("location.search.includes('item=panoramed-migration')")
    page.wait_for_selector("#panel-project h2:has-text('PANORAMED task')")
    page.locator("#panel-steps .chain a").first.click()
    page.wait_for_function("location.pathname === '/follow-up' && location.search.includes('item=')")
