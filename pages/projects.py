"""Projects: what each waits for, who is in it, what came of it."""

import streamlit as st

from dashboard.say.headlines import projects as headlines
from dashboard.screen import cards, filters, layout, menu, tables
from dashboard.screen.data import frame, records

FILTERS = (("status", "status", "All statuses", ""), ("kind", "kind", "All kinds", ""))

choice = filters.chosen()
held, counts = frame("projects", choice), frame("project_counts", choice)
if held.empty:
    layout.heading("No project or call is recorded here.")
layout.stop_if_empty(held, "There is nothing to show.", "Choose all regions or a later snapshot above.")
everything = frame("projects", choice, region=None)
first = filters.item("item", everything["project"]) or held["project"].iloc[0]
opened = records(everything[everything["project"] == first])[0]
layout.heading(headlines.answer(counts, opened), headlines.stale(held, choice.as_of))

with st.container(horizontal=True, key="figures"):
    for figure in headlines.figures(counts):
        layout.figure(**figure)

cards.project(opened, choice)

with layout.panel("all", "Every project, call and initiative, most open steps first", query="projects") as asked:
    with st.container(horizontal=True):
        asked |= tables.selects(held, FILTERS)
    shown = frame("projects", choice, **asked)
    if shown.empty:
        layout.empty("No project or call is like that.", "Choose “All” in one of the boxes above.")
    told = shown.assign(came_of_it=headlines.came_of(shown))
    tables.show(menu.linked(told, "projects", choice, item="project"), tables.PROJECTS)
    tables.download(shown, "projects", choice, asked)
