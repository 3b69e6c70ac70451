"""Calendar: what is due when, what was moved, what has no date."""

import streamlit as st

from dashboard.publish.feeds.kinds import DEADLINES
from dashboard.say.headlines import calendar as headlines
from dashboard.say.messages import _
from dashboard.screen import days, filters, finished, layout, menu, panels, steps, tables, unwritten

choice = filters.chosen()
dates, undated, events = map(panels.ask, ("axis", "undated", "events"))
layout.heading(finished.told(headlines.answer, dates, choice.as_of))
unwritten.hint(choice, "deadlines")
steps.track(choice)

if dates.plain():
    days.axis(choice, dates)
leading = {"to": "follow-up", "column": "deadline", "columns": tables.LEFT_OUT, "told": headlines.why}
panels.panel(
    "undated",
    _("Without a date"),
    finished.told(headlines.undated, undated),
    undated,
    draw=tables.listed,
    is_closed=True,
    **leading,
)

left, right = st.columns(2, gap="large")
with left:
    title, asked = _("Events, and what must be done before them"), panels.asks("events")
    panels.panel("events", title, finished.told(headlines.events, events), asked, draw=days.events, is_closed=True)
with right:
    days.places(choice, events)
days.month(choice)

missing = panels.ask("file")
links = (
    (_("Subscribe: your calendar follows the newest snapshot"), menu.subscription(DEADLINES, choice)),
    (_("Calendar file of all dates of this snapshot"), DEADLINES.pinned(choice.snapshot)),
)
told = finished.told(headlines.left_out, missing)
panels.panel("file", _("For your own calendar"), told, missing, draw=days.file, links=links)
