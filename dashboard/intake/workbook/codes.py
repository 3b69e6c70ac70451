"""The code lists that come back on the sheet Codes, or whole in a file: what is new in them, every fault at its cell.

Where nobody committed a list since the workbook was taken out, the sheet is the list: rows may be added, changed and
taken out. Where somebody did, what they wrote stays, and rows that are new here are added.
"""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from dashboard import store
from dashboard.ask import past
from dashboard.config import Settings
from dashboard.contract import code_lists
from dashboard.contract.schema import REFERENCE, TABLES, Table
from dashboard.intake.reading import Sheet
from dashboard.intake.workbook import names
from dashboard.intake.workbook.cells import letter, shown
from dashboard.intake.workbook.merging import Change
from dashboard.intake.workbook.names import CODES
from dashboard.problems import Problem, Refused, Sentence
from dashboard.say import words
from dashboard.store import journal, shelf
from dashboard.store.lists import FOLDER, NewList, faults
from dashboard.store.values import clean, restore

Listed = dict[str, dict[str, str]]  # rows by key
_MARK = "hash of list "  # what the hidden sheet tells of each list as it went out


@dataclass(frozen=True)
class Codes:
    """What lists are to be, what changes in them and what is wrong; `settings` read the lists as they are to be."""

    settings: Settings
    lists: tuple[NewList, ...] = ()
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Proposing(Settings):
    """Settings under which the lists that are proposed are read in place of those that there are."""

    lists: Path = Path()

    @property
    def reference(self) -> Path:
        """The folder with the proposed lists."""
        return self.lists


def marks(lists: Mapping[str, Iterable[Mapping]]) -> dict[str, str]:
    """Return what the hidden sheet tells of each code list that goes out."""
    return {
        f"{_MARK}{name}": _hash(name, [{key: value or "" for key, value in row.items()} for row in rows])
        for name, rows in lists.items()
    }


def of_sheets(settings: Settings, sheets: Iterable[Sheet], identity: Mapping[str, str]) -> Codes:
    """Return what the sheet Codes would change; nothing where a workbook has none."""
    sheet = next((sheet for sheet in sheets if clean(sheet.title).casefold() == CODES.casefold()), None)
    found: dict[str, Listed] = {}
    places: dict[tuple[str, str], str] = {}
    letters: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for table, columns in _blocks(sheet.rows[0] if sheet and sheet.rows else []):
        now = _by_key(table.name, code_lists.rows(settings.reference, table.name))
        is_same = identity.get(f"{_MARK}{table.name}") == _hash(table.name, now.values())
        written: Listed = {}
        letters |= {(table.name, name): letter(at) for name, at in columns.items()}
        for line, cells in enumerate(sheet.rows[1:] if sheet else [], start=2):
            row = {name: _text(cells, at, table, name) for name, at in columns.items()}
            if not any(row.values()):
                continue
            key, place = _key(table, row), f"{CODES}!{letter(columns[table.key[0]])}{line}"
            if not key:
                problems.append(
                    Problem(Sentence("the code is missing; write one, or delete the row"), place, table.name)
                )
            elif key in written:
                sentence = Sentence(
                    "“%(key)s” stands in %(places)s already; keep one of the two rows",
                    key=key,
                    places=places[table.name, key],
                )
                problems.append(Problem(sentence, place, table.name, key))
            else:
                written[key] = row
                places[table.name, key] = place
        found[table.name], told = _merged(table, now, written, is_same, places)
        problems += told
    made = _made(settings, found)
    wrong = [_placed(problem, made.settings, places, letters) for problem in made.problems]
    return replace(made, problems=(*problems, *wrong))


