"""The map of the overview: regions by engagement, practices or open follow-ups, and what lies over them."""

from functools import partial

import pandas as pd

from dashboard.draw.look import Look
from dashboard.draw.maps import overlays
from dashboard.draw.maps.picture import Key, Picture, colour_regions
from dashboard.say import codes
from dashboard.say.headlines import FILLS, counted
from dashboard.say.messages import _, later
from dashboard.say.names import name as named

ENGAGEMENT = {"spoke": "dot", "present": "disc", "excused": "slash", "absent": "ring"}
_CLASSES = ((1, "1"), (2, "2"), (3, later("3 or 4")), (5, later("5 or more")))
_NONE = later("none known")


def keys(layer: str, look: Look) -> tuple[Key, ...]:
    """Return the lines of the legend for the values of a layer, in the order of the scale."""
    if layer == "engagement":
        shades = (look.amounts[4], look.amounts[2], look.page, look.page)
        return tuple(
            Key(value, codes.label(layer, value), shade, mark, is_quiet=mark == "ring")
            for (value, mark), shade in zip(ENGAGEMENT.items(), shades, strict=True)
        )
    shades = (look.amounts[1], look.amounts[2], look.amounts[3], look.amounts[5])
    classes = [Key(text, _(text), shade) for (_least, text), shade in zip(_CLASSES, shades, strict=True)]
    return (*reversed(classes), Key(_NONE, _(_NONE), look.page, "ring", is_quiet=True))


def overview(
    regions: pd.DataFrame,
    *over: pd.DataFrame,
    look: Look,
    layer: str,
    shown: tuple[str, ...],
    chosen: str | None,
) -> Picture:
    """Return what is on the map; `layer` fills the regions, `shown` names the overlays, whose rows are `over`."""
    members = regions[regions["engagement"].isin(ENGAGEMENT)]
    if layer == "engagement":
        values, notes = members["engagement"], codes.told(members)["engagement"]
    else:
        counts = members[FILLS[layer].column]
        values, notes = counts.map(_class), counts.map(partial(counted, layer))
    names = members["name"].map(named)
    legend = keys(layer, look)
    rows = colour_regions(members.assign(value=values, name=names, name_and_value=names + ": " + notes), legend)
    if layer != "engagement":
        told = members[FILLS[layer].column]
        rows = rows.assign(glyph=told.map(str).where(told.between(1, 9), "").astype(object))
    return Picture(rows, legend, tuple(overlays.drawn(shown, over, look)), chosen)


def _class(count: int) -> str:
    held = [text for least, text in _CLASSES if count >= least]
    return held[-1] if held else _NONE
