"""The sheets of a workbook as typed tables: every fault named at its cell, all at once; nothing is guessed."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

from dashboard.contract.letters import unsettled
from dashboard.contract.schema import TABLES, Column, Table
from dashboard.intake import dates
from dashboard.intake.reading import Cell, Sheet
from dashboard.intake.workbook import arranging, completing, heads, names
from dashboard.intake.workbook.cells import is_filled, letter, shown, text_of
from dashboard.intake.workbook.merging import key_of
from dashboard.intake.workbook.names import IDENTITY, title
from dashboard.intake.workbook.understanding import Understanding
from dashboard.intake.workbook.written import Written
from dashboard.problems import Problem, Sentence, reason
from dashboard.store.filed import Row
from dashboard.store.values import Value, clean, parse

KEY = "key"
_NO_DAY = Sentence(
    "“%(cell)s” is no single day; write the day, such as %(day)s, or leave the cell empty where no source gives it"
)
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{,59}")


def is_workbook(sheets: Iterable[Sheet]) -> bool:
    """Whether sheets are those of a workbook that was taken out, whatever was done to it since."""
    titles = {_folded(sheet) for sheet in sheets}
    return names.folded(IDENTITY) in titles or len(titles & names.own()) > 1


def tables(sheets: Iterable[Sheet], understood: Understanding | None = None) -> Written:
    """Return the tables of a workbook's sheets, every problem found on the way, and once a kind what was read how."""
    by_title: dict[str, Sheet] = {}
    written = Written({name: [] for name in TABLES}, {}, [], understood=understood or Understanding())
    for sheet in sheets:
        name = _folded(sheet)
        if name in by_title:
            written.problems.append(
                Problem(Sentence("there are two sheets of this name; delete one"), sheet.title, _table(name))
            )
        by_title[name] = sheet
    extra = [sheet.title for name, sheet in by_title.items() if name not in names.own()]
    written.identity.update(identity(by_title.values()))
    of_table = {names.tables()[called]: sheet for called, sheet in by_title.items() if called in names.tables()}
    for name in TABLES:
        label = title(name)
        if (own := of_table.get(name)) is not None:
            written.sheets[name] = " ".join(clean(own.title).split())
            _read(own, TABLES[name], written)
        elif TABLES[name].since <= written.version:
            near = difflib.get_close_matches(label, extra, 1)
            sentence = (
                Sentence("the sheet “%(name)s” is missing; rename “%(near)s” to “%(name)s”", name=label, near=near[0])
                if near
                else Sentence(
                    "the sheet “%(name)s” is missing; put it back, or take the workbook out again", name=label
                )
            )
            written.problems.append(Problem(sentence, label, name))
    for name in extra:
        sentence = Sentence(
            "“%(name)s” is not a sheet of this workbook and is left out; nothing on it is kept", name=name
        )
        written.problems.append(Problem(sentence, name, level="finding"))
    completing.completed(written.tables, written.place, written.understood)
    for table in TABLES.values():
        _hold_keys(table, written)
    written.problems.extend(written.understood.problems())
    return written


def _folded(sheet: Sheet) -> str:
    return names.folded(sheet.title)


def _table(name: str) -> str:
    return names.tables().get(name, "")


def identity(sheets: Iterable[Sheet]) -> dict[str, str]:
    """Return what the hidden sheet says of the snapshot that a workbook was taken from; empty where it is missing."""
    rows = next((sheet.rows for sheet in sheets if _folded(sheet) == names.folded(IDENTITY)), [])
    return {row[0]: row[1] for row in rows if len(row) > 1 and isinstance(row[0], str) and isinstance(row[1], str)}


