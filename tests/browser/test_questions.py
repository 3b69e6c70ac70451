"""Fifteen questions that a newcomer brings: each is answered from the Overview in two clicks or fewer, and is read."""

import pytest

from tests.tools.browsing import fresh, opened, settled

START = "/?snapshot=2018-04-23&lang=en"
INVENTED = "/?set=demo&lang=en"  # the record holds no answer by region


@pytest.fixture(scope="module")
def newcomer(browser, url):
    page = fresh(browser, base_url=url, viewport={"width": 1440, "height": 900}, permissions=["clipboard-write"])
    yield page
    page.context.close()


def page_of(name):
    """Press a page in the menu."""
    return lambda page: page.locator("nav a", has_text=name).first.click()


def section(name):
    """Press the name of a section, where it is closed."""
    opens = "one => one.parentElement.open || one.click()"
    return lambda page: page.locator("summary", has_text=name).first.evaluate(opens)


def link(name):
    return lambda page: page.get_by_role("link", name=name, exact=False).first.click()


def choose(region):
    """Choose a region in the list beside the pages."""

    def done(page):
        box = page.get_by_role("combobox", name="Region")
        box.click()
        box.press_sequentially(region)
        page.get_by_role("option", name=region).first.click()

    return done


def find(text):
    """Type into the search and press Enter."""

    def done(page):
        box = page.get_by_placeholder("Search everything").first
        box.fill(text)
        box.press("Enter")

    return done


QUESTIONS = {
    "what changed since the last meeting": ([], ["Changed since 7 February 2018", "four follow-ups were done"]),
    "what is overdue and whose": ([page_of("Follow-up")], ["5 of 54 follow-ups are past due", "DG DEVCO"]),
    "when was the questionnaire due and was it always": (
        [page_of("Calendar")],
        ["moved: “Answer the questionnaire: all relevant data, not every question” by +57 days"],
    ),
    "which countries rest on one reply": (
        [page_of("Competences"), section("Who has answered")],
        ["How many answered is public; how many were asked and which regions answered is not"],
    ),
    "which countries rest on one reply, where regions are known": (
        [page_of("Competences"), section("Who has answered")],
        ["rest on one region"],
    ),
    "what may Catalonia do in reception": ([choose("Catalonia"), link("Open the factsheet")], ["Reception"]),
    "what was MIPEX-R waiting for and what became of it": (
        [page_of("Projects")],
        ["blocked by “Start MIPEX-R”", "as soon as the contract is signed"],
    ),
    "who promised us something and kept it": (
        [page_of("Voices")],
        ["What institutions promised", "Publish two guidelines on migration"],
    ),
    "where were we in November 2017": ([link("18 Oct 2017")], ["18 October 2017; read as of 18 October 2017"]),
    "why were the bids lost": ([page_of("Projects"), section("Every project, call")], ["not selected"]),
    "where does this number come from": (
        [lambda page: page.locator("a[href*='rows=past-due']").first.click()],
        ["Comment on the draft index of the issue paper"],
    ),
    "which regions have a date in the next 30 days": (
        [lambda page: page.get_by_text("Due within 30 days", exact=True).first.click()],
        ["30 days"],
    ),
    "find everything about minors": ([find("minors")], ["things were found for “minors”", "Molise places minors"]),
    "what do I say in the next meeting": ([], ["To read aloud", "5 of 54 follow-ups are past due"]),
    "what does my region owe": ([choose("Catalonia")], ["two open follow-ups, none past due"]),
    "how do I cite this": ([link("How to read this page"), link("How to cite")], ["Snapshot a1bd524d15a5"]),
}


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_answered_in_two_clicks(newcomer, question):
    clicks, answer = QUESTIONS[question]
    page = opened(newcomer, INVENTED if "regions are known" in question else START)
    assert len(clicks) <= 2
    for click in clicks:
        click(page)
        settled(page)
    for told in answer:
        page.get_by_text(told).filter(visible=True).first.wait_for(timeout=15_000)
