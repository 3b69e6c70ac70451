"""How far the data can be trusted."""

import pandas as pd

from dashboard.say import words
from dashboard.say.language import Recorded
from dashboard.say.messages import _, ngettext
from dashboard.store import Snapshot, Verified


def data(held: pd.DataFrame, rules: pd.DataFrame, contradictions: pd.DataFrame, broken: list) -> str:
    """Return how far the data can be trusted: snapshots, damage, findings, contradictions."""
    said = _(
        "%(snapshots)s, %(whole)s; %(findings)s, %(contradictions)s",
        snapshots=ngettext("%(count)s snapshot", "%(count)s snapshots", len(held)),
        whole=ngettext("%(count)s fault in the history", "%(count)s faults in the history", len(broken))
        if broken else _("all whole"),
        findings=ngettext(
            "%(count)s finding to look at", "%(count)s findings to look at", int(rules["count_found"].sum())
        ),
        contradictions=ngettext(
            "%(count)s contradiction in the sources", "%(count)s contradictions in the sources", len(contradictions)
        ),
    )  # fmt: skip
    return words.sentence(said)


def trust(snapshot: Snapshot) -> list[str]:
    """Return sentences on what a snapshot records, who recorded it and from what."""
    who = snapshot.recorded_by and _("Recorded by %(who)s", who=snapshot.recorded_by)
    parts = [(Recorded, snapshot.description), (str, who), (Recorded, snapshot.origin)]
    return [whose(words.sentence(part)) for whose, part in parts if part]


def everything(snapshot: Snapshot) -> str:
    """Return what the download of a whole snapshot holds, and on what terms."""
    day = words.day(snapshot.date)
    return _("Everything of %(day)s in one zip, %(licence)s", day=day, licence=snapshot.licence)


def chain(verified: Verified) -> str:
    """Return whether the history holds, as far as it was looked at."""
    broken = verified.faults
    if not verified.is_whole and not broken:
        said = _(
            "Being verified: %(done)s of %(of)s snapshots were looked at so far",
            done=words.number(verified.done), of=words.number(verified.of),
        )  # fmt: skip
        return words.sentence(said)
    if broken:
        said = ngettext(
            "%(count)s fault in the history; see above", "%(count)s faults in the history; see above", len(broken)
        )
        return words.sentence(said)
    return _(
        "Verified just now: each file agrees with the hash in its manifest, and each manifest names the one before."
    )


def journal(entries: pd.DataFrame) -> str:
    """Return how many commits there were, and how many amendments of them."""
    entries = entries[entries["action"] != "list"]  # each belongs to its commit
    commits = int((entries["action"] == "commit").sum())
    amended = len(entries) - commits
    told = ngettext("%(count)s commit", "%(count)s commits", commits)
    if not amended:
        return words.sentence(_("%(commits)s; each line is bound to the one before", commits=told))
    amendments = ngettext("%(count)s amendment", "%(count)s amendments", amended)
    said = _("%(commits)s, %(amendments)s; each line is bound to the one before", commits=told, amendments=amendments)
    return words.sentence(said)


def checks(rules: pd.DataFrame) -> str:
    """Return how many rules hold."""
    held = int((rules["count_found"] == 0).sum())
    return ngettext(
        "%(held)s of %(amount)s rule holds everywhere; errors stop a commit.",
        "%(held)s of %(amount)s rules hold everywhere; errors stop a commit.", len(rules), held=words.number(held),
    )  # fmt: skip


def found_in(table: str, count: int) -> str:
    """Return how many findings a table has."""
    told = table.replace("_", " ")
    return words.titled(
        ngettext("%(count)s finding in %(table)s", "%(count)s findings in %(table)s", count, table=told)
    )


def disagree(contradictions: pd.DataFrame) -> str:
    """Return how often the sources disagree."""
    said = ngettext(
        "%(count)s point on which two sources say different things; both are kept",
        "%(count)s points on which two sources say different things; both are kept", len(contradictions),
    )  # fmt: skip
    return words.sentence(said)
