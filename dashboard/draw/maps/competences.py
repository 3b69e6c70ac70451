"""The map of one policy area: each region by what law gives it, or by what it answered."""

from collections.abc import Collection

import pandas as pd
import pydeck as pdk

from dashboard.draw.look import Look
from dashboard.draw.maps import base, insets, view
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
    marks: dict[str, str],
    chosen: str | None,
    is_phone: bool,
    inferred: Collection = (),
) -> pdk.Deck:
    """Return the map; `cells` is the query competence_matrix for one measure and area, `marks` value -> mark.

    `inferred` are the (region, policy area) that law only implies.
    """
    value = cells["value"].fillna(cells["state"])
    implied = pd.Series(list(zip(cells["region"], cells["policy_area"], strict=True)), cells.index).isin(inferred)
    said = [codes.label(*one) for one in zip(cells["measure"], cells["all_values"].fillna(value), strict=True)]
    told = cells["name"].map(named) + ": " + pd.Series(said, cells.index, dtype=object)
    colour = pd.Series([_shade(one, marks[one], look) for one in value], cells.index)
    coloured = insets.placed(cells).assign(
        colour=colour,
        is_quiet=colour == look.page,
        name_and_value=told + implied.map({True: _(" (inferred)"), False: ""}),
        glyph=value.map(GLYPHS).fillna(implied.map({True: INFERRED, False: ""})),
    )
    rows = view.apart(coloured, is_phone=is_phone, room=view.NARROW)
    fill = dict(zip(rows["region"], rows["colour"], strict=True))
    layers = [
        *base.backdrop(look),
        *insets.boxes(look),
        base.areas(fill, look, chosen),
        base.pointed(rows),
        base.markers(rows, look, chosen),
        base.glyphs(rows, look),
    ]
    return view.deck(layers, is_phone=is_phone, room=view.NARROW)


def key(legend: list[dict[str, str]], look: Look, *, has_inferred: bool) -> list[dict[str, str]]:
    """Return the legend of the map: for each value its colour and letter, and what the letter of an inference means."""
    lines = [
        {
            "word": one["word"],
            "colour": _shade(one["value"], one["mark"], look),
            "shape": "ring",
            "glyph": GLYPHS.get(one["value"], ""),
        }
        for one in legend
    ]
    inferred = {"word": _("inferred, not stated"), "colour": look.amounts[1], "shape": "ring", "glyph": INFERRED}
    return [*lines, inferred] if has_inferred else lines


def _shade(value: str, mark: str, look: Look) -> str:
    """Return the colour of a value: the wider the darker, none grey, the page where nothing is known to have been said.

    Who was asked and is silent stands out of the page.
    """
    dark = (look.amounts[5], look.amounts[3], look.amounts[2], look.amounts[1])
    told = dict(zip(WIDEST, dark, strict=True)) | {"dash": look.rule}
    return look.panel if value == "not_answered" else told.get(mark, look.page)
