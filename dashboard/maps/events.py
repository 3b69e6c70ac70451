"""The map of the calendar: a square at each place, filled where the event is to come, hollow where it is over."""

import pandas as pd
import pydeck as pdk

from dashboard.look import Look
from dashboard.maps import base

COMING, OVER = "■", "□"


def events_legend(look: Look) -> list[dict[str, str]]:
    """Return the lines of the legend."""
    return [
        {"word": word, "colour": look.categories[1], "shape": "glyph", "glyph": glyph}
        for word, glyph in (("to come", COMING), ("over", OVER))
    ]


def events(held: pd.DataFrame, look: Look, *, is_phone: bool) -> pdk.Deck:
    """Return the map of the query events; those without a place are not on it."""
    placed = held[held["latitude"].notna()]
    said = placed["place"].fillna("") + ", " + placed["wording"] + ": " + placed["title"] + " (" + placed["state"] + ")"
    rows = placed.assign(name_and_value=said)
    layers = [base.backdrop(look)]
    for glyph, over in ((OVER, True), (COMING, False)):
        layers.append(base.squares(rows[rows["is_past"] == over], look, glyph))
    return base.deck(layers, is_phone=is_phone, zoom=2.3)
