"""Data: which snapshots there are, what the checks find, where sources disagree, and how to take the data away."""

from dashboard.publish.feeds.addresses import archive
from dashboard.say import headlines
from dashboard.screen import cards, filters, findings, holdings, layout, panels, writing

choice = filters.chosen()
rules, broken = findings.checked(choice), findings.faults()
snapshots, contradictions = panels.ask("snapshots"), panels.ask("contradictions")
disagreeing = contradictions.frame()
layout.heading(headlines.data(snapshots.frame(), rules, disagreeing, broken), headlines.trust(choice.snapshot))
for fault in broken:
    layout.notice(f"{fault.data_set} {fault.date}: {fault.sentence}.")
for problem in findings.list_problems():
    layout.notice(f"{problem}. Until then the last good list serves on.")
if place := filters.item("source", [row["source"] for row in panels.ask("sources").plain()]):
    cards.source(place, choice)

more = (headlines.everything(choice.snapshot), archive(choice.snapshot))
panels.panel("snapshots", "Snapshots", headlines.chain(broken), snapshots, draw=holdings.snapshots, more=more)
entries = panels.ask("journal")
panels.panel("journal", "Journal", headlines.journal(entries.frame()), entries, draw=holdings.journal)

writing.workbook(choice)
writing.restore(choice)

panels.panel("checks", "Checks", headlines.checks(rules), draw=holdings.rules, given=[snapshots])
readings = headlines.disagree(disagreeing)
panels.panel("contradictions", "Where sources disagree", readings, contradictions, draw=holdings.contradictions)
holdings.table(choice)
holdings.sources(choice)
told = "Read-only; each refuses what it does not take in a sentence."
panels.panel("programs", "For other programs", told, draw=holdings.programs, given=[snapshots])