def _read(sheet: Sheet, table: Table, written: Written) -> None:
    label = written.sheet(table.name)
    for area in sheet.merged:
        sentence = Sentence("these cells are merged; unmerge them and write the value into each row it belongs to")
        written.problems.append(Problem(sentence, f"{label}!{area}", table.name))
    top = heads.top(sheet, table)
    if top:
        sentence = Sentence(
            "the names of the columns stand in row %(top)s; delete the rows above it, so that they are the first",
            top=top + 1,
        )
        written.problems.append(Problem(sentence, f"{label}!A1", table.name))
    meant = names.columns(table.name)
    header = [meant.get(heads.name(cell), heads.name(cell)) for cell in sheet.rows[top]] if sheet.rows else []
    columns = heads.columns(header, top + 1, table, written)
    written.letters[table.name] = {name: letter(at) for name, at in columns.items()}
    rows, lines = list[Row](), written.lines.setdefault(table.name, [])
    written.tables[table.name] = rows
    named = {at for at, name in enumerate(header) if name}
    for line, cells in enumerate(sheet.rows[top + 1 :], start=top + 2):
        if not any(is_filled(cell) for cell in cells):
            continue
        for at, cell in enumerate(cells):
            if at not in named and is_filled(cell):
                sentence = Sentence(
                    "“%(cell)s” stands in a column without a name; delete it, or move it to its column",
                    cell=shown(cell),
                )
                written.problems.append(Problem(sentence, f"{label}!{letter(at)}{line}", table.name, value=shown(cell)))
        if line in sheet.hidden_rows:
            sentence = Sentence("this row is hidden and counts like every other; show it to see it, or delete it")
            written.problems.append(Problem(sentence, f"{label}!A{line}", table.name, level="finding"))
        lines.append(line)
        held = {name: cells[at] for name, at in columns.items() if at < len(cells) and is_filled(cells[at])}
        held |= arranging.arranged(table, held, written.understood, written.place(table.name, len(rows), table.key[0]))
        rows.append({name: _cell(held, table.column(name), written, table) for name in table.header if name in columns})
        rows[-1] |= {name: None for name in table.header if name not in columns}


def _cell(held: dict[str, Cell], column: Column, written: Written, table: Table) -> Value:
    """Return the value of a cell; None where it is at fault, which is then among the problems."""
    cell, row = held.get(column.name), len(written.tables[table.name])
    where = (written.place(table.name, row, column.name), table.name, "", column.name, shown(cell))
    if not is_filled(cell) and completing.is_proposed(table, column, held):
        return None
    cell = written.understood.cell(cell, column, where[0])
    try:
        value = parse(text_of(cell, column), column)
    except ValueError as fault:
        said = _span(cell) if column.type == "date" else None
        written.problems.append(Problem(said or reason(fault), *where))
        written.faulty.add((table.name, row, column.name))
        return None
    if isinstance(cell, str) and (odd := unsettled(cell)):
        written.problems.append(Problem(Sentence("in this text %(odd)s", odd=odd), *where, level="finding"))
    return value


def _span(cell: Cell) -> Sentence | None:
    """Return what to do where a month or a year stands for a day; None for anything else."""
    told = dates.cell(cell, None) if isinstance(cell, str) else dates.UNDATED
    return _NO_DAY.of(cell=shown(cell), day=told.due_to) if told.due_to and told.precision != "day" else None


def _hold_keys(table: Table, written: Written) -> None:
    """Name every row whose key stands in an earlier row already, looks like another one, or is no short name."""
    first: dict[tuple, int] = {}
    alike: dict[str, str] = {}
    is_name = table.key == table.row_key and len(table.key) == 1 and table.column(table.key[0]).type == "key"
    for row, values in enumerate(written.tables[table.name]):
        key = key_of(table, values)
        if None in key:
            continue
        if key in first:
            earlier = written.lines[table.name][first[key]]
            shown = " + ".join(map(str, key))
            sentence = Sentence(
                "“%(shown)s” stands in row %(earlier)s already; keep one row, or give this one another key",
                shown=shown,
                earlier=earlier,
            )
            place = written.place(table.name, row, table.key[0])
            written.problems.append(Problem(sentence, place, table.name, shown, table.key[0], shown, rule=KEY))
        first.setdefault(key, row)
        shown = " + ".join(map(str, key))
        other = alike.setdefault(re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", shown).casefold()), shown)
        if other != shown:
            sentence = Sentence(
                "“%(shown)s” looks like “%(other)s” with another key; if both are one row, keep that key alone",
                shown=shown,
                other=other,
            )
        elif is_name and not _KEY.fullmatch(shown):
            sentence = Sentence(
                "“%(shown)s” is no short name; write plain letters, digits and hyphens, such as patras-bureau",
                shown=shown,
            )
        else:
            continue
        place = written.place(table.name, row, table.key[-1])
        written.problems.append(Problem(sentence, place, table.name, shown, table.key[0], shown, level="finding"))
