"""Fifteen questions that a newcomer brings: each is answered from the Overview in two clicks or fewer, and is read."""

import pytest

from tests.tools.browsing import fresh, opened, settled

START = "/?snapshot=2018-04-23"
INVENTED = "/?set=demo"  # the record holds no answer by region


class Newcomer:
    """Somebody who reads one language, and has never seen the pages."""

    def __init__(self, page, language):
        self.page, self.language = page, language

    def words(self, english):
        return FRENCH[english] if self.language == "fr" else english


@pytest.fixture(scope="module", params=["en", "fr"])
def newcomer(browser, server_url, request):
    own = {"viewport": {"width": 1440, "height": 900}, "permissions": ["clipboard-write"]}
    page = fresh(browser, base_url=server_url, **own)
    yield Newcomer(page, request.param)
    page.context.close()


def page_of(name):
    """Press a page in the menu."""
    return lambda one: one.page.locator("nav a", has_text=one.words(name)).first.click()


def section(name):
    """Press the name of a section, where it is closed."""
    opens = "one => one.parentElement.open || one.click()"
    return lambda one: one.page.locator("summary", has_text=one.words(name)).first.evaluate(opens)


def link(name):
    return lambda one: one.page.get_by_role("link", name=one.words(name), exact=False).first.click()


def within(name):
    """Press the exact name of a figure or timing."""
    return lambda one: one.page.get_by_text(one.words(name), exact=True).first.click()


def choose(region):
    """Choose a region in the list beside the pages."""

    def done(one):
        box = one.page.get_by_role("combobox", name=one.words("Region"))
        box.click()
        box.press_sequentially(one.words(region))
        one.page.get_by_role("option", name=one.words(region)).first.click()

    return done


def find(text):
    """Type into the search and press Enter."""

    def done(one):
        box = one.page.get_by_placeholder(one.words("Search everything")).first
        box.fill(one.words(text))
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
        [lambda one: one.page.locator("a[href*='rows=past-due']").first.click()],
        ["Comment on the draft index of the issue paper"],
    ),
    "which regions have a date in the next 30 days": (
        [within("Due within 30 days")],
        ["30 days"],
    ),
    "find everything about minors": ([find("minors")], ["things were found for “minors”", "Molise places minors"]),
    "what do I say in the next meeting": ([], ["To read aloud", "5 of 54 follow-ups are past due"]),
    "what does my region owe": ([choose("Catalonia")], ["two open follow-ups of its own, none past due"]),
    "how do I cite this": ([link("How to read this page"), link("How to cite")], ["Snapshot a1bd524d15a5"]),
}


# What the record says in English is read as it is: texts of the record are never translated unseen.
FRENCH = {
    "Changed since 7 February 2018": "Changements depuis le 7 février 2018",
    "four follow-ups were done": "4 suivis ont été faits",
    "Follow-up": "Suivi",
    "5 of 54 follow-ups are past due": "5 sur 54 suivis sont en retard",
    "DG DEVCO": "DG DEVCO",
    "Calendar": "Calendrier",
    "moved: “Answer the questionnaire: all relevant data, not every question” by +57 days": "+57 jours",
    "Competences": "Compétences",
    "Who has answered": "Qui a répondu",
    "How many answered is public; how many were asked and which regions answered is not": (
        "On sait publiquement combien ont répondu ; on ne sait ni combien ont été interrogées ni lesquelles"
    ),
    "rest on one region": "reposent sur une seule région",
    "Region": "Région",
    "Catalonia": "Catalogne",
    "Open the factsheet": "Ouvrir la fiche",
    "Reception": "Accueil",
    "Projects": "Projets",
    "blocked by “Start MIPEX-R”": "bloqué par « Start MIPEX-R »",
    "as soon as the contract is signed": "as soon as the contract is signed",
    "Voices": "Voix",
    "What institutions promised": "Ce que les institutions ont promis",
    "Publish two guidelines on migration": "Publish two guidelines on migration",
    "18 Oct 2017": "18 oct. 2017",
    "18 October 2017; read as of 18 October 2017": "18 octobre 2017 ; lu à la date du 18 octobre 2017",
    "Every project, call": "Tous les projets, appels",
    "not selected": "non retenu",
    "Comment on the draft index of the issue paper": "Comment on the draft index of the issue paper",
    "Due within 30 days": "À échéance dans les 30 jours",
    "30 days": "30 jours",
    "Search everything": "Chercher partout",
    "minors": "mineurs",
    "things were found for “minors”": "éléments trouvés pour « mineurs »",
    "Molise places minors": "Molise places minors",
    "To read aloud": "À lire à voix haute",
    "two open follow-ups of its own, none past due": "2 suivis propres ouverts, aucun en retard",
    "How to read this page": "Comment lire cette page",
    "How to cite": "Comment citer",
    "Snapshot a1bd524d15a5": "Instantané a1bd524d15a5",
}


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_answered_in_two_clicks(newcomer, question):
    clicks, answer = QUESTIONS[question]
    start = INVENTED if "regions are known" in question else START
    page = opened(newcomer.page, f"{start}&lang={newcomer.language}")
    assert len(clicks) <= 2
    for click in clicks:
        click(newcomer)
        settled(page)
    for told in answer:
        page.get_by_text(newcomer.words(told)).filter(visible=True).first.wait_for(timeout=15_000)