def of_file(settings: Settings, content: bytes, name: str) -> Codes:
    """Return what a code list that is handed in whole would change. Refused: a line of it is wrong."""
    if name not in REFERENCE:
        raise Refused(
            Sentence(
                "There is no list “%(name)s”; name the file, or --list, one of %(reference)s.",
                name=name,
                reference=words.listed(sorted(REFERENCE)),
            )
        )
    folder = _folder(settings, {name: content})
    if found := code_lists.problems(folder):
        raise Refused(*found)
    made = _made(settings, {name: _by_key(name, code_lists.rows(folder, name))})
    if not made.changes and f"{FOLDER}/{name}.csv" in dict(faults(settings.data, _journal(settings))):
        told = f"{name.replace('_', ' ').capitalize()}: as changed by hand"
        return replace(
            made,
            lists=(NewList(name, code_lists.content(name, code_lists.rows(folder, name)), told),),
            changes=(Change("changed", name, ("by hand",)),),
        )
    return made


def which(header: Iterable[str]) -> str:
    """Return the code list whose columns these are, empty where they are those of none."""
    names = {clean(name).casefold() for name in header}
    for one in REFERENCE.values():
        if {column.name for column in one.columns if column.required} <= names <= {*one.header}:
            return one.name
    return ""


def _made(settings: Settings, found: Mapping[str, Listed]) -> Codes:
    """Return the lists that differ from those there are, and what is wrong in them and about them."""
    lists, changes, problems = [], [], []
    for name, rows in found.items():
        now = _by_key(name, code_lists.rows(settings.reference, name))
        here = [*_differences(name, now, rows)]
        if here:
            lists.append(NewList(name, code_lists.content(name, rows.values()), _told(name, here)))
            changes += here
            problems += _still_named(settings, name, [str(one.key[0]) for one in here if one.kind == "removed"])
    if not lists:
        return Codes(settings)
    folder = _folder(settings, {one.name: one.content for one in lists})
    problems += code_lists.problems(folder)
    own = {name: getattr(settings, name) for name in Settings.__dataclass_fields__}
    return Codes(Proposing(**own, lists=folder), tuple(lists), tuple(changes), tuple(problems))


def _key(table: Table, row: Mapping[str, str]) -> str:
    """Return what tells a row of a list from every other; empty where a part of it is missing."""
    parts = [row.get(name, "") for name in table.key]
    return " + ".join(parts) if all(parts) else ""


def _by_key(name: str, rows: Iterable[Mapping[str, str]]) -> Listed:
    return {_key(REFERENCE[name], row): dict(row) for row in rows}


def _journal(settings: Settings) -> journal.Journal:
    return shelf.book(shelf.place(settings.data, "record"))


def _blocks(header: list) -> list[tuple[Table, dict[str, int]]]:
    """Return each list on the sheet with where its columns stand: from its key up to a column without a name."""
    meant = [names.code_headers().get(names.folded(shown(cell)), ("", "")) for cell in header]
    filled = [bool(clean(shown(cell))) for cell in header]
    keys = {(table.name, table.key[0]) for table in REFERENCE.values()}
    found = []
    for table in REFERENCE.values():
        if (table.name, table.key[0]) not in meant:
            continue
        first = at = meant.index((table.name, table.key[0]))
        columns: dict[str, int] = {}
        while at < len(meant) and filled[at] and (at == first or meant[at] not in keys):
            columns |= {meant[at][1]: at} if meant[at][0] == table.name else {}
            at += 1
        found.append((table, columns))
    return found


def _text(cells: list, at: int, table: Table, name: str) -> str:
    text = clean(restore(shown(cells[at]))) if at < len(cells) else ""
    return text.replace(",", ".") if table.column(name).type == "number" else text


def _merged(table: Table, now: Listed, written: Listed, is_same: bool, places: Mapping) -> tuple[Listed, list[Problem]]:
    """Return the rows as they are to be, those there are first, and what is said of rows that somebody else changed."""
    found: Listed = {}
    kept = []
    for key, row in now.items():
        if is_same and key in written:
            found[key] = row | written[key]
        elif not is_same or not written:
            found[key] = row
            kept += [key] if key in written and row | written[key] != row else []
    found |= {key: dict.fromkeys(table.header, "") | row for key, row in written.items() if key not in now}
    sentence = Sentence(
        "the list was changed since this workbook was taken out, and stays here as it is; take a new workbook out"
    )
    return found, [Problem(sentence, places[table.name, key], table.name, key, level="finding") for key in kept]


