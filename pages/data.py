"""Data: which snapshots there are, what the checks find, where sources disagree, and how to take the data away."""

import streamlit as st

from dashboard.contract.schema import TABLES
from dashboard.publish.feeds.addresses import addresses, archive
from dashboard.say import headlines
from dashboard.screen import cards, filters, layout, menu, tables, writing
from dashboard.screen.data import checked, faults, findings, frame, list_problems

choice = filters.chosen()
rules, broken = checked(choice), faults()
held, contradictions = frame("snapshots_listed", choice), frame("contradictions_listed", choice)
layout.heading(headlines.data(held, rules, contradictions, broken), headlines.trust(choice.snapshot))
for fault in broken:
    layout.notice(f"{fault.data_set} {fault.date}: {fault.sentence}.")
for problem in list_problems():
    layout.notice(f"{problem}. Until then the last good list serves on.")
if place := filters.item("source", frame("sources_listed", choice)["source"]):
    cards.source(place, choice)

with layout.panel("snapshots", "Snapshots", headlines.chain(broken), query="snapshots_listed"):
    tables.show(menu.linked(held, "data", choice, snapshot="snapshot"), tables.SNAPSHOTS)
    layout.more(headlines.everything(choice.snapshot), archive(choice.snapshot))

writing.workbook(choice)
writing.restore(choice)

with layout.panel("checks", "Checks", headlines.checks(rules)):
    tables.show(rules, tables.RULES)
    for table, count in rules.attrs["tables"].items():
        with st.expander(headlines.found_in(table, count)):
            tables.show(findings(choice, table), tables.FINDINGS, group="sentence")

readings = headlines.disagree(contradictions)
with layout.panel("contradictions", "Where sources disagree", readings, query="contradictions_listed"):
    there = menu.linked(contradictions, "data", choice, source="other_source")["address"]
    linked = menu.linked(contradictions.assign(other_address=there), "data", choice, source="source")
    tables.show(linked, tables.CONTRADICTIONS)

with st.container(horizontal=True, vertical_alignment="bottom"):
    named = {name: name.replace("_", " ").capitalize() for name in TABLES}
    table = filters.select("table", "Table", named, default="deadlines")
with layout.panel("table", named[table], TABLES[table].meaning, query="table_rows", table=table):
    tables.show(tables.dictionary(table), tables.DICTIONARY)
    tables.downloads(table, choice)

with layout.panel("sources", "Documents and places", query="sources_listed") as asked:
    asked["search"] = wanted = filters.search("q", "Search documents and places")
    tables.folded(frame("sources_listed", choice, search=wanted), tables.SOURCES, "document", is_open=bool(wanted))

with layout.panel("programs", "For other programs", "Read-only; each refuses what it does not take in a sentence."):
    layout.html("addresses", addresses=addresses(choice.snapshot, choice.address))
