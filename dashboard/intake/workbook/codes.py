"""The code lists that come back on the sheet Codes, or whole in a file: what is new in them, every fault at its cell.

Where nobody committed a list since the workbook was taken out, the sheet is the list: rows may be added, changed and
taken out. Where somebody did, what they wrote stays, and rows that are new here are added.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from dashboard.config import Settings
from dashboard.contract import code_lists
from dashboard.contract.schema import REFERENCE, Table
from dashboard.intake.reading import Sheet
from dashboard.intake.workbook import names, proposed
from dashboard.intake.workbook.cells import letter, shown
from dashboard.intake.workbook.merging import Change
from dashboard.intake.workbook.names import CODES
from dashboard.intake.workbook.proposed import Codes, Listed
from dashboard.problems import Problem, Refused, Sentence
from dashboard.say import words
from dashboard.store import journal, shelf
from dashboard.store.lists import FOLDER, NewList, faults
from dashboard.store.values import clean, restore

_MARK = "hash of list "  # what the hidden sheet tells of each list as it went out


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
        now = proposed.by_key(table.name, code_lists.rows(settings.reference, table.name))
        is_same = identity.get(f"{_MARK}{table.name}") == _hash(table.name, now.values())
        written: Listed = {}
        letters |= {(table.name, name): letter(at) for name, at in columns.items()}
        for line, cells in enumerate(sheet.rows[1:] if sheet else [], start=2):
            row = {name: _text(cells, at, table, name) for name, at in columns.items()}
            if not any(row.values()):
                continue
            key, place = proposed.key_of(table, row), f"{CODES}!{letter(columns[table.key[0]])}{line}"
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
    made = proposed.made(settings, found)
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
    folder = proposed.folder_with(settings, {name: content})
    if found := code_lists.problems(folder):
        raise Refused(*found)
    made = proposed.made(settings, {name: proposed.by_key(name, code_lists.rows(folder, name))})
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
    return [proposed.key_of(REFERENCE[path.stem], dict(zip(header, values, strict=False))) for _, values in rows]


def _hash(name: str, rows: Iterable[Mapping[str, str]]) -> str:
    return sha256(code_lists.content(name, rows)).hexdigest()
