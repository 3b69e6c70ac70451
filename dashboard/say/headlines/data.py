"""How far the data can be trusted."""

import pandas as pd

from dashboard.say import words
from dashboard.store import Snapshot


def data(held: pd.DataFrame, rules: pd.DataFrame, contradictions: pd.DataFrame, broken: list) -> str:
    """Return how far the data can be trusted: snapshots, damage, findings, contradictions."""
    found = int(rules["count_found"].sum())
    whole = "all whole" if not broken else f"{words.count(len(broken), 'folder')} damaged"
    disagree = words.count(len(contradictions), "contradiction")
    look_at = f"{words.count(found, 'finding')} to look at, {disagree} in the sources"
    return words.sentence(f"{words.count(len(held), 'snapshot')}, {whole}; {look_at}")


def trust(snapshot: Snapshot) -> str:
    """Return who recorded a snapshot, from what."""
    parts = [
        snapshot.description,
        f"Recorded by {snapshot.recorded_by}" if snapshot.recorded_by else "",
        snapshot.origin,
    ]
    return " ".join(words.sentence(part) for part in parts if part)


def everything(snapshot: Snapshot) -> str:
    """Return what the download of a whole snapshot holds, and on what terms."""
    return f"Everything of {words.day(snapshot.date)} in one zip, {snapshot.licence}"


def chain(broken: list) -> str:
    """Return whether the history holds."""
    if broken:
        return words.sentence(f"{words.count(len(broken), 'folder does', 'folders do')} not hold; see above")
    return "Verified just now: each file agrees with the hash in its manifest, and each manifest names the one before."


def checks(rules: pd.DataFrame) -> str:
    """Return how many rules hold."""
    held = int((rules["count_found"] == 0).sum())
    return words.sentence(
        f"{words.number(held)} of {words.number(len(rules))} rules hold everywhere; errors stop a commit"
    )


def found_in(table: str, count: int) -> str:
    """Return how many findings a table has."""
    return f"{words.count(count, 'finding').capitalize()} in {table.replace('_', ' ')}"


def disagree(contradictions: pd.DataFrame) -> str:
    """Return how often the sources disagree."""
    count = len(contradictions)
    return words.sentence(f"{words.count(count, 'point')} on which two sources say different things; both are kept")
