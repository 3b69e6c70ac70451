"""Languages in a real browser: the first visit, the way to another language, and pages whose words are longer."""

import re

import pytest

from dashboard.say import widgets
from dashboard.say.language import speaking
from dashboard.screen.pages import MENU
from tests.tools import pseudo
from tests.tools.browsing import asked, fresh, opened, settled, until
from tests.tools.serving import serving

PAGES = [one.address for one in MENU if one.address != "present"]
SPEAKS = "import pathlib; from dashboard.say import language; language.FOLDER = pathlib.Path({!r}); "
STARTS = "from dashboard.commands import main; main()"
WIDER = """() => [...document.querySelectorAll('.stMain *')].filter(one => {
  const box = one.getBoundingClientRect();
  const aside = '.wide, canvas, svg, .heard, thead, details:not([open]), pre, [data-testid=stCode]';
  if (!box.width || one.closest(aside)) return false;
  return box.right > innerWidth + 1;
}).map(one => one.outerHTML.slice(0, 120))"""

SAID = """() => [...document.querySelectorAll("body :not(script, style, [lang] [lang], [lang] [lang] *)")]
  .flatMap(one => [
  ...['aria-label', 'aria-valuetext', 'placeholder', 'title'].map(name => one.getAttribute(name)),
  ...[...one.childNodes].filter(part => part.nodeType === Node.TEXT_NODE).map(part => part.data.trim()),
]).filter(Boolean)"""
ENGLISH = re.compile(r"^(?:\w+day, )?(?:January|February|April|May|June|July)\b")


@pytest.fixture(scope="module")
def strange_url(data_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("strange")
    pseudo.write(folder / "locale")
    program = ("-c", SPEAKS.format(str(folder / "locale")) + STARTS)
    with serving(data_folder, folder / "server.log", program=program) as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser, strange_url):
    """One reader's browser for all pages: what is in its cache is neither fetched nor compiled again."""
    page = fresh(browser, base_url=strange_url)
    yield page
    page.context.close()


def test_a_first_visit_is_in_the_language_of_the_browser_and_every_turn_of_a_page_keeps_it(browser, server_url):
    page = opened(fresh(browser, locale="fr-FR"), f"{server_url}/follow-up")
    until(page, "lang", "fr")
    assert page.evaluate("document.documentElement.lang") == "fr"
    page.get_by_role("link", name="Calendrier", exact=True).first.click()
    page.wait_for_selector("h2.title:has-text('Sans date')")
    until(page, "lang", "fr")
    page.get_by_role("link", name="English").click()
    page.wait_for_selector("h2.title:has-text('Without a date')")
    settled(page)
    assert (asked(page, "lang"), page.evaluate("document.documentElement.lang")) == ("en", "en-GB")
    page.go_back()
    page.wait_for_selector("h2.title:has-text('Sans date')")


def test_the_words_that_streamlit_has_in_english_only_are_in_the_language_of_the_page_whatever_the_browsers(
    browser, server_url
):
    page = opened(fresh(browser, locale="en-US"), f"{server_url}/data?lang=fr")
    with speaking("fr"):
        theirs = {theirs for theirs, ours in widgets.said().items() if theirs != ours}
    box = page.get_by_test_id("stFileUploader")
    box.get_by_text("Choisir un fichier", exact=True).wait_for(state="attached")
    assert "10 Mo par fichier" in box.inner_text()
    page.locator(".stPopover button").first.click()
    field = page.get_by_role("spinbutton", name="mois, Lu à la date du")
    field.wait_for()
    assert field.get_attribute("aria-valuetext") == "05 – mai"
    page.get_by_role("button", name="Choisir le jour").click()
    calendar = page.get_by_test_id("stDateInputCalendar")
    calendar.get_by_role("gridcell").get_by_label("lundi 27 mai 2024").wait_for()
    assert calendar.locator("th").all_inner_texts() == list("LMMJVSD")
    said = page.evaluate(SAID)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Région").fill("zzz")
    page.get_by_role("listbox").get_by_text("Aucun résultat").wait_for()
    assert len(said) > 100
    assert {one for one in [*said, *page.evaluate(SAID)] if one in theirs or ENGLISH.match(one)} == set()


@pytest.mark.slow
@pytest.mark.parametrize(("address", "width"), [*((one, 390) for one in PAGES), ("", 1440), ("follow-up", 1440)])
def test_no_page_is_wider_than_the_screen_where_all_words_are_two_fifths_longer(reader, address, width):
    reader.set_viewport_size({"width": width, "height": 900})
    opened(reader, f"/{address}?lang={pseudo.PSEUDO}")
    assert "~" in reader.inner_text("h1.answer")
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.evaluate(WIDER) == []
