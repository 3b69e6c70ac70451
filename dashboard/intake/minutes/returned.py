"""A table of follow-ups that was taken out as a Word file, filled in, and is brought back: what it changes.

Its last column, Ref., says where each follow-up stands and carries its key, unseen; where a program has dropped that,
the title tells it. A row without a Ref. is a new action, as in any minutes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.contract.vocabulary import CLOSED
from dashboard.intake.minutes import tables
from dashboard.intake.minutes.subjects import words_of
from dashboard.intake.minutes.telling import Teller
from dashboard.intake.reading import Block
from dashboard.problems import Sentence
from dashboard.store.values import Value

SIGN = "#"  # before the key
_REFERENCE = ("ref", "ref.", "réf", "réf.")
_MERGED = Sentence("the cell Ref. is merged over several rows, so it is not clear which follow-up is meant; split it")
_JOINED = Sentence("cells of this row are merged, so it is not clear what stands under which title; split them")
_TWICE = Sentence("the Ref. stands in an earlier row too; keep one of them")
_UNKNOWN = Sentence("no follow-up has this Ref.; leave the cell as it was, or empty it for a new one")
_STATUS = Sentence(
    "“%(status)s” is no status that is known, so the status stays; write planned, in progress, waiting, done or dropped"
)
_OUTCOME = Sentence("what came of it is not written down; write one sentence under Outcome, and bring the file again")


@dataclass(frozen=True)
class Returned:
    """A follow-up that comes back: what is new of it, by column, where it stands, in which words; what to look at."""

    deadline: str
    changed: dict[str, Value]
    place: str
    said: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """What such a table says, the blocks that are left to be read as minutes, and rows that cannot be understood."""

    found: list[Returned]
    rest: list[Block]
    wrong: list[tuple[str, str]]


def read(blocks: Sequence[Block], held: Mapping[str, dict], teller: Teller) -> Table:
    """Return the rows of follow-ups that are known by their Ref.; `held` are the deadlines of the record by key."""
    found: list[Returned] = []
    rest: list[Block] = []
    wrong: list[tuple[str, str]] = []
    columns: dict[str, int] = {}
    seen: set[str] = set()
    for block in blocks:
        if not block.is_table:
            columns = {}
        elif titles := _titles(block):
            columns = titles
        elif columns and (sentence := _wrong(block, columns, held, seen)):
            wrong.append((block.place, sentence))
            continue
        elif columns and (key := _key(block, columns, held)):
            seen.add(key)
            found.append(_returned(block, columns, held[key], teller))
            continue
        rest.append(_without_outcome(block, columns))
    return Table(found, rest, wrong)


def _titles(block: Block) -> dict[str, int]:
    """Return which column tells what, where a row holds the titles of such a table; empty where it does not."""
    titles = dict(zip(block.columns, (" ".join(cell) for cell in block.cells), strict=True))
    at = [column for column, title in titles.items() if title.strip().casefold() in _REFERENCE]
    if len(at) != 1 or not tables.columns(block):
        return {}
    columns = {"ref": at[0]}
    for column, title in titles.items():
        if (role := tables.role(title)) and column != at[0]:
            columns.setdefault(role, column)
    outcome = [one for one, title in titles.items() if title.strip().casefold() in ("outcome", "résultat")]
    return columns | ({"outcome": outcome[0]} if outcome else {})


def _wrong(block: Block, columns: Mapping[str, int], held: Mapping[str, dict], seen: set[str]) -> str:
    if columns["ref"] in block.columns and block.continued[block.columns.index(columns["ref"])]:
        return _MERGED
    if any(column not in block.columns for column in columns.values()):
        return _JOINED
    key = _key(block, columns, held)
    if key in seen:
        return _TWICE
    return _UNKNOWN if key and key not in held else ""


def _key(block: Block, columns: Mapping[str, int], held: Mapping[str, dict]) -> str:
    """Return the key of the follow-up that a row is of; what stands under Ref. where it is none; empty without."""
    said = _cell(block, columns["ref"])
    key = said.rpartition(SIGN)[2].strip()
    if key in held or not said:
        return key
    titles = {_cell(block, columns[role]) for role in ("action", "decision") if role in columns}
    titled = [one for one, row in held.items() if row["title"] in titles]
    return titled[0] if len(titled) == 1 else said


def _returned(block: Block, columns: Mapping[str, int], row: dict, teller: Teller) -> Returned:
    told = {name: _cell(block, at) for name, at in columns.items()}
    changed: dict[str, Value] = {}
    notes: list[str] = []
    if told.get("outcome") and told["outcome"] != row["outcome"]:
        changed["outcome"] = told["outcome"]
    if (status := told.get("status", "")) and status.casefold() != row["status"]:
        if known := _status(status):
            changed["status"] = known
        else:
            notes.append(_STATUS.of(status=status))
    if (who := told.get("owner", "")) and who != (row["owner"] or ""):
        owner = teller.owners.of(who)
        changed |= {"owner": owner.name, "owner_kind": owner.kind, "region": owner.region}
    if (when := told.get("due", "")) and when != row["wording"]:
        due = teller.days.cell(when)
        changed |= {"due_from": due.due_from, "due_to": due.due_to, "precision": due.precision, "wording": due.wording}
        notes += due.notes
    changed = {name: value for name, value in changed.items() if value != row[name]}
    closes = changed.get("status") in CLOSED
    if closes and not changed.get("outcome", row["outcome"]):
        notes.append(_OUTCOME)
    said = " | ".join(" ".join(cell) for cell in block.cells)
    return Returned(row["deadline"], changed, block.place, said, tuple(notes))


def _status(text: str) -> str:
    """Return the status that a cell tells; empty where it tells none that is known."""
    if text.casefold() in ("planned", "in progress", "waiting", "done", "dropped"):
        return text.casefold()
    found = words_of(text[:60]).match("statuses", 0)
    return found[1] if found else ""


def _without_outcome(block: Block, columns: Mapping[str, int]) -> Block:
    """Return a row without its Ref. and outcome, which are no action and no debate of minutes."""
    left = {columns[name] for name in ("ref", "outcome") if name in columns}
    at = [number for number, column in enumerate(block.columns) if column not in left]
    if not block.is_table or not left or len(at) == len(block.columns):
        return block
    return replace(
        block,
        cells=[block.cells[number] for number in at],
        marks=[block.marks[number] for number in at],
        columns=[block.columns[number] for number in at],
        continued=[block.continued[number] for number in at],
    )


def _cell(block: Block, column: int) -> str:
    return " ".join(block.cells[block.columns.index(column)]).strip() if column in block.columns else ""
