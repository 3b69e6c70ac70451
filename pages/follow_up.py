"""Follow-up: what was promised, by whom, and where it stands."""

import streamlit as st

from dashboard.ask import Question
from dashboard.say import headlines
from dashboard.say.messages import _
from dashboard.screen import cards, chase, filters, layout, menu, owed, panels, unwritten

choice = filters.chosen()
everything, counts = panels.ask("rows"), Question("follow_up_counts", choice).row()
held = Question("table_rows", choice, table="deadlines")  # with events, which the list leaves out
files = {
    "follow-ups.pdf": _("By owner as PDF"), "follow-ups.docx": _("As a Word table"),
    "agenda.docx": _("Next draft agenda"),
}  # fmt: skip
links = [(text, menu.handout(file, choice)) for file, text in files.items()]
answer = layout.answer(choice)
left, right = st.columns([2, 1], gap="large")
with left:
    layout.heading(answer)
with right:
    cards.aloud(choice, answer)
layout.html("standing", counts=headlines.standing(counts), address=menu.link("follow-up", choice))
if item := filters.item("item", [row["deadline"] for row in held.plain()]):
    cards.follow_up(item, choice)
unwritten.stop_if_empty(choice, everything.frame(), _("No follow-up is recorded here."), "deadlines")

chase.due(choice, links)
chase.remind(choice)
owed.rows()
owed.by(choice)
chains = panels.ask("chains")
if chains.plain():
    panels.panel(
        "chains", _("What waits for what"), headlines.blocked(chains.frame()), chains, draw=cards.chains, is_closed=True
    )
chase.kept(choice)
owed.where_open(choice)
chase.owners(choice)
owed.to_repair(choice)
owed.definitions()
