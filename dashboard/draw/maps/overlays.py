"""What may lie over the filled regions of a map: one entry each, with its question, its word, its sign and its drawing.

The pages on whose map it lies ask its question, list its rows and write its sign into the legend by the entry alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.ask import Choice, Question
from dashboard.draw.look import Look
from dashboard.draw.maps.picture import Key, Lines, Signs
from dashboard.say.messages import _


@dataclass(frozen=True)
class Overlay:
    """One overlay: its name, the query it draws, the addresses of its pages, its word in the legend, its sign.

    `tone` is which of the look's categories colours it. `draw` makes it of itself, the rows and the look. It is seen at
    first if it `is_on`.
    """

    name: str
    asks: str
    pages: tuple[str, ...]
    title: Callable[[], str]
    glyph: str
    tone: int
    draw: Callable[["Overlay", pd.DataFrame, Look], Signs | Lines]
    is_on: bool = True

    def key(self, look: Look) -> Key:
        """Return its line of the legend."""
        return Key(self.name, self.title(), look.categories[self.tone], "sign", self.glyph)


def _events(own: Overlay, rows: pd.DataFrame, look: Look) -> Signs:
    return _signs(own, rows[rows["kind"] == "event"], look)


def _held(own: Overlay, rows: pd.DataFrame, look: Look) -> Signs:
    return _signs(own, rows[~rows["is_planned"].fillna(False).astype(bool)], look)


def _planned(own: Overlay, rows: pd.DataFrame, look: Look) -> Signs:
    return _signs(own, rows[rows["is_planned"].fillna(False).astype(bool)], look)


def _follow_ups(own: Overlay, rows: pd.DataFrame, look: Look) -> Signs:
    return _signs(own, rows[rows["kind"] != "event"], look)


def _signs(own: Overlay, rows: pd.DataFrame, look: Look) -> Signs:
    named = rows.assign(name_and_value=rows["place"] + ", " + rows["wording"] + ": " + rows["title"])
    return Signs(own.key(look), named)


def _lines(own: Overlay, rows: pd.DataFrame, look: Look) -> Lines:
    named = rows.assign(name_and_value=rows["title"] + ": " + rows["lead"] + " – " + rows["partner"])
    return Lines(own.key(look), named)


_EVENTS = Overlay(
    name="events",
    asks="event_places",
    pages=("", "present"),
    title=lambda: _("Event places"),
    glyph="■",
    tone=1,
    draw=_held,
)
OVERLAYS = {
    "events": _EVENTS,
    "planned": replace(_EVENTS, name="planned", title=lambda: _("Planned events"), glyph="□", draw=_planned),
    "partnerships": Overlay(
        name="partnerships",
        asks="partnerships",
        pages=("",),
        title=lambda: _("Partnerships"),
        glyph="—",
        tone=3,
        draw=_lines,
        is_on=False,
    ),
    "open-events": replace(_EVENTS, name="open-events", asks="open_places", pages=("follow-up",), draw=_events),
    "follow-ups": Overlay(
        name="follow-ups",
        asks="open_places",
        pages=("follow-up",),
        title=lambda: _("Follow-ups at a place"),
        glyph="◆",
        tone=1,
        draw=_follow_ups,
    ),
}


def of_page(page: str) -> dict[str, Overlay]:
    """Return the overlays of the map of a page, by name."""
    return {name: one for name, one in OVERLAYS.items() if page in one.pages}


def asked(page: str) -> tuple[str, ...]:
    """Return the queries that the overlays of a page draw, each once."""
    return tuple(dict.fromkeys(one.asks for one in of_page(page).values()))


def questions(shown: tuple[str, ...], choice: Choice) -> tuple[Question, ...]:
    """Return what these overlays draw of a choice, one question each."""
    return tuple(Question(OVERLAYS[name].asks, choice) for name in shown)


def drawn(shown: tuple[str, ...], rows: tuple[pd.DataFrame, ...], look: Look) -> Iterator[Signs | Lines]:
    """Yield what they draw, one piece each."""
    for name, held in zip(shown, rows, strict=True):
        one = OVERLAYS[name]
        yield one.draw(one, held, look)
