"""What may lie over the filled regions of a map: one entry each, with its question, its tick, its sign and its drawing.

The pages on whose map it lies ask its question, list its rows and write its sign into the legend by the entry alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd
import pydeck as pdk

from dashboard.ask import Choice, Question
from dashboard.draw.look import Look
from dashboard.draw.maps import base, insets
from dashboard.say.messages import _


@dataclass(frozen=True)
class Overlay:
    """One overlay: the query it draws, the addresses of its pages, the words of its tick and of its legend, its sign.

    `tone` is which of the look's categories colours it. `draw` makes it of itself, the rows, the look, and how many
    times as large signs are as on a page. It is ticked at first if it `is_on`, and lies under the markers if it
    `is_under`.
    """

    asks: str
    pages: tuple[str, ...]
    title: Callable[[], str]
    word: Callable[[], str]
    glyph: str
    tone: int
    draw: Callable[["Overlay", pd.DataFrame, Look, float], pdk.Layer]
    is_on: bool = True
    is_under: bool = False


def _events(own: Overlay, rows: pd.DataFrame, look: Look, size: float) -> pdk.Layer:
    return _signs(own, rows[rows["kind"] == "event"], look, size)


def _follow_ups(own: Overlay, rows: pd.DataFrame, look: Look, size: float) -> pdk.Layer:
    return _signs(own, rows[rows["kind"] != "event"], look, size)


def _signs(own: Overlay, rows: pd.DataFrame, look: Look, size: float) -> pdk.Layer:
    named = rows.assign(name_and_value=rows["place"] + ", " + rows["wording"] + ": " + rows["title"])
    return base.squares(named, look, own.glyph, size, own.tone)


def _lines(own: Overlay, rows: pd.DataFrame, look: Look, _size: float) -> pdk.Layer:
    named = rows.assign(name_and_value=rows["title"] + ": " + rows["lead"] + " – " + rows["partner"])
    return base.lines(insets.placed(insets.placed(named, "from_"), "to_"), look, own.tone)


_EVENTS = Overlay(
    asks="event_places",
    pages=("", "present"),
    title=lambda: _("Event places"),
    word=lambda: _("event"),
    glyph="■",
    tone=1,
    draw=_events,
)
OVERLAYS = {
    "events": _EVENTS,
    "partnerships": Overlay(
        asks="partnerships",
        pages=("",),
        title=lambda: _("Partnerships"),
        word=lambda: _("lead to partner"),
        glyph="—",
        tone=3,
        draw=_lines,
        is_on=False,
        is_under=True,
    ),
    "open-events": replace(_EVENTS, asks="open_places", pages=("follow-up",)),
    "follow-ups": Overlay(
        asks="open_places",
        pages=("follow-up",),
        title=lambda: _("Follow-ups at a place"),
        word=lambda: _("follow-up at a place"),
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


def legend(shown: tuple[str, ...], look: Look) -> list[dict[str, str]]:
    """Return their lines of the legend."""
    return [
        {"word": one.word(), "colour": look.categories[one.tone], "shape": "glyph", "glyph": one.glyph}
        for one in map(OVERLAYS.__getitem__, shown)
    ]


def drawn(
    shown: tuple[str, ...], rows: tuple[pd.DataFrame, ...], markers: pdk.Layer, look: Look, size: float
) -> list[pdk.Layer]:
    """Return their layers, each by its name, with that of the markers between those under and those over it."""
    under: list[pdk.Layer] = []
    over: list[pdk.Layer] = []
    for name, held in zip(shown, rows, strict=True):
        one = OVERLAYS[name]
        layer = one.draw(one, held, look, size)
        layer.id = name
        (under if one.is_under else over).append(layer)
    return [*under, markers, *over]
