"""Calendar: what is due when, what was moved, what has no date."""

import streamlit as st

from dashboard.publish.feeds.kinds import DEADLINES
from dashboard.say.headlines import calendar as headlines
from dashboard.say.messages import _
from dashboard.screen import days, filters, finished, layout, panels, steps, unwritten

choice = filters.chosen()
dates, undated, events = map(panels.ask, ("axis", "undated", "events"))
layout.heading(layout.answer(choice))
unwritten.hint(choice, "deadlines")
steps.track(choice)

drawn, beside = st.columns([2.75, 1], gap="medium")
with drawn:
    if any(row["due_to"] for row in dates.plain()):
        days.axis(choice, dates)
with beside:
    reading = finished.told(headlines.undated, undated)
    panels.panel("undated", _("Without a date"), reading, undated, draw=days.undated, given=[undated, dates])

title, asked = _("Events, and what must be done before them"), panels.asks("events")
panels.panel("events", title, finished.told(headlines.events, events), asked, draw=days.events, is_closed=True)
days.places(choice, events)
days.month(choice)

missing = panels.ask("file")
links = (
    (_("Subscribe: your calendar follows the newest snapshot"), DEADLINES.followed(choice.snapshot.data_set)),
    (_("Calendar file of all dates of this snapshot"), DEADLINES.pinned(choice.snapshot)),
)
told = layout.of_all(finished.told(headlines.left_out, missing), choice)
panels.panel("file", _("For your own calendar"), told, missing, draw=days.file, links=links, is_closed=True)
