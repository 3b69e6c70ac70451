"""Follow-ups as marks, one each: its shape and colour say the timing, its row whose or what it is."""

import altair as alt
import pandas as pd

from dashboard.draw.charts.style import finished, timing_colour
from dashboard.draw.look import SHAPES, Look
from dashboard.say import codes
from dashboard.say.messages import _

ROW = 26


def timing_by(rows: pd.DataFrame, look: Look, *, column: str, missing: str, is_phone: bool) -> alt.Chart:
    """Return one mark a follow-up in the row of its `column`, the row with most open ones on top.

    `rows` is the query follow_ups: one row a follow-up, most urgent first. `missing` names the row of those without.
    """
    named = rows.assign(row=rows[column].fillna(missing).str.slice(0, 60), shape=rows["timing"].map(SHAPES))
    named["said"] = codes.told(rows[["timing"]])["timing"]
    named["place"] = named.groupby("row").cumcount()
    ahead = named.groupby("row")["urgency"].agg(lambda urgency: (urgency == 1).sum() * 1000 + (urgency < 6).sum())
    order = ahead.sort_values(ascending=False, kind="stable").index.tolist()
    shown = named[["row", "place", "shape", "timing", "said", "title", "wording", "owner"]]
    chart = (
        alt.Chart(shown)
        .mark_text(size=14 if is_phone else 18, baseline="middle", align="center")
        .encode(
            x=alt.X(
                "place:Q",
                axis=None,
                scale=alt.Scale(domain=[-0.5, max(9.5 if is_phone else 19.5, shown["place"].max() + 0.5)]),
            ),
            y=alt.Y("row:N", sort=order, title=None, axis=alt.Axis(labelLimit=110 if is_phone else 280)),
            text="shape:N",
            color=alt.Color("timing:N", scale=timing_colour(look)),
            tooltip=[
                alt.Tooltip("title:N", title=_("What")),
                alt.Tooltip("owner:N", title=_("Whose")),
                alt.Tooltip("wording:N", title=_("When")),
                alt.Tooltip("said:N", title=_("Timing")),
            ],
        )
        .properties(height=ROW * len(order), width="container")
    )
    return finished(chart, look)
