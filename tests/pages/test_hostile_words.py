"""Whatever words stand in a record, each page shows them as words: no mark-up, no link, no formula, no fault."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from dashboard import config
from dashboard.screen.pages import MENU
from tests import tiny
from tests.pages.test_pages import opened
from tests.tools import hostile
from tests.tools.hostile import SEEN, TOGETHER, WORDS
from tests.tools.shown import pieces

RUNS = {"script", "img", "object", "embed", "form", "base", "meta", "textarea"}


class Read(HTMLParser):
    """What of a page runs, loads or leads elsewhere."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag in RUNS:
            self.found.append(tag)
        for name, value in attrs:
            leads = urlsplit(value or "") if name in ("href", "src") else urlsplit("")
            is_foreign = leads.netloc.endswith("evil.example") or leads.scheme not in ("", "https", "webcal")
            if name.startswith("on") or is_foreign:
                self.found.append((tag, name, value))


@pytest.mark.parametrize(
    ("where", "words"),
    [
        pytest.param(hostile.texts, tuple(WORDS.values()), id="texts in turn"),
        pytest.param(hostile.keys, tuple(WORDS.values()), id="keys in turn"),
        *(pytest.param(hostile.both, (words,), marks=pytest.mark.slow, id=kind) for kind, words in TOGETHER.items()),
    ],
)
def test_every_page_shows_hostile_words_as_words(tmp_path, monkeypatch, where, words):
    tiny.unchecked(tmp_path, None, tiny.DAY.replace(month=1))
    tiny.unchecked(tmp_path, where(*words))
    monkeypatch.setattr(config, "_current", config.Settings(data=tmp_path))
    pages = []
    for entry in MENU:
        app = opened(entry, **({"region": "ES51"} if entry.address == "competences" else {}))
        assert not app.exception, entry.title
        shown = "\n".join(pieces(app))
        assert "could not be shown" not in shown, entry.title
        read = Read()
        read.feed(shown)
        assert read.found == [], entry.title
        pages.append(shown)
    least = 2 if where is hostile.keys else 6  # a key is shown where a row has nothing better, and in links
    assert sum(SEEN in page for page in pages) >= least, "the words are shown, or nothing was tried"
