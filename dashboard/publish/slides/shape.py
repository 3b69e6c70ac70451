"""What a slide is made of: a headline, at most five lines, and the places it rests on. Knows no data and no screen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.say import codes, words
from dashboard.say.language import Recorded
from dashboard.say.messages import _

LINES = 5


@dataclass(frozen=True)
class Line:
    """One line of a slide: what it says, a quiet note, the timing of its mark, the place it rests on."""

    text: str
    note: str = ""
    timing: str = ""
    source: str = ""


@dataclass(frozen=True)
class Slide:
    """One idea: its headline is the answer, its body a list or a map, its notes for the speaker alone."""

    key: str
    headline: str
    lines: tuple[Line, ...] = ()
    body: str = "list"
    more: int = 0
    sources: tuple[str, ...] = field(default=())


def listed(key: str, headline: str, lines: Sequence[Line], rows: pd.DataFrame, part: int = 1) -> Slide:
    """Return a slide with the first five lines, or the five of a later part; `rows` are what they are made from."""
    start, end = (part - 1) * LINES, part * LINES
    shown = tuple(lines[start:end])
    return Slide(key, headline, shown, more=max(0, len(lines) - end), sources=places(rows[start:end]))


def places(rows: pd.DataFrame) -> tuple[str, ...]:
    """Return the first places that rows stand in, each once."""
    return tuple(dict.fromkeys(rows["source"].dropna()))[:LINES] if "source" in rows else ()


def owed(row: Any) -> Line:
    """Return the line of a follow-up: what, its state in words, whose, when as worded."""
    whose = row.owner if is_text(row.owner) else _("no owner recorded")
    return Line(
        Recorded(row.title),
        f"{codes.label('state', row.state)} · {whose} · {words.worded(row.wording)}",
        row.timing,
        row.source,
    )


def is_text(value: object) -> bool:
    """Whether a cell says something."""
    return isinstance(value, str) and bool(value)
