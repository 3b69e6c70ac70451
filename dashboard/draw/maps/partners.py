"""The map of one project: its lead filled, committed partners shaded, hoped-for ones empty, a line to each."""

import pandas as pd
import pydeck as pdk

from dashboard.draw.look import Look
from dashboard.draw.maps import base, insets, view
from dashboard.say.codes import label
from dashboard.say.messages import _
from dashboard.say.names import name as named


def partner_colours(look: Look) -> dict[str, str]:
    """Return the colour of each kind of partner."""
    return {"lead": look.accent, "committed": look.amounts[1], "expected": look.page}


def partners_legend(look: Look) -> list[dict[str, str]]:
    """Return the lines of the legend."""
    colours = partner_colours(look).items()
    words = {"lead": _("lead or co-lead")} | {code: label("commitment", code) for code in ("committed", "expected")}
    rings = [{"word": words[code], "colour": colour, "shape": "ring", "glyph": ""} for code, colour in colours]
    return [*rings, {"word": _("lead to partner"), "colour": look.categories[3], "shape": "glyph", "glyph": "—"}]


def partners(
    held: pd.DataFrame, partnerships: pd.DataFrame, look: Look, *, chosen: str | None, is_phone: bool
) -> pdk.Deck:
    """Return the map of the query project_partners, with its lines; those that are no region are not on it."""
    placed = insets.placed(held[held["latitude"].notna()])
    ends = insets.placed(insets.placed(partnerships, "from_"), "to_")
    kinds = ["lead" if row.role in ("lead", "co-lead") else row.commitment for row in placed.itertuples()]
    said = [
        _("%(name)s: %(role)s, %(commitment)s", name=named(row.name), role=label("role", row.role),
          commitment=label("commitment", row.commitment))
        for row in placed[["name", "role", "commitment"]].itertuples(index=False)
    ]  # fmt: skip
    rows = placed.assign(colour=[partner_colours(look)[kind] for kind in kinds], name_and_value=said)
    titles = partnerships["lead"] + " – " + partnerships["partner"]
    layers = [
        *base.backdrop(look),
        *insets.boxes(look),
        base.areas({}, look, chosen),
        base.lines(ends.assign(name_and_value=titles), look),
        base.markers(rows, look, chosen),
    ]
    return view.deck(layers, is_phone=is_phone, room=view.NARROW)
