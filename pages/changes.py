"""Changes: what is different between any two snapshots, counted first, then field by field."""

from datetime import date

import streamlit as st

from dashboard.ask import changes, kept
from dashboard.contract.schema import TABLES
from dashboard.say import sentences, words
from dashboard.say.messages import _
from dashboard.screen import differences, filters, headline, layout, panels

choice = filters.chosen()
after = choice.snapshot.date
top = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    days = {str(one.date): _("Beside %(day)s", day=words.day(one.date)) for one in choice.known}
    usual = str(headline.compared(choice, {}))
    before = date.fromisoformat(filters.select("from", _("Compared with"), days, usual))

told = kept(changes.told, choice, before, after)
with top:
    left, right = st.columns([2, 1], gap="large")
    with left:
        changed = differences.titled(kept(differences.by_table, choice, before, after))
        layout.heading(answer := layout.answer(choice), sentences.tables_changed(changed))
    with right:
        layout.aloud(headline.of_region(sentences.changes_sentence(*told, before, after), choice), answer)

table = filters.pick("table", list(TABLES), "deadlines")
if key := filters.item("item"):
    differences.thread(choice, table, key)

span = {"before": before, "after": after}
kinds, tables = panels.ask("kinds", **span), panels.ask("tables", table=table, **span)
right = st.container()
if before != after:
    left, right = st.columns([2, 1], gap="large")
    with left:
        lines = panels.asks("lines", **span, previous=before)
        panels.panel("lines", _("What changed"), asked=lines, draw=differences.lines, first=8)
with right:
    panels.panel("kinds", _("What became of the follow-ups"), asked=kinds, draw=differences.kinds)
differences.standing()
panels.panel("tables", _("By table"), asked=tables, draw=differences.tables_changed)
differences.fields(choice, before, after)
