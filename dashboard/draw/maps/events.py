"""The map of the calendar: a sign at each place tells events to come from those that took place or are not recorded."""

import pandas as pd
import pydeck as pdk

from dashboard.draw.look import Look
from dashboard.draw.maps import base

COMING = "■"
PAST = {"took place": "□", "did not take place": "×", "taken place? not recorded": "?"}


def events_legend(look: Look) -> list[dict[str, str]]:
    """Return the lines of the legend."""
    return [
        {"word": word, "colour": look.categories[1], "shape": "glyph", "glyph": glyph}
        for word, glyph in {"to come, or no date": COMING, **PAST}.items()
    ]


def events(held: pd.DataFrame, look: Look, *, is_phone: bool) -> pdk.Deck:
    """Return the map of the query events; those without a place are not on it."""
    placed = held[held["latitude"].notna()]
    said = placed["place"].fillna("") + ", " + placed["wording"] + ": " + placed["title"] + " (" + placed["state"] + ")"
    rows = placed.assign(name_and_value=said)
    layers = [base.backdrop(look)]
    glyphs = rows["state"].map(PAST).fillna(COMING)
    for glyph in (*PAST.values(), COMING):
        layers.append(base.squares(rows[glyphs == glyph], look, glyph))
    return base.deck(layers, is_phone=is_phone, zoom=2.3)
