"""Owners of follow-ups: the bodies that a record knows, and two spellings of one of them made one."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from dashboard import store
from dashboard.config import Settings
from dashboard.contract.schema import TABLES
from dashboard.intake.workbook import proposals
from dashboard.intake.workbook.merging import Tables
from dashboard.intake.workbook.proposals import Facts, Proposal
from dashboard.problems import Problem, Refused, Sentence
from dashboard.store import Snapshot
from dashboard.store.values import Value

REGION = "region"


@dataclass(frozen=True)
class Body:
    """What an owner is: its kind, and the code of its region where it is one."""

    kind: Value = None
    region: Value = None


def known(tables: Tables) -> dict[str, Body]:
    """Return every owner of a record by name, as what it is in most rows."""
    told: dict[str, Counter[Body]] = {}
    for row in tables["deadlines"]:
        if row["owner"]:
            body = Body(row["owner_kind"], row["region"] if row["owner_kind"] == REGION else None)
            told.setdefault(str(row["owner"]), Counter())[body] += 1
    return {owner: told[owner].most_common(1)[0][0] for owner in sorted(told, key=str.casefold)}


def given_to(row: dict[str, Value], owner: str, body: Body) -> dict[str, Value]:
    """Return a deadline as it is once it is that owner's: its kind and its region change with it.

    The region of what is no region's own, such as that which hosts an event, stays.
    """
    hosted = None if row["owner_kind"] == REGION else row["region"]
    return {**row, "owner": owner or None, "owner_kind": body.kind, "region": body.region or hosted}


def merged(
    settings: Settings, seen: Snapshot, spellings: Collection[str], into: str, kind: str, region: str, facts: Facts
) -> Proposal:
    """Return what writing one owner for all `spellings` in every row of the snapshot that was seen would do.

    Without a kind or region it is what `into` is in most rows, else what its spellings are. Refused: nobody of that
    name owns anything, nothing to write in its place, or a kind that there is not.
    """
    tables = store.contents(seen)
    held = known(tables)
    if unknown := [name for name in spellings if name not in held]:
        raise Refused(
            Sentence(
                "Nobody called “%(unknown)s” owns anything in %(seen)s; write it as it stands there.",
                unknown=unknown[0],
                seen=seen,
            )
        )
    into = into.strip()
    if not into or not spellings:
        raise Refused(Sentence("Say which spellings are to go, and what is to stand in their place."))
    if kind and kind not in TABLES["deadlines"].column("owner_kind").allowed:
        sentence = Sentence("“%(kind)s” is no kind of owner; choose one of the list", kind=kind)
        raise Refused(Problem(sentence, str(seen), "deadlines", "", "owner_kind", kind))
    there = [held[name] for name in (into, *spellings) if name in held]
    usual = next((body for body in there if body.kind), Body())
    body = (
        Body(kind or usual.kind, region or usual.region) if (kind or usual.kind) == REGION else Body(kind or usual.kind)
    )
    names = {*spellings, into}
    tables["deadlines"] = [given_to(row, into, body) if row["owner"] in names else row for row in tables["deadlines"]]
    tables["reminders"] = [
        {**row, "owner": into} if row["owner"] in names else row for row in tables.get("reminders", [])
    ]
    label = facts.label or f"One name for {into}"
    facts = replace(facts, origin=facts.origin or "owners", label=label)
    return proposals.propose(settings, seen, tables, facts, [], lambda problem: problem)
