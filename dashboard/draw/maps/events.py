"""The map of the calendar: a sign at each place tells events to come from those that took place or are not recorded."""

from functools import partial

import pandas as pd

from dashboard.draw.look import Look
from dashboard.draw.maps.picture import Key, Picture, Signs
from dashboard.say import codes
from dashboard.say.messages import _

COMING = "■"
PAST = {"took_place": "□", "did_not_take_place": "×", "not_recorded": "?"}


def events(held: pd.DataFrame, look: Look) -> Picture:
    """Return the map of the query events; those without a place are not on it."""
    placed = held[held["latitude"].notna()]
    state = placed["state"].map(partial(codes.label, "state"))
    said = placed["place"].fillna("") + ", " + placed["wording"] + ": " + placed["title"] + " (" + state + ")"
    rows = placed.assign(name_and_value=said)
    signs = {code: (codes.label("state", code), glyph) for code, glyph in PAST.items()}
    signs["coming"] = _("to come, or no date"), COMING
    kinds = rows["state"].where(rows["state"].isin(PAST.keys()), "coming")
    over = tuple(
        Signs(Key(code, word, look.categories[1], "sign", glyph), rows[kinds == code])
        for code, (word, glyph) in signs.items()
    )
    return Picture(_nobody(), over=over)


def _nobody() -> pd.DataFrame:
    columns = (
        "region",
        "name",
        "name_and_value",
        "longitude",
        "latitude",
        "value",
        "colour",
        "is_quiet",
        "mark",
        "glyph",
    )
    return pd.DataFrame({name: pd.Series(dtype=bool if name == "is_quiet" else object) for name in columns})
