"""Calendar: what is due when, what was moved, what has no date."""

import streamlit as st

from dashboard.draw import charts, maps, months
from dashboard.say.headlines import calendar as headlines
from dashboard.screen import filters, layout, menu, tables
from dashboard.screen.data import drawn, frame, records

choice, look, is_phone = filters.chosen(), layout.look(), layout.is_phone()
dates, held = frame("calendar_dates", choice), frame("events", choice)
without = {"precisions": ["conditional", "undated"], "is_open": True}
undated = frame("calendar_left_out", choice, **without)
layout.heading(headlines.answer(dates, choice.as_of))

if len(dates):
    with layout.panel("axis", "Every date, as wide as it is known", headlines.axis(dates), query="calendar_dates"):
        layout.timing_legend()
        drawing = {"as_of": choice.as_of, "is_phone": is_phone}
        spec = drawn(charts.time_axis, choice, look, "calendar_dates", options=drawing)
        layout.chart(spec, f"Dates on one time axis. {headlines.axis(dates)}")
        layout.note("A mark without a label has no room for one: its name stands in the table, and under the pointer.")
        with st.expander("The same as a table"):
            tables.show(dates.assign(moved=headlines.moves(dates)), tables.DATES)
            tables.download(dates, "dates", choice)

with layout.panel("undated", "Without a date", headlines.undated(undated), query="calendar_left_out", **without):
    if len(undated):
        tables.show(menu.linked(headlines.why(undated), "follow-up", choice, item="deadline"), tables.LEFT_OUT)

left, right = st.columns(2, gap="large")
with left, layout.panel("events", "Events, and what must be done before them", headlines.events(held), query="events"):
    before = menu.linked(frame("event_preparations", choice), "follow-up", choice, item="deadline")
    layout.html("events", rows=records(held), before=records(before))
with right, layout.panel("places", "Where", headlines.placed(held), query="events"):
    deck = drawn(maps.events, choice, look, "events", options={"is_phone": is_phone})
    layout.still_map("events", deck, maps.events_legend(look), "Events", headlines.placed(held))

with layout.panel("month", "One month", query="calendar_dates"):
    month = filters.pick("month", months.names(filters.EARLIEST.year, filters.LATEST.year), f"{choice.as_of:%Y-%m}")
    with st.container(horizontal=True, vertical_alignment="center"):
        for text, by in (("Month before", -1), ("Month after", 1)):
            st.button(text, on_click=filters.go, kwargs={"month": months.beside(month, by)})
        layout.html("title", title=months.title(month), reading="")
    rows = records(dates)
    grid = {"weeks": months.weeks(month, rows), "throughout": months.throughout(month, rows)}
    layout.html("month", title=months.title(month), as_of=choice.as_of, **grid)

missing = frame("calendar_left_out", choice, region=None)
with layout.panel("file", "For your own calendar", headlines.left_out(missing), query="calendar_left_out", region=None):
    layout.more("Subscribe: your calendar follows the newest snapshot", menu.subscription(choice))
    layout.more("Calendar file of all dates of this snapshot", menu.feed("deadlines.ics", choice))
    if len(missing):
        with st.expander("What the file cannot hold, and why"):
            tables.show(menu.linked(headlines.why(missing), "follow-up", choice, item="deadline"), tables.LEFT_OUT)
