"""The map of one project: its lead filled, committed partners shaded, hoped-for ones empty, a line to each."""

import pandas as pd

from dashboard.draw.look import Look
from dashboard.draw.maps.picture import Key, Lines, Picture, colour_regions
from dashboard.say.codes import label
from dashboard.say.messages import _
from dashboard.say.names import name as named


def partners(held: pd.DataFrame, partnerships: pd.DataFrame, look: Look, *, chosen: str | None) -> Picture:
    """Return the map of the query project_partners, with its lines; those that are no region are not on it."""
    keys = (
        Key("lead", _("lead or co-lead"), look.accent, "dot"),
        Key("committed", label("commitment", "committed"), look.amounts[1]),
        Key("expected", label("commitment", "expected"), look.page, "slash"),
    )
    placed = held[held["latitude"].notna()]
    kinds = ["lead" if row.role in ("lead", "co-lead") else row.commitment for row in placed.itertuples()]
    said = [
        _("%(name)s: %(role)s, %(commitment)s", name=named(row.name), role=label("role", row.role),
          commitment=label("commitment", row.commitment))
        for row in placed[["name", "role", "commitment"]].itertuples(index=False)
    ]  # fmt: skip
    rows = colour_regions(placed.assign(value=kinds, name=placed["name"].map(named), name_and_value=said), keys)
    titles = partnerships["lead"] + " – " + partnerships["partner"]
    line = Key("partnerships", _("lead to partner"), look.categories[3], "sign", "—")
    return Picture(rows, keys, (Lines(line, partnerships.assign(name_and_value=titles)),), chosen)
