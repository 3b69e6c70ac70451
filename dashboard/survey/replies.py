"""The replies in a file: one a row, by the title of each column. Sheets past the first go on to the right."""

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from dashboard.problems import Refused
from dashboard.reading import Cell, Odd, Sheet
from dashboard.snapshots.values import clean

_HEAD = ("alias", "export date")


@dataclass(frozen=True)
class Replies:
    """The titles of the columns in order, each reply's cells in that order, and where they stand."""

    titles: list[str]
    rows: list[list[Cell]]
    letters: list[str]
    sheets: list[str]
    first_lines: list[int]

    def place(self, row: int, at: int) -> str:
        """Return where a cell stands, such as `Content!C5`."""
        return f"{self.sheets[at]}!{self.letters[at]}{self.first_lines[at] + row}"


def replies(sheets: Iterable[Sheet]) -> Replies:
    """Return the replies of a file; Refused where there is no header or no reply."""
    found = Replies([], [], [], [], [])
    for sheet in sheets:
        header = _header(sheet)
        if header is None:
            continue
        rows = [row for row in sheet.rows[header + 1 :] if any(cell is not None for cell in row)]
        for at, cell in enumerate(sheet.rows[header]):
            if title := clean("" if cell is None else str(cell)):
                found.titles.append(" ".join(title.split()))
                found.letters.append(get_column_letter(at + 1))
                found.sheets.append(sheet.title)
                found.first_lines.append(header + 2)
                for number, row in enumerate(rows):
                    if number == len(found.rows):
                        found.rows.append([])
                    missing = len(found.titles) - 1 - len(found.rows[number])
                    found.rows[number] += [None] * missing + [row[at] if at < len(row) else None]
    if not found.rows:
        raise Refused(
            "There is no reply in this file: it needs a row with the titles of the questions and one row a reply."
        )
    for row in found.rows:
        row += [None] * (len(found.titles) - len(row))
    return found


def _header(sheet: Sheet) -> int | None:
    """Return which row holds the titles: the first one that is neither empty nor the head of an EUSurvey export."""
    for at, row in enumerate(sheet.rows):
        filled = [cell for cell in row if cell is not None]
        if filled and str(filled[0]).strip(" :").casefold() not in _HEAD:
            return at
    return None


def shown(cell: Cell) -> str:
    """Return a cell as people read it."""
    return "" if cell is None else cell.text if isinstance(cell, Odd) else str(cell)
