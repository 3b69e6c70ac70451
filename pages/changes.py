"""Changes: what is different between any two snapshots, counted first, then field by field."""

from datetime import date

import streamlit as st

from dashboard.ask import changes
from dashboard.contract.schema import TABLES
from dashboard.say import sentences, words
from dashboard.screen import filters, layout, menu, tables
from dashboard.screen.data import compared, frame

MOST = 400

choice = filters.chosen()
after = choice.snapshot.date
with st.container(horizontal=True, vertical_alignment="center"):
    days = {str(one.date): f"Beside {words.day(one.date)}" for one in choice.history}
    previous = (choice.previous or choice.snapshot).date
    before = date.fromisoformat(filters.select("from", "Compared with", days, str(previous)))
    other_way = {"from": str(after), "snapshot": str(before), "as_of": str(before)}
    layout.more("The other way round", menu.link("changes", choice, **other_way))

counted = compared(changes.follow_up_counts, choice, before)
said = sentences.changes_sentence(counted, before, after)
named = {name: name.replace("_", " ").capitalize() for name in TABLES}
by_table = changes.by_table(compared(changes.counts, choice, before))
by_table = by_table.assign(name=by_table["table"].map(named), before=str(before))
layout.heading(said, sentences.tables_changed(by_table))
if choice.region:
    layout.note("Changes are of all regions, whichever is chosen above.")
with st.popover("Copy the sentence", type="tertiary"):
    st.code(said, language=None, wrap_lines=True)

table = filters.pick("table", list(TABLES), "deadlines")
if key := filters.item("item"):
    asked = changes.thread_of(table, key)
    thread = frame("thread", choice, **asked)
    title = f"All snapshots of {sentences.named(thread, table, key)}"
    with layout.panel("thread", title, sentences.thread(thread), query="thread", **asked):
        told = sentences.readable(thread, table)
        tables.folded(told[told["kind"] == "first_seen"], tables.THREAD, "label")
        tables.show(told[told["kind"] != "first_seen"], tables.THREAD, group="label")
        st.button("Close", on_click=filters.go, kwargs={"item": ""}, type="tertiary")

asked = changes.asked("deadlines", before, after)
with layout.panel("kinds", "What became of the follow-ups", query="follow_up_changes_counted", **asked):
    tables.show(counted, tables.CHANGES_BY_KIND)

asked = changes.asked(table, before, after)
with layout.panel("tables", "By table", query="changes_counted", **asked):
    linked = menu.linked(by_table[by_table["is_changed"]], "changes", choice, **{"from": "before", "table": "table"})
    tables.show(linked.astype(object).mask(linked.eq(0)), tables.CHANGES_BY_TABLE)  # a count of none is left out

with layout.panel("fields", "Field by field", query="changes", **asked):
    filters.select("table", "Table", named, default="deadlines")
    rows = changes.ranked(compared(changes.changes, choice, before, table))
    layout.note(sentences.listed(rows, MOST))
    shown = sentences.readable(rows.head(MOST)).assign(before=str(before))
    linked = menu.linked(shown, "changes", choice, **{"from": "before", "table": "table", "item": "row"})
    tables.show(linked, tables.CHANGES, group="kind")
    tables.download(rows, f"changes-{table}", choice, {"from": str(before)})
