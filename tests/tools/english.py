"""English on a page of another language: sentences of ours not said in it, and texts of the record not marked."""

import csv
import re
from functools import cache
from html.parser import HTMLParser

from babel.messages.pofile import read_po

from dashboard.config import ROOT
from dashboard.contract.domain import domain
from dashboard.say import language

_SAID = ("alt", "aria-label", "placeholder", "title")
_ASIDE = {"code", "pre", "script", "style", "svg"}
_COUNTED = re.compile(r" \(\d+\)$|[,.;:]$")
_LETTERS = re.compile(r"[^\W\d_]{3}")


def english(html: str, spoken: str) -> list[str]:
    """Return the texts and attributes of HTML that are English, and not marked as such."""
    reader = _Reader(spoken)
    reader.feed(html)
    own, others = _messages(spoken)
    known = (own | _texts()) - others
    return [text for text in reader.said if _COUNTED.sub("", text).casefold() in known]


class _Reader(HTMLParser):
    """Collects what is said in the language of a page."""

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self.spoken, self.said, self._open = spoken, [], [("", True)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        is_said = held["lang"] == self.spoken if "lang" in held else self._open[-1][1]
        is_said = is_said and tag not in _ASIDE
        self.said += [held[name] for name in _SAID if is_said and held.get(name)]
        self._open.append((tag, is_said))

    def handle_endtag(self, tag: str) -> None:
        at = max((at for at, (name, _) in enumerate(self._open) if name == tag), default=0)
        del self._open[at or len(self._open) :]

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data).strip()
        if self._open[-1][1] and _LETTERS.search(text):
            self.said.append(text)


@cache
def _messages(spoken: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return all messages, and all that a language says."""
    with (language.FOLDER / spoken / "LC_MESSAGES" / language.WHOLE).open("rb") as file:
        held = [one for one in read_po(file, spoken) if one.id]
    both = ([one.id for one in held], [one.string for one in held])
    texts = ([text for one in side for text in (one if isinstance(one, tuple) else (one,))] for side in both)
    return tuple(frozenset(text.casefold() for text in side) for side in texts)


@cache
def _texts() -> frozenset[str]:
    """Return the texts of the record, and the names in its lists that are others in another language."""
    record = [_rows(path) for path in (ROOT / "data" / "sources").rglob("*.csv")]
    cells = {cell for rows in record for row in rows for cell in row.values() if cell and " " in cell}
    lists = ROOT / "data" / "reference"
    names = {row["name"] for name in ("regions", "countries") for row in _rows(lists / f"{name}.csv")}
    told = {row["name"] for row in _rows(lists / "names.csv")}
    own = {domain().name, domain().line}
    return frozenset(one.casefold() for one in (cells - names) | told | own if _LETTERS.search(one))


def _rows(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
