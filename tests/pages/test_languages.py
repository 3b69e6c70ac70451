"""The pages in each language: asked for in the address, offered in the frame, kept by every link."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.say import language
from dashboard.screen.pages import MENU
from tests.pages.test_pages import PAGES, opened, shown_at
from tests.shipped import SNAPSHOTS
from tests.tools.english import english

OTHERS = [code for code in language.languages() if code != language.ENGLISH]
FOUND = re.compile(r'href="(/[^"]*|\?[^"]*)"')


def spoken_at(page, code):
    """What a page shows in a language; the test itself is a reader of it too, as it reads the widgets."""
    with language.speaking(code):
        return shown_at(page, lang=code)


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("entry", MENU, ids=lambda entry: entry.title)
def test_every_link_to_a_page_keeps_the_language(entry, code):
    shown = spoken_at(entry.address, code).replace("&amp;", "&")
    links = [urlsplit(link) for link in FOUND.findall(shown) if f'href="{link}" hreflang' not in shown]
    pages = [link for link in links if link.path.strip("/") in PAGES and link.query]
    assert {parse_qs(link.query)["lang"][0] for link in pages} == ({code} if pages else set())
    assert pages or entry.address in {"present", "search"}, "the others lead on from their first view"


WHOLE = [(entry.address, "lang", "fr") for entry in MENU]
VIEWS = [
    ("", "region", "ES51"), ("competences", "region", "ES51"), ("projects", "item", "mipex-r"),
    ("follow-up", "item", "mipex-r-preliminary-phase"), ("changes", "from", "2017-09-06"), ("present", "slide", "2"),
    *((page, "set", "demo") for page in ("competences", "voices", "present")),
]  # fmt: skip


@pytest.mark.skipif(not SNAPSHOTS, reason="no snapshot is shipped")
@pytest.mark.parametrize(("page", "name", "value"), [*WHOLE, *VIEWS])
def test_a_french_page_says_in_english_what_is_marked_so_and_nothing_else(page, name, value):
    with language.speaking("fr"):
        shown = shown_at(page, **{"lang": "fr", name: value})
    assert 'lang="en-GB"' in shown
    assert english(shown, "fr") == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_other_languages_are_offered_by_their_own_names(code):
    assert f'hreflang="{code}" lang="{code}"' in shown_at("")
    assert language.own_name(code) in shown_at("")
    assert 'hreflang="en"' in spoken_at("", code)


@pytest.mark.skipif(not SNAPSHOTS, reason="no snapshot is shipped")
def test_an_unknown_language_is_said_and_english_spoken():
    app = opened(PAGES[""], lang="tlh")
    assert app.query_params["lang"] == "en"
    assert "There is no language “tlh” here; this is English." in shown_at("", lang="tlh")
