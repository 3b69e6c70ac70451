"""Overview: what changed, what is due, who is on board."""

import streamlit as st

from dashboard.ask import changes
from dashboard.draw import maps
from dashboard.say import headlines, words
from dashboard.screen import filters, layout, menu, tables
from dashboard.screen.data import changed_lines, drawn, frame, plain

LAYERS = {"engagement": "Engagement", "practices": "Practices", "follow-ups": "Open follow-ups"}
OVERLAYS = {"events": "Event places", "partnerships": "Partnerships"}

choice, look = filters.chosen(), layout.look()
now, before = (*plain("overview_figures", choice), {})[:2]
coming, regions = plain("next_dates", choice), frame("regions_on_map", choice)
owed = frame("follow_ups", choice)
layout.heading(headlines.overview(now))
layout.more("Briefing as PDF", menu.handout("brief.pdf", choice))

with st.container(horizontal=True, key="figures"):
    for figure in headlines.figures(now, before, coming):
        layout.figure(**figure)

left, right = st.columns([2, 1], gap="large")
reading = headlines.on_map(filters.pick("layer", list(LAYERS), "engagement"), regions)
with left, layout.panel("map", "Who is on board", reading, query="regions_on_map"):
    with st.container(horizontal=True, vertical_alignment="center"):
        layer = filters.switch("layer", LAYERS, "Fill regions by")
        shown = filters.ticked("show", OVERLAYS, ("events",))
    drawing = {"layer": layer, "shown": shown, "chosen": choice.region, "is_phone": layout.is_phone()}
    queries = ("regions_on_map", "event_places", "partnerships")
    deck = drawn(maps.overview, choice, look, *queries, options=drawing)
    layout.pick_on_map("overview", deck, maps.legend(layer, shown, look), LAYERS[layer], reading)
    with st.expander("The same as a table"):
        tables.show(regions, tables.REGIONS)
if choice.region:
    with right:
        layout.region_card(choice)
# A region's card fills the column beside the map; the rest would leave a hole under the map.
lately, soon = st.columns(2, gap="large") if choice.region else (right, right)
if choice.previous:
    days = (choice.previous.date, choice.snapshot.date)
    told = changed_lines(choice, days[0], now, before)
    asked = changes.asked("deadlines", *days)
    with lately, layout.panel("changed", f"Changed since {words.day(days[0])}", query="changes", **asked):
        layout.html("lines", lines=told[:5])
        layout.more("All changes", menu.link("changes", choice, **{"from": str(days[0])}))
with soon, layout.panel("next", "Next dates", query="next_dates"):
    layout.html("dates", rows=coming[:5])

with layout.panel("urgent", "Most urgent follow-ups", query="follow_ups"):
    tables.show(menu.linked(owed.head(8), "follow-up", choice, item="deadline"), tables.FOLLOW_UPS)
    layout.more("All follow-ups", menu.link("follow-up", choice))
