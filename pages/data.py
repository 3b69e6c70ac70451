"""Data: which snapshots there are, what the checks find, where sources disagree, and how to take the data away."""

from dashboard.publish.feeds.addresses import archive
from dashboard.say import faults, headlines
from dashboard.say.messages import _
from dashboard.screen import cards, filters, findings, holdings, layout, panels, writing

choice = filters.chosen()
rules, verified = findings.checked(choice), findings.verified()
broken = verified.faults
snapshots, contradictions = panels.ask("snapshots"), panels.ask("contradictions")
disagreeing = contradictions.frame()
layout.heading(headlines.data(snapshots.frame(), rules, disagreeing, broken), headlines.trust(choice.snapshot))
for fault in broken:
    layout.notice(f"{fault.data_set} {fault.date}: {faults.sentence(fault.sentence)}.")
if any(one.date[:1].isdigit() for one in broken):  # a folder, not the journal
    layout.notice(_("Put its folder back from a copy, or take it away: “python -m dashboard snapshot” builds it anew."))
for problem in findings.list_problems():
    layout.notice(_("%(problem)s. Until then the last good list serves on.", problem=faults.line(problem)))
if place := filters.item("source", [row["source"] for row in panels.ask("sources").plain()]):
    cards.source(place, choice)

more = (headlines.everything(choice.snapshot), archive(choice.snapshot))
panels.panel("snapshots", _("Snapshots"), headlines.chain(verified), snapshots, draw=holdings.snapshots, more=more)
entries = panels.ask("journal")
panels.panel(
    "journal", _("Journal"), headlines.journal(entries.frame()), entries, draw=holdings.journal, is_closed=True
)

writing.workbook(choice)
writing.restore(choice)
writing.amend(choice)

panels.panel("checks", _("Checks"), headlines.checks(rules), draw=holdings.rules, given=[snapshots], is_closed=True)
readings = headlines.disagree(disagreeing)
panels.panel(
    "contradictions",
    _("Where sources disagree"),
    readings,
    contradictions,
    draw=holdings.contradictions,
    is_closed=True,
)
holdings.table(choice)
holdings.sources(choice)
told = _("Read-only; each refuses what it does not take in a sentence.")
panels.panel("programs", _("For other programs"), told, draw=holdings.programs, given=[snapshots], is_closed=True)
