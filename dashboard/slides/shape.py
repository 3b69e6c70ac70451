"""What a slide is made of: a headline, at most five lines, and the places it rests on. Knows no data and no screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pandas as pd

LINES = 5
Frames = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Line:
    """One line of a slide: what it says, a quiet note, the timing whose mark stands before it."""

    text: str
    note: str = ""
    timing: str = ""


@dataclass(frozen=True)
class Slide:
    """One idea: its headline is the answer, its body a list or a map, its notes for the speaker alone."""

    key: str
    headline: str
    lines: tuple[Line, ...] = ()
    body: str = "list"
    more: int = 0
    sources: tuple[str, ...] = field(default=())


def listed(key: str, headline: str, lines: Sequence[Line], rows: pd.DataFrame) -> Slide:
    """Return a slide with the first five lines; `rows` are what they are made from, in the same order."""
    return Slide(key, headline, tuple(lines[:LINES]), more=max(0, len(lines) - LINES), sources=places(rows.head(LINES)))


def places(rows: pd.DataFrame) -> tuple[str, ...]:
    """Return the first places that rows stand in, each once."""
    return tuple(dict.fromkeys(rows["source"].dropna()))[:LINES] if "source" in rows else ()


def owed(row: object) -> Line:
    """Return the line of a follow-up: what, whose, when as worded."""
    whose = row.owner if is_text(row.owner) else "no owner recorded"
    return Line(row.title, f"{whose} · {row.wording}", row.timing)


def is_text(value: object) -> bool:
    """Whether a cell says something."""
    return isinstance(value, str) and bool(value)
