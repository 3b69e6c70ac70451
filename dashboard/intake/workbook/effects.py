"""What a proposal does: its rows whole, old beside new, and which follow-ups it closes, reopens, makes past due."""

from dataclasses import dataclass
from datetime import date

from dashboard.contract.schema import TABLES
from dashboard.contract.vocabulary import CLOSED
from dashboard.intake.workbook.merging import Tables, named, of_keys
from dashboard.intake.workbook.proposals import Proposal
from dashboard.problems import Problem
from dashboard.store.filed import Row
from dashboard.store.values import Value


@dataclass(frozen=True)
class Field:
    """One cell of a row, before and after."""

    name: str
    before: Value
    after: Value

    @property
    def is_changed(self) -> bool:
        """Whether the two differ."""
        return self.before != self.after


@dataclass(frozen=True)
class Changed:
    """A row with what is filled in of it, what changed first, and what was found.

    Its kind is `added`, `changed`, `removed`, or `rewritten` where only white space or case differ.
    """

    kind: str
    table: str
    key: str
    title: str
    fields: tuple[Field, ...]
    findings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Effects:
    """Titles of follow-ups that a commit closes, reopens, and of those that are past due only from then on."""

    closed: tuple[str, ...] = ()
    reopened: tuple[str, ...] = ()
    past_due: tuple[str, ...] = ()


def rows(proposal: Proposal) -> list[Changed]:
    """Return every row that a proposal changes, by table, with what was found about it."""
    about: dict[tuple[str, str], list[Problem]] = {}
    for problem in proposal.problems:
        about.setdefault((problem.table, problem.row), []).append(problem)
    found = []
    for name, table in TABLES.items():
        here = [change for change in proposal.changes if change.table == name]
        if not here:
            continue
        said = {change.key for change in here if not change.is_rewriting}
        keys = dict.fromkeys(change.key for change in here)
        old, new = (of_keys(table, side[name], keys) for side in (proposal.held, proposal.source.tables))
        for key in keys:
            before, after = old.get(key), new.get(key)
            both = "changed" if key in said else "rewritten"
            kind = both if before and after else "added" if after else "removed"
            title = str((after or before or {}).get(table.title) or "")
            fields = _fields(before or {}, after or {}, table.header)
            found.append(Changed(kind, name, named(key), title, fields, tuple(about.get((name, named(key)), ()))))
    return found


def on_follow_ups(before: Tables, after: Tables, was: date, now: date) -> Effects:
    """Return what becomes of follow-ups between two states of the tables, read as of two days.

    An event is none: it takes place or not, nobody owes it.
    """
    old = {row["deadline"]: row for row in before["deadlines"]}
    closed, reopened, past_due = [], [], []
    for row in after["deadlines"]:
        if row["kind"] == "event":
            continue
        then, title = old.get(row["deadline"]), str(row["title"] or row["deadline"])
        if row["status"] in CLOSED and (then is None or then["status"] not in CLOSED):
            closed.append(title)
        elif then and then["status"] in CLOSED and row["status"] not in CLOSED:
            reopened.append(title)
        if _is_past_due(row, now) and not (then and _is_past_due(then, was)):
            past_due.append(title)
    return Effects(tuple(closed), tuple(reopened), tuple(past_due))


def _is_past_due(row: Row, on: date) -> bool:
    """Whether a follow-up is past due on a day, as `timing_on` in `queries/views` counts it."""
    due = row["due_to"]
    return row["status"] not in CLOSED and row["precision"] != "ongoing" and isinstance(due, date) and due < on


def _fields(before: Row, after: Row, header: tuple[str, ...]) -> tuple[Field, ...]:
    held = [Field(name, before.get(name), after.get(name)) for name in header]
    filled = [one for one in held if one.before is not None or one.after is not None]
    return tuple(sorted(filled, key=lambda one: not one.is_changed))
