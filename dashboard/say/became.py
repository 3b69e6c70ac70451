"""What became of follow-ups and of projects between two snapshots, one clause a kind of change."""

from collections.abc import Mapping

from pandas import isna

from dashboard.say.messages import _, ngettext, noted
from dashboard.say.numbers import number

Clauses = tuple[tuple[str, str], tuple[str, str]]
# Kind of change -> its clause where it is the first to be said and names what is counted, and where it follows; in the
# order in which they are said. Smaller changes stand beside greater ones.
MAIN: dict[str, Clauses] = {
    "done": (
        noted("%(count)s follow-up was done", "%(count)s follow-ups were done"),
        noted("%(count)s was done", "%(count)s were done"),
    ),
    "slipped": (
        noted("%(count)s follow-up slipped by %(days)s", "%(count)s follow-ups slipped by %(days)s"),
        noted("%(count)s slipped by %(days)s", "%(count)s slipped by %(days)s"),
    ),
    "brought_forward": (
        noted(
            "%(count)s follow-up was brought forward by %(days)s",
            "%(count)s follow-ups were brought forward by %(days)s",
        ),
        noted("%(count)s was brought forward by %(days)s", "%(count)s were brought forward by %(days)s"),
    ),
    "dropped": (
        noted("%(count)s follow-up was dropped", "%(count)s follow-ups were dropped"),
        noted("%(count)s was dropped", "%(count)s were dropped"),
    ),
    "reopened": (
        noted("%(count)s follow-up was reopened", "%(count)s follow-ups were reopened"),
        noted("%(count)s was reopened", "%(count)s were reopened"),
    ),
    "added": (
        noted("%(count)s follow-up was added", "%(count)s follow-ups were added"),
        noted("%(count)s was added", "%(count)s were added"),
    ),
    "removed": (
        noted("%(count)s follow-up vanished", "%(count)s follow-ups vanished"),
        noted("%(count)s vanished", "%(count)s vanished"),
    ),
}
BESIDES: dict[str, Clauses] = {
    "dated": (
        noted("%(count)s follow-up was given a date", "%(count)s follow-ups were given dates"),
        noted("%(count)s was given a date", "%(count)s were given dates"),
    ),
    "undated": (
        noted("%(count)s follow-up lost its date", "%(count)s follow-ups lost their dates"),
        noted("%(count)s lost its date", "%(count)s lost their dates"),
    ),
    "status_changed": (
        noted("%(count)s follow-up changed status", "%(count)s follow-ups changed status"),
        noted("%(count)s changed status", "%(count)s changed status"),
    ),
    "changed": (
        noted("%(count)s follow-up changed", "%(count)s follow-ups changed"),
        noted("%(count)s changed", "%(count)s changed"),
    ),
    "reworded": (
        noted("%(count)s follow-up changed in wording or detail", "%(count)s follow-ups changed in wording or detail"),
        noted("%(count)s changed in wording or detail", "%(count)s changed in wording or detail"),
    ),
}
# The same of projects: the status that one has got, or else what became of its row; `what` is which, or how many.
PROJECTS = {
    "done": noted("%(what)s was done", "%(what)s were done"),
    "not selected": noted("%(what)s was not selected", "%(what)s were not selected"),
    "dropped": noted("%(what)s was dropped", "%(what)s were dropped"),
    "in progress": noted("%(what)s got under way", "%(what)s got under way"),
    "planned": noted("%(what)s is planned again", "%(what)s are planned again"),
    "added": noted("%(what)s was added", "%(what)s were added"),
    "removed": noted("%(what)s vanished", "%(what)s vanished"),
    "outcome": noted("%(what)s has a new outcome", "%(what)s have new outcomes"),
}


def clause(row: Mapping, said: Clauses, *, is_first: bool) -> str:
    """Return what became of those that `row` counts: count_rows, days_least and days_most."""
    first, later = said
    count = int(row["count_rows"])
    days = _by(row["days_least"], row["days_most"], count) if row["kind"] in ("slipped", "brought_forward") else ""
    return ngettext(*(first if is_first else later), count, days=days)


def moved(row: Mapping) -> str:
    """Return by how many days those that `row` counts have moved; nothing where none has."""
    least, most = row["days_least"], row["days_most"]
    return "" if isna(least) else _by(least, most, 1)


def _by(least: float, most: float, count: int) -> str:
    if least != most:
        return _("%(least)s to %(most)s days", least=number(least), most=number(most))
    if count > 1:
        return ngettext("%(count)s day each", "%(count)s days each", int(most))
    return ngettext("%(count)s day", "%(count)s days", int(most))
