"""Follow-up: what was promised, by whom, and where it stands."""

import streamlit as st

from dashboard.draw import charts
from dashboard.say import headlines
from dashboard.screen import cards, filters, layout, menu, tables
from dashboard.screen.data import drawn, frame, records, row

FILTERS = (
    ("timing", "timing", "All timings", ""),
    ("owner", "owner", "All owners", "", "No owner recorded"),
    ("agenda_item", "agenda", "All agenda items", "agenda_title", "No agenda item recorded"),
    ("project", "project", "All projects", "project_title", "No project recorded"),
    ("kind", "kind", "All kinds", ""),
)
BY = {"owner": "Owner", "agenda_title": "Agenda item", "project_title": "Project", "kind": "Kind"}

choice, look = filters.chosen(), layout.look()
everything = frame("follow_ups", choice)
counts = row("follow_up_counts", choice)
layout.heading(headlines.follow_up(counts, choice.as_of), headlines.follow_up_reading(counts))
layout.more("By owner as PDF", menu.handout("follow-ups.pdf", choice))
cards.definitions()
if item := filters.item("item", frame("table_rows", choice, table="deadlines")["deadline"]):
    cards.follow_up(item, choice)
layout.stop_if_empty(everything, "No follow-up is recorded here.", "Choose all regions or a later snapshot above.")

with layout.panel("by", "Each follow-up, by whose or what it is", query="follow_ups"):
    by = filters.switch("by", BY, "Rows")
    layout.timing_legend()
    options = {"column": by, "missing": f"no {BY[by].lower()} recorded", "is_phone": layout.is_phone()}
    spec = drawn(charts.timing_by, choice, look, "follow_ups", options=options)
    layout.chart(spec, f"Follow-ups by {BY[by].lower()} and timing. {headlines.follow_up_reading(counts)}")

with layout.panel("rows", "All follow-ups, the most urgent first", query="follow_ups") as asked:
    with st.container(horizontal=True):
        asked |= {"search": filters.search("q", "Search")}
        asked |= tables.selects(everything, FILTERS)
    shown = frame("follow_ups", choice, **asked)
    layout.note(headlines.shown(len(shown), len(everything), "follow-up"))
    if shown.empty:
        layout.empty("No follow-up is like that.", "Choose “All” in one of the boxes above, or search for less.")
    tables.show(menu.linked(shown, "follow-up", choice, item="deadline"), tables.FOLLOW_UPS, group="timing")
    tables.download(shown, "follow-ups", choice, asked)

chains = frame("dependencies", choice)
if len(chains):
    with layout.panel("chains", "What waits for what", headlines.blocked(chains), query="dependencies"):
        layout.html("chains", rows=records(menu.linked(chains, "follow-up", choice, item="deadline")))

cards.where_open(choice)
cards.to_repair(choice)
