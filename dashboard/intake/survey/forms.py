"""The form tools by what they write: which one made a file, what its own columns mean, and when a reply was sent.

All words stand in forms.toml; a tool that is not there is read as any table is.
"""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from pathlib import Path

WORDS = tomllib.loads(Path(__file__).with_name("forms.toml").read_text("utf-8"))
_NUMBERED = re.compile(r"^(?:q?\d{1,3}(?:\.\d{1,2})?(?:[.):]\s+|\s[–—-]\s+)|[*•]\s*)+")
_HINT = re.compile(r"\s?\([^()]*\)$")
FULL_CODE = re.compile(r"^(?P<code>[A-Za-z][A-Za-z0-9_.-]*(?:\[[A-Za-z0-9_]+\])?)[.:]\s+(?P<rest>.+)$")


@dataclass(frozen=True)
class Tool:
    """One form tool: its signs, its own columns, and how it marks what was sent.

    `index` has the columns by which lines of other sheets are joined, `parent` the one in them that names it. `blanked`
    is the day it writes in place of one that it keeps to itself, `sent_words` stand in a title of when it was sent,
    `machine` begins a line that is for programs. Two headers are a question over its parts; titles below stand under
    names that only the tool knows.
    """

    name: str
    signs: Sequence[Sequence[str]]
    received: Sequence[str]
    ignored: Sequence[str]
    index: Sequence[str] = ()
    parent: str = ""
    parent_sheet: str = ""
    status: Sequence[str] = ()
    sent: Sequence[str] = ()
    sent_words: Sequence[str] = ()
    not_sent: Sequence[str] = ()
    blanked: str = ""
    machine: str = ""
    is_month_first: bool = False
    has_two_headers: bool = False
    has_titles_below: bool = False

    def is_own(self, title: str) -> bool:
        """Whether a column is the tool's own, and no question."""
        own = (*self.ignored, *self.received, *self.status, *self.index)
        return any(fnmatchcase(said, name) for said in _forms(title) for name in own)

    def receives(self, titles: Sequence[str]) -> str:
        """Return the title under which the tool writes when a reply was sent; empty where there is none."""
        held = {said: title for title in reversed(titles) for said in _forms(title)}
        return next((held[name] for name in self.received if name in held), "")

    def left_out(self, status: str) -> bool:
        """Whether a reply of this status was not sent, or was turned down by those who collect them."""
        said = plain(status)
        return bool(said) and (said in self.not_sent or bool(self.sent and said not in self.sent))


@cache
def tools() -> tuple[Tool, ...]:
    """Return every tool that is known, the most particular first; the last is any."""
    return tuple(Tool(**one) for one in WORDS["tools"])


def tool_of(titles: Collection[str]) -> Tool:
    """Return which tool wrote these titles."""
    held = {said for title in titles for said in _forms(title)}
    return next(tool for tool in tools() if all(held.intersection(names) for names in tool.signs))


@lru_cache(10_000)
def _forms(title: str) -> frozenset[str]:
    """Return what a title may be among a tool's own: underscores for spaces, and the code before “code. Text”."""
    code, dot, _ = title.partition(". ")
    written = (title, code) if dot and code.isalnum() else (title,)
    return frozenset(plain(form) for text in written for form in (text, text.replace("_", " ")))


@lru_cache(10_000)
def plain(text: str) -> str:
    """Return a title or an answer as it is compared: no case, accents, stars, numbering in front, colon behind."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ß", "ss").replace("œ", "oe"))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold()
    bare = _NUMBERED.sub("", " ".join(bare.split())).strip(" *")
    return bare.rstrip(" :*?") or bare


def without_hint(text: str) -> str:
    """Return a plain title without what stands in brackets at its end, such as “(in your language)”."""
    return _HINT.sub("", text).rstrip(" :*?") or text


@lru_cache(10_000)
def role_of(text: str) -> str:
    """Return the column of `responses` that a part of a title names; empty where it names none."""
    said = plain(text.replace("_", " "))
    return next((name for name, words in WORDS["roles"].items() if said in words or said == name), "")


def is_title_of(kind: str, text: str) -> bool:
    """Whether a title is one of those that mean the region, a practice and so on; `kind` is a line of [titles]."""
    said = plain(text.replace("_", " "))
    return said in WORDS["titles"][kind] or without_hint(said) in WORDS["titles"][kind]


def is_underscored(tool: Tool, titles: Collection[str]) -> bool:
    """Whether the tool wrote all titles with underscores for spaces: its own of several words are among them so."""
    own = {name for name in (*tool.received, *tool.ignored) if " " in name}
    return any("_" in title and plain(title) not in own and plain(title.replace("_", " ")) in own for title in titles)
