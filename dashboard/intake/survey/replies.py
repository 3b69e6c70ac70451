"""The replies in a file: one a row, by the title of each column. Sheets past the first go on to the right."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from openpyxl.utils import get_column_letter

from dashboard.intake.reading import Cell, Odd, Sheet
from dashboard.problems import Refused
from dashboard.store.values import clean

_HEAD = ("alias", "export date")


@dataclass(frozen=True)
class Replies:
    """The titles of the columns in order, where they stand, and each reply's cells by its line below the titles."""

    titles: list[str]
    rows: dict[int, list[Cell]]
    letters: list[str]
    sheets: list[str]
    first_lines: list[int]

    def place(self, line: int, at: int) -> str:
        """Return where a cell stands, such as `Content!C5`; line -1 is that of the titles."""
        return f"{self.sheets[at]}!{self.letters[at]}{self.first_lines[at] + line}"


def replies(sheets: Iterable[Sheet]) -> Replies:
    """Return the replies of a file; Refused where there is no header or no reply."""
    found = Replies([], {}, [], [], [])
    columns: list[list[Cell]] = []
    for sheet in sheets:
        header = _header(sheet)
        if header is None:
            continue
        for at, cell in enumerate(sheet.rows[header]):
            if title := clean("" if cell is None else str(cell)):
                found.titles.append(" ".join(title.split()))
                found.letters.append(get_column_letter(at + 1))
                found.sheets.append(sheet.title)
                found.first_lines.append(header + 2)
                columns.append([row[at] if at < len(row) else None for row in sheet.rows[header + 1 :]])
    # A reply is on the same line of every sheet, also where one of them has nothing on it.
    for line, cells in enumerate(zip_longest(*columns)):
        if any(cell is not None for cell in cells):
            found.rows[line] = list(cells)
    if not found.rows:
        raise Refused(
            "There is no reply in this file: it needs a row with the titles of the questions and one row a reply."
        )
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
