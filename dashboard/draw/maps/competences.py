"""The map of one policy area: each region by what law gives it, or by what it answered."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from dashboard.draw.look import Look
from dashboard.draw.maps.picture import Key, Picture, colour_regions
from dashboard.say import codes
from dashboard.say.messages import _
from dashboard.say.names import name as named

WIDEST = ("full", "half", "outlined", "dot")
# What has no colour of its own has a letter: none is said, the rest is not.
GLYPHS = {"none": "–", "not_known": "?", "not_answered": "?", "not_asked": "/", "no_question": "×"}
INFERRED = "i"


def competences(
    cells: pd.DataFrame,
    look: Look,
    *,
    legend: Sequence[Mapping[str, str]],
    chosen: str | None,
    inferred: Collection = (),
) -> Picture:
    """Return the map; `cells` is the query competence_matrix for one measure and area, `legend` that of the matrix.

    `inferred` are the (region, policy area) that law only implies.
    """
    keys = tuple(_key(one, look) for one in legend)
    value = cells["value"].fillna(cells["state"])
    implied = pd.Series(list(zip(cells["region"], cells["policy_area"], strict=True)), cells.index).isin(inferred)
    said = [codes.label(*one) for one in zip(cells["measure"], cells["all_values"].fillna(value), strict=True)]
    names = cells["name"].map(named)
    told = names + ": " + pd.Series(said, cells.index, dtype=object)
    rows = colour_regions(
        cells.assign(value=value, name=names, name_and_value=told + implied.map({True: _(" (inferred)"), False: ""})),
        keys,
    )
    letters = rows["glyph"].where(rows["glyph"] != "", implied.map({True: INFERRED, False: ""}))
    return Picture(rows.assign(glyph=letters), (*keys, *_inferred(look, implied)), chosen=chosen)


def _inferred(look: Look, implied: pd.Series) -> list[Key]:
    count = int(implied.sum())
    return [Key("inferred", _("inferred, not stated"), look.amounts[1], glyph=INFERRED, count=count)] if count else []


def _key(one: Mapping[str, str], look: Look) -> Key:
    """Return the line of a value: the wider the darker, none grey, the page where nothing is known to have been said.

    Who was asked and is silent stands out of the page.
    """
    value, mark = one["value"], one["mark"]
    dark = (look.amounts[5], look.amounts[3], look.amounts[2], look.amounts[1])
    told = dict(zip(WIDEST, dark, strict=True)) | {"dash": look.rule}
    shade = look.panel if value == "not_answered" else told.get(mark, look.page)
    return Key(value, one["word"], shade, glyph=GLYPHS.get(value, ""), is_quiet=shade == look.page)
