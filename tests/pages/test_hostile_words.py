"""Whatever words stand in a record, each page shows them as words: no mark-up, no link, no formula, no fault."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from dashboard import config
from dashboard.contract.schema import TABLES
from dashboard.screen.menu import MENU
from tests import tiny
from tests.pages.test_pages import opened

WORDS = {
    "mark-up": "<img src=x onerror=alert(1)><script>alert(1)</script></textarea></style><b>&lt;",
    "quotes": "\"'><svg onload=alert(1)> ' onmouseover='alert(1)",
    "markdown": "**x** [x](https://evil.example) ![x](https://evil.example/x.png) :red[x] :material/home: $x$ `x` # x",
    "address": "https://evil.example/x www.evil.example javascript:alert(1) mailto:a@evil.example",
    "formula": "=HYPERLINK(\"https://evil.example\") +1 -1 @x",
    "letters": "\u202eback \u2066x \U0001f468\u200d\U0001f469 \ufffd\u200b\u0301\u0301 \x00\x1b]0;x\x07 \uf0b7",
    "lines": "a\r\nb\n\nc\u2028d\u2029e\tf\u0085g",
    "templates": "{{ 7 * 7 }} {% raw %} %(x)s %s %d {x} {0} ${x} %%",
    "long": "W" * 200,
    "command": "x'); drop table deadlines; -- \\ \" '' $1 ?",
}  # fmt: skip
SEEN = "Zq"  # stands after the words, so that a page is known to show them
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


def hostile(words: str) -> dict[str, list[dict[str, str]]]:
    """Every text of a record begins with these words, whatever its table and column; what was empty has them too."""
    tables = tiny.rows()
    for name, rows in tables.items():
        for row in rows:
            for column in TABLES[name].columns:
                if column.type == "text" and not column.allowed and not column.references:
                    row[column.name] = words + SEEN + row.get(column.name, "")
    return tables


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_every_page_shows_hostile_words_as_words(tmp_path, monkeypatch, words):
    tiny.unchecked(tmp_path, None, tiny.DAY.replace(month=1))
    tiny.unchecked(tmp_path, hostile(words))
    monkeypatch.setattr(config, "_current", config.Settings(data=tmp_path))
    pages = []
    for entry in MENU:
        app = opened(entry, **({"region": "ES51"} if entry.address == "competences" else {}))
        assert not app.exception, entry.title
        shown = "\n".join(element.proto.body for element in app.get("html"))
        assert "could not be shown" not in shown, entry.title
        read = Read()
        read.feed(shown)
        assert read.found == [], entry.title
        pages.append(shown)
    assert sum(SEEN in page for page in pages) >= 6, "the words are shown, or nothing was tried"
