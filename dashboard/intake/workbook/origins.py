"""Which snapshot a workbook was taken from: by its digest, whatever became of it since; else by what is agreed.

A snapshot that was withdrawn or amended is kept, so its workbooks still merge. Where it is not kept here, for instance
since a history was built anew, nothing is guessed: whoever brings the workbook says with which snapshot to compare it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard import store
from dashboard.config import Settings
from dashboard.contract.schema import TABLES, Table
from dashboard.intake.workbook.merging import Key, Row, Tables, key_of
from dashboard.intake.workbook.names import FORMAT, IDENTITY
from dashboard.problems import Counted, Problem, Refused, Sentence
from dashboard.say import words
from dashboard.store import Snapshot
from dashboard.store.filed import Filed, Rows
from dashboard.store.snapshot import BEGINNING
from dashboard.store.values import Value

NEWEST, UNKNOWN = "newest", "unknown base"


@dataclass(frozen=True)
class Origin:
    """The snapshot that a workbook is compared with; `is_agreed` where it was not taken from that very one."""

    base: Snapshot
    is_agreed: bool = False
    problems: tuple[Problem, ...] = ()


def of(settings: Settings, identity: Mapping[str, str], onto: str = "") -> Origin:
    """Return the origin of a workbook by what its hidden sheet says.

    `onto` names the snapshot that counts instead where that one is not kept here: its day, or “newest”. Refused: it
    cannot be told which, or there is no such snapshot.
    """
    data_set, digest = identity.get("data_set", ""), identity.get("digest", "")
    is_told = identity.get("format") == FORMAT and bool(digest)
    if is_told and digest == BEGINNING:
        return Origin(store.beginning())
    held = store.every(settings.data, data_set) if is_told and data_set in store.data_sets(settings.data) else []
    if base := next((one for one in held if one.digest == digest), None):
        return Origin(base, problems=_withdrawn(settings, base))
    if onto:
        return Origin(_agreed(settings, data_set if held else "record", onto), is_agreed=True)
    if not is_told:
        sentence = Sentence(
            "it does not say which snapshot it was taken from (the hidden sheet “%(identity)s” is "
            "missing or changed); take a new workbook out and copy your rows into it, or choose the "
            "snapshot to compare it with (--onto newest, or --onto and its day): all that differs is "
            "shown then",
            identity=IDENTITY,
        )
    else:
        day, name = identity.get("date") or Sentence("no day is given"), data_set or Sentence("any data set")
        sentence = Sentence(
            "There is no such thing here as the snapshot %(digest)s it was taken from in %(name)s "
            "(%(day)s); take a new workbook out and start from it, or choose the snapshot to compare "
            "it with (--onto newest, or --onto and its day): all that differs is shown then",
            digest=digest[:12],
            name=name,
            day=day,
        )
    raise Refused(Problem(sentence, rule=UNKNOWN))


def likely(base: Tables, history: list[Snapshot], mine: Tables) -> tuple[dict[str, Rows], list[Problem]]:
    """Return the tables that a workbook was probably taken out with, and what is to be said of that.

    Nobody can tell what was changed in it from what is old in it. So a row that it lacks was not deleted, and what any
    snapshot of the history said already is no change; every other difference from `base` is one.
    """
    # Of a large table a workbook holds only what is new.
    found: dict[str, Rows] = {name: rows for name, rows in base.items() if isinstance(rows, Filed)}
    every = _said(history, TABLES.keys() - found.keys())
    old = kept = 0
    for table in (table for table in TABLES.values() if table.name not in found):
        said = every[table.name]
        held, written = (_by_key(table, rows[table.name]) for rows in (base, mine))
        rows = []
        for key in (key for key in written if key in said):
            now = held.get(key, dict.fromkeys(table.header))
            row = {name: value if value in said[key][name] else now[name] for name, value in written[key].items()}
            old += sum(row[name] != now[name] for name in table.header if key in held)
            rows.append(row)
        kept += sum(key not in written for key in held)
        found[table.name] = rows
    told = []
    if kept:
        stays = Sentence("what it does not have stays as it is (%(count)s); to delete a row, take a new workbook out")
        told.append(stays.of(count=Counted("%(amount)s row", "%(amount)s rows", kept)))
    if old:
        as_old = Sentence("what an older snapshot said already is taken as old and not as a change (%(count)s)")
        told.append(as_old.of(count=Counted("%(amount)s cell", "%(amount)s cells", old)))
    return found, [Problem(text, level="finding") for text in told]


def _said(history: Iterable[Snapshot], names: Iterable[str]) -> dict[str, dict[Key, dict[str, set[Value]]]]:
    """Return by table, key and column what any of the snapshots said; what several have in common is read once."""
    found: dict[str, dict[Key, dict[str, set[Value]]]] = {name: {} for name in names}
    seen: set[tuple[str, str]] = set()
    for one in history:
        new = {(name, one.hashes[name]) for name in found if name in one.hashes} - seen
        seen |= new
        for name, rows in store.contents(one, [name for name, _ in new]).items():
            for row in rows:
                cells = found[name].setdefault(key_of(TABLES[name], row), {column: set() for column in row})
                for column, value in row.items():
                    cells[column].add(value)
    return found


def _by_key(table: Table, rows: Rows) -> dict[Key, Row]:
    return {key_of(table, row): row for row in rows}


def _withdrawn(settings: Settings, base: Snapshot) -> tuple[Problem, ...]:
    if base in store.commits(settings.data, base.data_set):
        return ()
    sentence = Sentence(
        "it was taken from “%(label)s” of %(date)s, which was withdrawn since: what you changed "
        "yourself goes onto the newest snapshot, what that one had brought does not",
        label=base.label,
        date=base.date,
    )
    return (Problem(sentence, level="finding"),)


def _agreed(settings: Settings, data_set: str, onto: str) -> Snapshot:
    held = store.history(settings.data, data_set)
    found = (held[-1] if held else None) if onto == NEWEST else store.find(settings.data, data_set, onto)
    if found is None:
        there = words.listed(map(str, held)) or Sentence("none")
        raise Refused(
            Sentence(
                "There is no snapshot of %(onto)s in %(data_set)s; there is %(there)s.",
                onto=onto,
                data_set=data_set,
                there=there,
            )
        )
    return found
