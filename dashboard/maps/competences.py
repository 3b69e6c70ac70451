"""The map of one policy area: each region by what law gives it, or by what it answered."""

import pandas as pd
import pydeck as pdk

from dashboard.look import Look
from dashboard.maps import base

WIDEST = ("full", "half", "outlined", "dot", "dash", "hatched")


def competences(
    cells: pd.DataFrame, look: Look, *, marks: dict[str, str], chosen: str | None, is_phone: bool
) -> pdk.Deck:
    """Return the map; `cells` is the query competence_matrix for one measure and area, `marks` value -> mark."""
    value = cells["value"].fillna(cells["state"])
    colours = shades(look)
    rows = cells.assign(
        colour=value.map(marks).fillna("hatched").map(colours), name_and_value=cells["name"] + ": " + value
    )
    filled = rows[rows["colour"] != look.page]
    fill = dict(zip(filled["region"], filled["colour"], strict=True))
    layers = [base.backdrop(look), base.areas(fill, look, chosen), base.markers(rows, look, chosen)]
    return base.deck(layers, is_phone=is_phone, zoom=2.3)


def shades(look: Look) -> dict[str, str]:
    """Return mark -> colour: the wider the darker; none and what is missing stay the colour of the page."""
    dark = (look.amounts[5], look.amounts[3], look.amounts[2], look.amounts[1], look.amounts[0], look.page)
    return dict(zip(WIDEST, dark, strict=True))
