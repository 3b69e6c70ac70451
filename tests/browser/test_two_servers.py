"""Two servers on one folder: what is committed at one is served by the other, and neither overwrites the other."""

import json
import urllib.request
from datetime import date

import pytest

from dashboard import store
from tests.tools.browsing import fresh, opened, settled
from tests.tools.serving import serving

ITEM = "mipex-r-contract"


@pytest.fixture(scope="module")
def other_url(folder):
    with serving(folder, folder.with_name("other.log")) as address:
        yield address


def asked(url: str, path: str) -> dict:
    with urllib.request.urlopen(f"{url}{path}", timeout=60) as answer:
        return json.loads(answer.read())


def proposed(browser, url: str, outcome: str):
    """Open the follow-up at one of the servers, change its outcome, and return the page before the last press."""
    page = opened(fresh(browser, base_url=url), f"/follow-up?item={ITEM}")
    page.get_by_text("Change status, outcome, date or owner").click()
    page.get_by_label("Outcome").fill(outcome)
    page.keyboard.press("Tab")  # what is written is kept as a draft, which draws the form anew
    settled(page)
    page.get_by_role("button", name="Check").click()
    page.get_by_label("Date of the new snapshot").fill(f"{date.today():%d/%m/%Y}")
    page.get_by_label("What it records, in a few words").fill(outcome)
    page.keyboard.press("Tab")
    page.get_by_text("after the last snapshot").wait_for()
    return page


@pytest.mark.slow
def test_what_is_committed_at_one_is_served_by_the_other_and_neither_overwrites_it(browser, folder, url, other_url):
    before = store.commits(folder, "record")
    here, there = proposed(browser, url, "The draft went out."), proposed(browser, other_url, "It was dropped.")
    here.get_by_role("button", name="Commit").click()
    here.get_by_text("is there for everyone").wait_for(timeout=60_000)
    (made,) = store.commits(folder, "record")[len(before) :]
    assert asked(other_url, "/healthz") == asked(url, "/healthz")
    assert asked(other_url, "/healthz")["snapshot"]["sha256"] == made.digest

    there.get_by_role("button", name="Commit").click()
    there.get_by_text("meanwhile").or_(there.get_by_text("Someone else committed")).first.wait_for(timeout=60_000)
    assert store.commits(folder, "record") == [*before, made]
    assert store.verify(folder) == []
    opened(there, f"/follow-up?item={ITEM}")
    assert there.get_by_text("The draft went out.").first.is_visible()
    for page in (here, there):
        page.context.close()
