"""The map of the overview: regions by engagement, practices or open follow-ups, and what lies over them."""

from functools import partial

import pandas as pd
import pydeck as pdk

from dashboard.draw.look import Look
from dashboard.draw.maps import base, insets, overlays, view
from dashboard.say import codes
from dashboard.say.headlines import FILLS, counted
from dashboard.say.messages import _, later
from dashboard.say.names import name as named

ENGAGEMENT = ("spoke", "present", "excused", "absent")
_CLASSES = ((1, "1"), (2, "2"), (3, later("3 or 4")), (5, later("5 or more")))
_NONE = later("none known")


def fills(layer: str, look: Look) -> dict[str, str]:
    """Return the colour of each value of a layer, in the order of the scale."""
    if layer == "engagement":
        return dict(zip(ENGAGEMENT, (look.amounts[4], look.amounts[2], look.amounts[0], look.page), strict=True))
    shades = (look.amounts[1], look.amounts[2], look.amounts[3], look.amounts[5])
    return {_NONE: look.page} | {text: shade for (_, text), shade in zip(_CLASSES, shades, strict=True)}


def legend(layer: str, shown: tuple[str, ...], look: Look) -> list[dict[str, str]]:
    """Return the lines of the legend: colour, shape and word of all that is drawn."""
    colours = fills(layer, look).items()
    lines = [
        {"word": _(codes.label(layer, value)), "colour": colour, "shape": "ring", "glyph": ""}
        for value, colour in colours
    ]
    return [*lines, *overlays.legend(shown, look)]


def overview(
    regions: pd.DataFrame,
    *over: pd.DataFrame,
    look: Look,
    layer: str,
    shown: tuple[str, ...],
    chosen: str | None,
    is_phone: bool,
    size: float = 1,
) -> pdk.Deck:
    """Return the map; `layer` fills the regions, `shown` names the overlays, whose rows are `over`.

    Markers are `size` times as large as on a page.
    """
    legend = fills(layer, look)
    members = regions[regions["engagement"].isin(ENGAGEMENT)]
    if layer == "engagement":
        values, notes = members["engagement"], codes.told(members)["engagement"]
    else:
        counts = members[FILLS[layer].column]
        values, notes = counts.map(_class), counts.map(partial(counted, layer))
    colour = values.map(legend)
    told = {
        "colour": colour,
        "is_quiet": colour == look.page,
        "name_and_value": members["name"].map(named) + ": " + notes,
    }
    rows = view.apart(insets.placed(members).assign(**told), is_phone=is_phone, size=size)
    layers = [
        *base.backdrop(look),
        *insets.boxes(look),
        base.areas(dict(zip(rows["region"], rows["colour"], strict=True)), look, chosen),
    ]
    layers += overlays.drawn(shown, over, base.markers(rows, look, chosen, size), look, size)
    return view.deck(layers, is_phone=is_phone)


def _class(count: int) -> str:
    held = [text for least, text in _CLASSES if count >= least]
    return held[-1] if held else _NONE
