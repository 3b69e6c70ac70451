"""Voices: what institutions and regions said, asked and promised."""

import streamlit as st

from dashboard.say import headlines
from dashboard.screen import filters, layout, menu, tables
from dashboard.screen.data import frame, records, row

FILTERS = (
    ("kind", "kind", "All kinds", ""),
    ("organisation", "organisation", "All organisations", ""),
    ("theme", "theme", "All themes", "theme_title"),
    ("agenda_item", "agenda", "All agenda items", "agenda_title"),
)

choice = filters.chosen()
figures, said = row("voices_figures", choice), frame("statements_listed", choice)
layout.heading(headlines.voices(figures))
layout.stop_if_empty(said, "Nothing said is recorded here.", "Choose all regions or a later snapshot above.")

promises = frame("follow_ups", choice, kind="promise", region=None)
asks = headlines.promises(figures)
with layout.panel("promises", "What institutions promised", asks, query="follow_ups", kind="promise", region=None):
    tables.show(menu.linked(promises, "follow-up", choice, item="deadline"), tables.FOLLOW_UPS)

asked = frame("questions_and_replies", choice)
with layout.panel("asked", "Asked and answered", headlines.answered(figures), query="questions_and_replies"):
    replies = menu.linked(asked, "data", choice, source="reply_source")["address"]
    linked = menu.linked(asked.assign(reply_address=replies), "data", choice, source="source")
    layout.html("questions", rows=records(linked))

with layout.panel("said", "What was said", query="statements_listed") as picked:
    with st.container(horizontal=True):
        picked |= {"search": filters.search("q", "Search")}
        picked |= tables.selects(said, FILTERS)
    shown = frame("statements_listed", choice, **picked)
    layout.note(headlines.shown(len(shown), len(said), "statement"))
    is_open = any(picked.values())
    tables.folded(shown, tables.STATEMENTS, "agenda_title", is_open=is_open)
    tables.download(shown, "statements", choice, picked)

themes = frame("themes_heard", choice)
with layout.panel("themes", "Themes, by who spoke of them", headlines.themes(themes), query="themes_heard"):
    tables.show(themes, tables.THEMES)

needs, surveyed = frame("statements_listed", choice, kind="need"), frame("needs_by_region", choice)
if len(needs):
    with layout.panel("needs", "What regions need", headlines.needs(needs), query="statements_listed", kind="need"):
        tables.folded(needs, tables.STATEMENTS, "theme_title")
if len(surveyed):
    with layout.panel("surveyed", "Needs stated in the survey, by layer and region", query="needs_by_region"):
        tables.folded(surveyed.assign(areas=headlines.areas(surveyed)), tables.NEEDS_OF_REGION, "layer_title")

practices = frame("practices_listed", choice)
if len(practices):
    reading = headlines.practices(practices)
    with layout.panel("practices", "What regions do", reading, query="practices_listed"):
        tables.show(practices, tables.PRACTICES, group="layer_title")