def _differences(name: str, now: Listed, rows: Listed) -> Iterable[Change]:
    for key in now.keys() - rows.keys():
        yield Change("removed", name, (key,))
    for key, row in rows.items():
        if key not in now:
            yield Change("added", name, (key,))
            continue
        for column, value in row.items():
            if value != now[key][column]:
                yield Change("changed", name, (key,), column, now[key][column], value)


def _told(name: str, changes: list[Change]) -> str:
    """Return what the line of the journal says: which rows of the list are new, changed or gone."""
    parts = []
    for kind in ("added", "changed", "removed"):
        if keys := list(dict.fromkeys(str(one.key[0]) for one in changes if one.kind == kind)):
            more = f" and {len(keys) - 8} more" if len(keys) > 8 else ""
            parts.append(f"{kind} {', '.join(keys[:8])}{more}")
    return f"{name.replace('_', ' ').capitalize()}: {'; '.join(parts)}"


def _still_named(settings: Settings, name: str, gone: list[str]) -> list[Problem]:
    """Say which of the codes that are to go a snapshot names: a row that the history rests on stays."""
    target = f"{name}.{REFERENCE[name].key[0]}"
    of = [(table.name, one.name) for table in TABLES.values() for one in table.columns if target in one.references]
    held = [one for name in store.data_sets(settings.data) for one in store.commits(settings.data, name)]
    named = {
        key: Sentence("%(table)s of %(day)s", table=table, day=one.date)
        for key, (table, one) in past.naming(gone, of, held).items()
    }
    sentence = Sentence("“%(key)s” is gone from the list, and %(where)s names it; put its row back")
    if name == "regions":
        sentence = Sentence(
            "“%(key)s” is gone from the list, and %(where)s names it; put its row back, and write the code that took "
            "its place into its column succeeded_by"
        )
    return [Problem(sentence.of(key=key, where=where), CODES, name, key) for key, where in sorted(named.items())]


def _placed(problem: Problem, settings: Settings, places: Mapping, letters: Mapping) -> Problem:
    """Return a fault of a line of a list with the cell on the sheet."""
    file, _, line = problem.place.partition(", line ")
    name = Path(file).stem
    if not line or name not in REFERENCE:
        return problem
    keys = _keys(settings.reference / f"{name}.csv")
    key = keys[int(line) - 2] if int(line) - 2 < len(keys) else ""
    place = places.get((name, key), CODES)
    column = problem.column.split(" + ")[0]
    if (name, column) in letters and "!" in place:
        row = place.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        place = f"{CODES}!{letters[name, column]}{row}"
    return replace(problem, place=place, table=name, row=key)


def _keys(path: Path) -> list[str]:
    (_, header), *rows = code_lists.lines(path)
    return [_key(REFERENCE[path.stem], dict(zip(header, values, strict=False))) for _, values in rows]


def _folder(settings: Settings, lists: Mapping[str, bytes]) -> Path:
    """Write the lists as they are to be into a temporary folder, one for the same content."""
    held = {path.name: path.read_bytes() for path in sorted(settings.reference.glob("*.csv"))}
    held |= {f"{name}.csv": content for name, content in lists.items()}
    digest = sha256(b"".join(name.encode() + content for name, content in held.items())).hexdigest()
    folder = Path(_temporary().name) / digest / "reference"
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for name, content in held.items():
            (folder / name).write_bytes(content)
    return folder


@cache
def _temporary() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="task-force-lists-")


def _hash(name: str, rows: Iterable[Mapping[str, str]]) -> str:
    return sha256(code_lists.content(name, rows)).hexdigest()
