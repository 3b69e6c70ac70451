"""The sheets of a workbook as typed tables: every fault named at its cell, all at once; nothing is guessed."""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.contract.letters import unsettled
from dashboard.contract.schema import TABLES, VERSION, Column, Table
from dashboard.intake.reading import Cell, Odd, Sheet
from dashboard.intake.workbook import completing, names, understanding
from dashboard.intake.workbook.merging import key_of
from dashboard.intake.workbook.names import IDENTITY, title
from dashboard.intake.workbook.understanding import Understanding
from dashboard.problems import Problem, Sentence, reason
from dashboard.store.filed import Row, Rows
from dashboard.store.values import Value, clean, parse

KEY, MISSING = "key", "missing column"
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{,59}")
_HIGHEST = 20  # rows within which the names of the columns are looked for


@dataclass(frozen=True)
class Written:
    """What a workbook says: its tables, where each row and column stands, whence it came, and what is wrong.

    `sheets` has what the sheet of each table is called in it.
    """

    tables: dict[str, Rows]
    identity: dict[str, str]
    problems: list[Problem]
    lines: dict[str, list[int]] = field(default_factory=dict)
    letters: dict[str, dict[str, str]] = field(default_factory=dict)
    faulty: set[tuple[str, int, str]] = field(default_factory=set)
    understood: Understanding = field(default_factory=Understanding)
    sheets: dict[str, str] = field(default_factory=dict)

    @property
    def version(self) -> int:
        """The version of the contract it was taken out with; today's where it does not say."""
        text = self.identity.get("schema", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else VERSION

    def place(self, table: str, at: int | None = None, column: str = "") -> str:
        """Return the cell of a row and column, such as `Deadlines!G14`; the sheet where either is not known."""
        letter, lines = self.letters.get(table, {}).get(column, "A"), self.lines.get(table, ())
        sheet = self.sheet(table)
        return sheet if at is None or at >= len(lines) else f"{sheet}!{letter}{lines[at]}"

    def sheet(self, table: str) -> str:
        """Return what the sheet of a table is called, or would be."""
        return self.sheets.get(table, title(table))

    def named(self, problem: Problem) -> Problem:
        """Return a problem of one cell with the key of its row and its column, if they are not among its facts yet."""
        cell = re.fullmatch(r"[^!]+!([A-Z]+)(\d+)", problem.place)
        if not cell or problem.table not in self.letters or problem.rule == understanding.RULE:
            return problem
        line, lines = int(cell[2]), self.lines.get(problem.table, [])
        columns = {letter: name for name, letter in self.letters[problem.table].items()}
        row = problem.row
        if not row and line in lines:
            key = key_of(TABLES[problem.table], self.tables[problem.table][lines.index(line)])
            row = " + ".join(str(part) for part in key if part is not None)
        return replace(problem, row=row, column=problem.column or columns.get(cell[1], ""))


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
    top = _top(sheet, table)
    if top:
        sentence = Sentence(
            "the names of the columns stand in row %(top)s; delete the rows above it, so that they are the first",
            top=top + 1,
        )
        written.problems.append(Problem(sentence, f"{label}!A1", table.name))
    meant = names.columns(table.name)
    header = [meant.get(_name(cell), _name(cell)) for cell in sheet.rows[top]] if sheet.rows else []
    columns = _columns(header, top + 1, table, written)
    written.letters[table.name] = {name: letter(at) for name, at in columns.items()}
    rows, lines = list[Row](), written.lines.setdefault(table.name, [])
    written.tables[table.name] = rows
    named = {at for at, name in enumerate(header) if name}
    for line, cells in enumerate(sheet.rows[top + 1 :], start=top + 2):
        if not any(_is_filled(cell) for cell in cells):
            continue
        for at, cell in enumerate(cells):
            if at not in named and _is_filled(cell):
                sentence = Sentence(
                    "“%(cell)s” stands in a column without a name; delete it, or move it to its column",
                    cell=shown(cell),
                )
                written.problems.append(Problem(sentence, f"{label}!{letter(at)}{line}", table.name, value=shown(cell)))
        if line in sheet.hidden_rows:
            sentence = Sentence("this row is hidden and counts like every other; show it to see it, or delete it")
            written.problems.append(Problem(sentence, f"{label}!A{line}", table.name, level="finding"))
        lines.append(line)
        rows.append({column.name: _cell(cells, column, columns, written, table) for column in table.columns})


def _top(sheet: Sheet, table: Table) -> int:
    """Return where the row with the names of the columns stands, 0 for the first; others may have come above it."""
    meant = names.columns(table.name)
    known = [len({meant[name] for cell in row if (name := _name(cell)) in meant}) for row in sheet.rows[:_HIGHEST]]
    most = max(known, default=0)
    return known.index(most) if most > len(table.header) / 2 else 0


def _columns(header: list[str], line: int, table: Table, written: Written) -> dict[str, int]:
    """Return where each column of the table stands, 0 for the first; missing, doubled and unknown ones are problems."""
    label = written.sheet(table.name)
    counts = Counter(name for name in header if name)
    unknown = [name for name in counts if name not in table.header]
    columns: dict[str, int] = {}
    for at, name in enumerate(header):
        if name in table.header and name not in columns:
            columns[name] = at
        elif name in table.header:
            sentence = Sentence(
                "the column “%(name)s” is there %(counts)s times; keep one", name=name, counts=counts[name]
            )
            written.problems.append(
                Problem(sentence, f"{label}!{letter(at)}{line}", table.name, column=name, value=name)
            )
    missing = [one.name for one in table.columns if one.name not in columns and one.since <= written.version]
    renamed: dict[str, str] = {}
    for name in missing:
        called = [told for told, column in names.columns(table.name).items() if column == name]
        near = [one for told in called for one in difflib.get_close_matches(told, unknown, 1)]
        renamed |= {near[0]: name} if near else {}
        told = {"name": names.header(name), "near": near[0] if near else ""}
        sentence = Sentence("the column “%(name)s” is missing; put it back, or take the workbook out again", **told)
        if near:
            sentence = Sentence("the column “%(name)s” is missing; rename “%(near)s” to “%(name)s”", **told)
        rule = "" if near else MISSING
        written.problems.append(Problem(sentence, label, table.name, column=name, rule=rule))
        written.faulty.add((table.name, -1, name))
    for name in unknown:
        if name not in renamed:
            sentence = Sentence(
                "“%(name)s” is not a column of %(label)s; delete it, or keep such notes on a sheet of their own",
                name=name,
                label=label,
            )
            place = f"{label}!{letter(header.index(name))}{line}"
            written.problems.append(Problem(sentence, place, table.name, column=name, value=name))
    return columns


def header(sheets: Iterable[Sheet]) -> list[str]:
    """Return the names in the first row of the first sheet; none where there is no sheet."""
    first = next(iter(sheets), None)
    return [_name(cell) for cell in first.rows[0]] if first and first.rows else []


def _name(cell: Cell) -> str:
    return "" if cell is None else names.written(shown(cell))


def _cell(cells: list[Cell], column: Column, columns: dict[str, int], written: Written, table: Table) -> Value:
    """Return the value of a cell; None where it is at fault, which is then among the problems."""
    if column.name not in columns:
        return None
    at, row = columns[column.name], len(written.tables[table.name])
    cell = cells[at] if at < len(cells) else None
    where = (written.place(table.name, row, column.name), table.name, "", column.name, shown(cell))
    if not _is_filled(cell) and completing.is_proposed(table, column, _Row(cells, columns)):
        return None
    cell = written.understood.cell(cell, column, where[0])
    try:
        value = parse(text_of(cell, column), column)
    except ValueError as fault:
        written.problems.append(Problem(reason(fault), *where))
        written.faulty.add((table.name, row, column.name))
        return None
    if isinstance(cell, str) and (odd := unsettled(cell)):
        written.problems.append(Problem(Sentence("in this text %(odd)s", odd=odd), *where, level="finding"))
    return value


class _Row(dict):
    """The filled cells of one line by the name of their column."""

    def __init__(self, cells: list[Cell], columns: dict[str, int]) -> None:
        super().__init__({name: cells[at] for name, at in columns.items() if at < len(cells) and _is_filled(cells[at])})


def text_of(cell: Cell, column: Column) -> str:
    """Return what `parse` reads; ValueError where the cell holds something else than the column takes."""
    if isinstance(cell, Odd):
        raise ValueError(_ODD[cell.kind].of(text=cell.text))
    if column.type == "date" and isinstance(cell, (bool, int, float)):
        raise ValueError(Sentence("the number %(cell)s is not a day; write it as 2018-02-07", cell=shown(cell)))
    if isinstance(cell, date):
        if column.type != "date":
            raise ValueError(
                Sentence(
                    "a day stands here (%(cell)s); if you typed something else, format the cell as text first",
                    cell=cell,
                )
            )
        return cell.isoformat()
    if isinstance(cell, bool):
        if column.type != "boolean":
            raise ValueError(
                Sentence(
                    "“%(cell)s” is a yes-or-no value; format the cell as text and write the word again",
                    cell=shown(cell),
                )
            )
        return shown(cell)
    if isinstance(cell, (int, float)):
        if column.type in ("key", "text") and cell != int(cell):
            raise ValueError(
                Sentence(
                    "the number %(cell)s may have lost zeros; format the cell as text and write it again",
                    cell=f"{cell!r}",
                )
            )
        return shown(cell)
    return cell or ""


_ODD = {
    "percent": Sentence(
        "a percentage stands here (%(text)s); format the cell as a number and write the number, such as 13.7"
    ),
    "early": Sentence(
        "a day before March 1900 stands here, which programs count differently; format the cell "
        "as text and write the day, such as 1899-12-31"
    ),
    "error": Sentence("Excel could not work this out (%(text)s); write the value itself"),
    "formula": Sentence(
        "the formula %(text)s has no value; write the value itself, or open the file in Excel and save it again"
    ),
    "time": Sentence("a time stands here (%(text)s); write the value itself"),
    "moment": Sentence("a day with a time stands here (%(text)s); write the day alone, such as 2018-02-07"),
}


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


def _is_filled(cell: Cell) -> bool:
    return cell is not None and not (isinstance(cell, str) and not clean(cell))


def shown(cell: Cell) -> str:
    """Return what stands in a cell, as a person sees it."""
    if cell is None:
        return ""
    if isinstance(cell, Odd):
        return cell.text
    if isinstance(cell, bool):
        return str(cell).lower()
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) and abs(cell) < 1e15 else str(cell)


def letter(at: int) -> str:
    """Return the letters of a column, 0 for A."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
