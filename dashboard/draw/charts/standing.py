"""Where the follow-ups stood at each snapshot, as bars: what is open below, what is closed above."""

import altair as alt
import pandas as pd

from dashboard.draw.charts.style import finished, timing_colour
from dashboard.draw.look import SHAPES, Look
from dashboard.say import codes, words
from dashboard.say.messages import _

HEIGHT = 240  # pixels
LEAST = 3  # follow-ups of which a piece of a bar has room for a sign


def standing(rows: pd.DataFrame, look: Look) -> alt.LayerChart:
    """Return one bar a snapshot, a piece of it for each timing, with its shape and count where there is room.

    `rows` is the query follow_ups_standing.
    """
    has_room = rows["count_follow_ups"] >= LEAST
    told = rows.assign(
        day=rows["snapshot"].map(words.day),
        said=codes.told(rows[["timing"]])["timing"],
        place=rows["timing"].map(list(SHAPES).index),
        sign=(rows["timing"].map(SHAPES) + "\u2009" + rows["count_follow_ups"].astype(str)).where(has_room, ""),
    )
    shown = told[["day", "timing", "said", "place", "sign", "count_follow_ups"]]
    days = list(dict.fromkeys(shown["day"]))
    base = alt.Chart(shown).encode(
        x=alt.X("day:N", sort=days, axis=alt.Axis(labelOverlap=True, labelLimit=120)),
        y=alt.Y("count_follow_ups:Q", stack="zero", axis=alt.Axis(tickMinStep=1, tickCount=5)),
        order=alt.Order("place:Q"),
        tooltip=[
            alt.Tooltip("day:N", title=_("Snapshot")),
            alt.Tooltip("said:N", title=_("Timing")),
            alt.Tooltip("count_follow_ups:Q", title=_("Follow-ups")),
        ],
    )
    bars = base.mark_bar(stroke=look.page, strokeWidth=1).encode(color=alt.Color("timing:N", scale=timing_colour(look)))
    signs = base.mark_text(color=look.page).encode(
        y=alt.Y("count_follow_ups:Q", stack="zero", bandPosition=0.5), text="sign:N"
    )
    return finished(alt.LayerChart(layer=[bars, signs]).properties(height=HEIGHT, width="container"), look)
