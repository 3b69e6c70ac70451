"""Small changes that need no workbook: one follow-up, a code list, or an older snapshot restored as a new one."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard import store
from dashboard.config import Settings
from dashboard.contract.schema import TABLES
from dashboard.intake.workbook import codes, owners, proposals
from dashboard.intake.workbook.proposals import Facts, Proposal
from dashboard.problems import Problem, Refused, Sentence, reason
from dashboard.store import Snapshot
from dashboard.store.values import parse

_LABEL = 120  # signs of a label
EDITABLE = (
    "status", "outcome", "closed_on", "closed_as", "closed_because", "priority", "owner", "owner_kind", "region",
    "due_from", "due_to", "precision", "wording", "waits_for", "source",
)  # fmt: skip


def follow_up(settings: Settings, seen: Snapshot, deadline: str, written: Mapping[str, str], facts: Facts) -> Proposal:
    """Return what changing one deadline of the snapshot that was seen would do.

    `written` gives the new cells as text, by column of EDITABLE; a new owner brings its kind and region with it, where
    they are not written too. Refused: no such deadline, or a cell that is wrong.
    """
    table = TABLES["deadlines"]
    tables = store.contents(seen)
    place = f"{seen}, {deadline}"
    found = [at for at, row in enumerate(tables["deadlines"]) if row["deadline"] == deadline]
    if not found:
        raise Refused(
            Problem(Sentence("there is no such follow-up in this snapshot; reload the page"), place, "deadlines")
        )
    if other := set(written) - set(EDITABLE):
        raise Refused(
            Problem(
                Sentence("%(other)s cannot be changed here; use the workbook", other=", ".join(sorted(other))),
                place,
                "deadlines",
            )
        )
    row, problems = dict(tables["deadlines"][found[0]]), []
    for name, text in written.items():
        try:
            row[name] = parse(text, table.column(name))
        except ValueError as fault:
            problems.append(Problem(reason(fault), "", "deadlines", deadline, name, text))
    if problems:
        raise Refused(*problems)
    if "owner" in written:
        row = _agreed(row, written, owners.known(tables))
    tables["deadlines"] = [row if at == found[0] else one for at, one in enumerate(tables["deadlines"])]
    facts = replace(facts, origin=facts.origin or "form", label=facts.label or f"{row['title']}: {row['status']}")
    return proposals.propose(settings, seen, tables, facts, [], lambda problem: problem)


def catalogue(settings: Settings, content: bytes, name: str, facts: Facts) -> Proposal:
    """Return what a code list that is handed in whole would change. Refused: a line of it is wrong."""
    listed = codes.of_file(settings, content, name)
    newest = proposals.snapshot_of(settings, store.beginning().data_set)
    label = facts.label or "; ".join(one.told for one in listed.lists)
    facts = replace(facts, origin=facts.origin or f"list {name}", label=label[:_LABEL])
    tables, problems = store.contents(newest), list(listed.problems)
    return proposals.propose(listed.settings, newest, tables, facts, problems, lambda problem: problem, listed=listed)


def _agreed(row: dict, written: Mapping[str, str], known: Mapping[str, owners.Body]) -> dict:
    """Return a deadline whose owner was changed with the kind and region of that owner, unless they were written."""
    owner = str(row["owner"] or "")
    if owner and owner not in known:
        return row
    given = owners.given_to(row, owner, known.get(owner, owners.Body()))
    return given | {name: row[name] for name in ("owner_kind", "region") if name in written}


def restored(settings: Settings, older: Snapshot, facts: Facts) -> Proposal:
    """Return a new snapshot with the tables of an older one, whatever was committed since."""
    newest = proposals.snapshot_of(settings, older.data_set)
    tables = store.contents(older)
    facts = replace(facts, origin=f"restored {older.date} {older.digest}", label=facts.label or f"As on {older.date}")
    return proposals.propose(settings, newest, tables, facts, [], lambda problem: problem)


def undone(settings: Settings, data_set: str) -> Proposal:
    """Return what withdrawing the last commit would change, to be looked at. Refused: it is the only one."""
    held = store.commits(settings.data, data_set)
    if len(held) < 2:
        raise Refused(
            Sentence(
                "There is nothing in %(data_set)s to go back to; commit the right rows, then readers see those.",
                data_set=data_set,
            )
        )
    before, newest = held[-2:]
    facts = Facts(before.label, newest.date)
    return proposals.propose(settings, newest, store.contents(before), facts, [], lambda problem: problem)
