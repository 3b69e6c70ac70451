"""A workbook to change: as a file, and as the sheets that were read from it."""

import copy
import io

import openpyxl
from openpyxl.utils import get_column_letter

from dashboard.intake.reading import Sheet


class Book:
    """A workbook as the secretariat changes it: cells by sheet, key and column."""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(content))

    def cell(self, sheet: str, key: str, column: str):
        """Return the cell of the row whose first cell is `key`."""
        own = self.book[sheet]
        at = [cell.value for cell in own[1]].index(column) + 1
        row = next(cell.row for cell in own["A"] if cell.value == key)
        return own.cell(row, at)

    def put(self, sheet: str, key: str, column: str, value) -> str:
        """Write a cell; returns its place as problems name it."""
        cell = self.cell(sheet, key, column)
        cell.value = value
        return f"{sheet}!{cell.coordinate}"

    def add(self, sheet: str, **values) -> int:
        """Write a new row after the last one, and return its number."""
        own = self.book[sheet]
        line = max(row[0].row for row in own.iter_rows() if any(cell.value is not None for cell in row)) + 1
        for name, value in values.items():
            own.cell(line, [cell.value for cell in own[1]].index(name) + 1, value)
        return line

    def content(self) -> bytes:
        """Return the workbook as saved."""
        saved = io.BytesIO()
        self.book.save(saved)
        return saved.getvalue()


class Pages:
    """The sheets of a workbook as they were read, to change cell by cell without writing a file."""

    def __init__(self, sheets: list[Sheet]) -> None:
        self.by_title = {sheet.title: copy.deepcopy(sheet) for sheet in sheets}

    def rows(self, sheet: str) -> list[list]:
        return self.by_title[sheet].rows

    def put(self, sheet: str, key: str, column: str, value) -> str:
        """Write a cell of the row whose first cell is `key`; returns its place as problems name it."""
        rows = self.rows(sheet)
        line = next(line for line, row in enumerate(rows) if row[0] == key)
        at = rows[0].index(column)
        rows[line][at] = value
        return f"{sheet}!{get_column_letter(at + 1)}{line + 1}"

    def add(self, sheet: str, **values) -> int:
        """Write a new row after the last one, and return its number."""
        rows = self.rows(sheet)
        rows.append([values.get(name) for name in rows[0]])
        return len(rows)

    def sheets(self) -> list[Sheet]:
        return list(self.by_title.values())
