"""What a workbook says once it was read: its tables, and where in it each row and column stands."""

import re
from dataclasses import dataclass, field, replace

from dashboard.contract.schema import TABLES, VERSION
from dashboard.intake.workbook import understanding
from dashboard.intake.workbook.merging import key_of
from dashboard.intake.workbook.names import title
from dashboard.intake.workbook.understanding import Understanding
from dashboard.problems import Problem
from dashboard.store.filed import Rows


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
