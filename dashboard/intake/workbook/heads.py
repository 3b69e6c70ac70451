"""Where the columns of a table stand on its sheet, by the names at its head."""

import difflib
from collections import Counter
from collections.abc import Iterable

from dashboard.contract.schema import Table
from dashboard.intake.reading import Cell, Sheet
from dashboard.intake.workbook import names
from dashboard.intake.workbook.cells import letter, shown
from dashboard.intake.workbook.written import Written
from dashboard.problems import Problem, Sentence

MISSING = "missing column"
_HIGHEST = 20  # rows within which the names of the columns are looked for


def top(sheet: Sheet, table: Table) -> int:
    """Return where the row with the names of the columns stands, 0 for the first; others may have come above it."""
    meant = names.columns(table.name)
    known = [len({meant[told] for cell in row if (told := name(cell)) in meant}) for row in sheet.rows[:_HIGHEST]]
    most = max(known, default=0)
    return known.index(most) if most > len(table.header) / 2 else 0


def columns(header: list[str], line: int, table: Table, written: Written) -> dict[str, int]:
    """Return where each column of the table stands, 0 for the first; missing, doubled and unknown ones are problems."""
    label = written.sheet(table.name)
    counts = Counter(name for name in header if name)
    unknown = [name for name in counts if name not in table.header]
    found: dict[str, int] = {}
    for at, name in enumerate(header):
        if name in table.header and name not in found:
            found[name] = at
        elif name in table.header:
            sentence = Sentence(
                "the column “%(name)s” is there %(counts)s times; keep one", name=name, counts=counts[name]
            )
            written.problems.append(
                Problem(sentence, f"{label}!{letter(at)}{line}", table.name, column=name, value=name)
            )
    missing = [one.name for one in table.columns if one.name not in found and one.since <= written.version]
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
    return found


def header(sheets: Iterable[Sheet]) -> list[str]:
    """Return the names in the first row of the first sheet; none where there is no sheet."""
    first = next(iter(sheets), None)
    return [name(cell) for cell in first.rows[0]] if first and first.rows else []


def name(cell: Cell) -> str:
    """Return the name of a column as it is looked up, whatever its spaces and signs; empty where none stands."""
    return "" if cell is None else names.written(shown(cell))
