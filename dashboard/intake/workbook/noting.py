"""Reminders noted in the record: that one went out for some follow-ups, and that it was answered."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from dashboard import store
from dashboard.config import Settings
from dashboard.intake.workbook import proposals
from dashboard.intake.workbook.proposals import Facts, Proposal
from dashboard.problems import Problem, Refused, Sentence
from dashboard.store import Snapshot

SOURCE = {
    "source": "secretariat-notes",
    "document": "Notes of the secretariat",
    "summary": "Reminders that the secretariat sent, and what came back.",
    "language": "en",
    "read_as": "written by us",
}


def sent(
    settings: Settings, seen: Snapshot, owner: str, deadlines: Collection[str], day: date | None, facts: Facts
) -> Proposal:
    """Return what noting that a reminder of these deadlines went to an owner would do; noted again, it stays one.

    Refused: no day, no deadline, or one that the snapshot does not have.
    """
    tables = store.contents(seen)
    if day is None:
        raise Refused(Sentence("Say on which day the reminder went out."))
    if not deadlines:
        raise Refused(Sentence("Say which follow-ups the reminder was about."))
    known = {row["deadline"] for row in tables["deadlines"]}
    if unknown := [one for one in deadlines if one not in known]:
        raise Refused(
            Problem(Sentence("there is no such follow-up in this snapshot"), str(seen), "deadlines", unknown[0])
        )
    noted = {(row["deadline"], row["sent_on"]) for row in tables["reminders"]}
    told = dict.fromkeys(("answered_on", "answer"))
    tables["reminders"] = [*tables["reminders"]] + [
        {"deadline": one, "sent_on": day, "owner": owner, **told, "source": SOURCE["source"]}
        for one in deadlines
        if (one, day) not in noted
    ]
    if not any(row["source"] == SOURCE["source"] for row in tables["sources"]):
        empty = dict.fromkeys(tables["sources"][0] if tables["sources"] else SOURCE)
        tables["sources"] = [*tables["sources"], {**empty, **SOURCE}]
    facts = replace(facts, origin=facts.origin or "form", label=facts.label or f"Reminder to {owner}")
    return proposals.propose(settings, seen, tables, facts, [], lambda problem: problem)


def answered(
    settings: Settings, seen: Snapshot, deadline: str, sent_on: date, day: date | None, answer: str, facts: Facts
) -> Proposal:
    """Return what noting the answer to a reminder would do. Refused: no day, or no such reminder."""
    tables = store.contents(seen)
    if day is None:
        raise Refused(Sentence("Say on which day the answer came."))
    key = (deadline, sent_on)
    if key not in {(row["deadline"], row["sent_on"]) for row in tables["reminders"]}:
        raise Refused(Problem(Sentence("no reminder of that day is recorded for it"), str(seen), "reminders", deadline))
    tables["reminders"] = [
        {**row, "answered_on": day, "answer": answer.strip() or None}
        if (row["deadline"], row["sent_on"]) == key
        else row
        for row in tables["reminders"]
    ]
    facts = replace(facts, origin=facts.origin or "form", label=facts.label or "Answer to a reminder")
    return proposals.propose(settings, seen, tables, facts, [], lambda problem: problem)
