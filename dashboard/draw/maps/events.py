"""The map of the calendar: a sign at each place tells events to come from those that took place or are not recorded."""

from functools import partial

import pandas as pd
import pydeck as pdk

from dashboard.draw.look import Look
from dashboard.draw.maps import base, view
from dashboard.say import codes
from dashboard.say.messages import _

COMING = "■"
PAST = {"took_place": "□", "did_not_take_place": "×", "not_recorded": "?"}


def events_legend(look: Look) -> list[dict[str, str]]:
    """Return the lines of the legend."""
    signs = {_("to come, or no date"): COMING} | {codes.label("state", code): glyph for code, glyph in PAST.items()}
    return [
        {"word": word, "colour": look.categories[1], "shape": "glyph", "glyph": glyph} for word, glyph in signs.items()
    ]


def events(held: pd.DataFrame, look: Look, *, is_phone: bool) -> pdk.Deck:
    """Return the map of the query events; those without a place are not on it."""
    placed = held[held["latitude"].notna()]
    state = placed["state"].map(partial(codes.label, "state"))
    said = placed["place"].fillna("") + ", " + placed["wording"] + ": " + placed["title"] + " (" + state + ")"
    rows = placed.assign(name_and_value=said)
    layers = base.backdrop(look)
    glyphs = rows["state"].map(PAST).fillna(COMING)
    for glyph in (*PAST.values(), COMING):
        layers.append(base.squares(rows[glyphs == glyph], look, glyph))
    return view.deck(layers, is_phone=is_phone, room=view.NARROW)
