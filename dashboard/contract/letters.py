"""Letters as any page, printer and feed can take them: what no program has a picture for is replaced, or left out.

Word pastes the bullets of its Symbol fonts as private-use letters, which mean nothing outside Word. Control characters,
lone surrogates and the code points that Unicode keeps for no letter at all break XML, JSON or PDF somewhere.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dashboard.problems import Listed, Sentence

REPLACEMENT = "\ufffd"
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf02d": "–", "\uf076": "❖"}
_SPACE = re.compile("[\t\n\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NO_LETTER = re.compile(
    "[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U000fffff\U00100000-\U0010ffff"
    + "".join(chr(plane << 16 | last) for plane in range(1, 15) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def settled(text: str) -> str:
    """Return text with bullets of Word as bullets, other letters without a meaning replaced, controls left out."""
    if text.isascii() and text.isprintable():
        return text
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _NO_LETTER.sub(lambda found: _BULLETS.get(found[0], REPLACEMENT), text)


def noiseless(text: str) -> str:
    """Return text without what is no change to a reader, as `queries/views/noiseless.sql` does for all snapshots."""
    told = _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")
    return "".join(letter.lower()[0] for letter in told)  # letter by letter, as DuckDB does: a final σ stays one


def each(held: Any, change: Callable[[str], str]) -> Any:
    """Return data with every text changed, however deep it stands in mappings, lists and dataclasses; keys stay."""
    if isinstance(held, str):
        return change(held)
    if isinstance(held, dict):
        return {key: each(one, change) for key, one in held.items()}
    if isinstance(held, list | tuple):
        return type(held)(each(one, change) for one in held)
    if is_dataclass(held) and not isinstance(held, type):
        return replace(held, **{field.name: each(getattr(held, field.name), change) for field in fields(held)})
    return held


def unsettled(text: str) -> str:
    """Return in words what `settled` changes in a text; empty where it changes nothing."""
    said = []
    if known := sorted({letter for letter in text if letter in _BULLETS}):
        said.append(
            Sentence("a bullet of Word’s is kept as %(signs)s", signs=" ".join(_BULLETS[letter] for letter in known))
        )
    if count := sum(letter not in _BULLETS for letter in _NO_LETTER.findall(text)):
        said.append(
            Sentence("letters that no typeface has (%(count)s) are shown as %(mark)s", count=count, mark=REPLACEMENT)
        )
    if _CONTROL.search(text):
        said.append(Sentence("control characters are left out"))
    return Sentence("%(said)s", said=Listed(said, ";")) if said else ""
