"""A cell as text <-> a typed value. Never guesses: what is not plain is refused with what to write instead."""

import difflib
import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from dashboard.contract.letters import settled
from dashboard.contract.schema import Column
from dashboard.problems import Listed, Sentence

Value = str | int | float | bool | date | None
Held = TypeVar("Held")
Made = TypeVar("Made")

LONGEST = 32_767  # characters in a cell of Excel; what is longer could never go out as a workbook

_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u2060\ufeff"))
# A joiner is seen only where it makes one sign of several, as in an emoji of a family.
_LOOSE_JOINER = re.compile("(?<![\u2190-\U0001faff\ufe0f])\u200d|\u200d(?![\u2190-\U0001faff])")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_STARTS_FORMULA = re.compile(r"'*[=+\-@\t\r\0]")


class Known(dict[Held, Made]):
    """What is made of each value of a column: once of one that stands there many times, as most do."""

    MOST = 100_000

    def __init__(self, make: Callable[[Held], Made]) -> None:
        """Take what makes it; what it raises goes on to whoever asks."""
        super().__init__()
        self._make = make

    def __missing__(self, value: Held) -> Made:
        """Make what is not known, and keep it; but of nought, which is written as it came, of either sign."""
        if len(self) >= self.MOST:
            self.clear()
        made = self._make(value)
        if value != 0:
            self[value] = made
        return made


def clean(text: str) -> str:
    """Remove what nobody sees: odd spaces, zero-width and control characters, decomposed accents.

    Private-use letters are replaced, the bullets of Word by bullets.
    """
    text = _LOOSE_JOINER.sub("", settled(text).translate(_ZERO_WIDTH))
    return unicodedata.normalize("NFC", text.replace("\u00a0", " ").replace("\u202f", " ")).strip()


def neutralise(text: str) -> str:
    """Quote text that a spreadsheet would run as a formula; `restore` takes it back."""
    return f"'{text}" if _STARTS_FORMULA.match(text) else text


def restore(text: str) -> str:
    """Undo `neutralise`."""
    return text[1:] if text.startswith("'") and _STARTS_FORMULA.match(text) else text


def parse(text: str, column: Column) -> Value:
    """Return the value of a cell, None where it is empty; ValueError says what to write instead."""
    text = clean(restore(text) if column.type in ("key", "text") else text)
    if not text:
        if column.required:
            raise ValueError(Sentence("this cell must not be empty (%(meaning)s)", meaning=Sentence(column.meaning)))
        return None
    value = _READERS[column.type](text)
    if column.allowed and value not in column.allowed:
        allowed = [str(one) for one in column.allowed]
        nearest = difflib.get_close_matches(text[:60], allowed, 1)
        sentence = Sentence("“%(text)s” is not one of %(allowed)s", text=_cut(text), allowed=Listed(allowed, ","))
        if nearest:
            sentence = Sentence("%(sentence)s; perhaps “%(near)s”", sentence=sentence, near=nearest[0])
        raise ValueError(sentence)
    return value


def render(value: Value) -> str:
    """Return the text that `parse` reads back as this value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return neutralise(value) if isinstance(value, str) else str(value)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _text(text: str) -> str:
    if len(neutralise(text)) > LONGEST:
        raise ValueError(
            Sentence(
                "the text has %(amount)s characters, a cell of Excel takes %(longest)s; shorten it",
                amount=len(text),
                longest=LONGEST,
            )
        )
    return text


def _integer(text: str) -> int:
    if not re.fullmatch(r"-?\d{1,18}", text, re.ASCII):
        raise ValueError(Sentence("“%(text)s” is not a whole number; write digits only, such as 22", text=_cut(text)))
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text) or math.isinf(float(text)):
        raise ValueError(Sentence("“%(text)s” is not a number; write it with a point, such as 13.7", text=_cut(text)))
    return float(text)


def _boolean(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(Sentence("“%(text)s” is neither true nor false", text=_cut(text)))
    return text.lower() == "true"


def _date(text: str) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            Sentence("“%(text)s” is not a day of the calendar; write it as 2018-02-07", text=_cut(text))
        ) from None


_READERS: dict[str, Callable[[str], Value]] = {
    "key": _text,
    "text": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
}
