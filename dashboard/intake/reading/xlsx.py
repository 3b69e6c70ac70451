"""The sheets of an Excel workbook as plain cells: openpyxl reads the values, one walk over the XML the rest."""

import io
import math
import re
from collections.abc import Mapping
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.utils import coordinate_to_tuple, get_column_letter

from dashboard.intake.reading.archive import Depth, members, walk
from dashboard.intake.reading.kinds import DAMAGED, Unreadable
from dashboard.problems import Sentence

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 20_000, 300, 400_000
_CONTROL = re.compile(r"_x(00(?:0[0-8B-Fb-f]|1[0-9A-Fa-f]))_")


def sheets(content: bytes) -> list[dict]:
    """Return every sheet with title, is_hidden, rows, merged and hidden_rows; Unreadable says what is wrong."""
    held = members(content)
    if b"purl.oclc.org/ooxml" in held.get("xl/workbook.xml", b"")[:4000]:
        raise Unreadable(Sentence("it is a “Strict Open XML” workbook; save it as an Excel workbook (.xlsx)"))
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    found = [_sheet(sheet, held) for sheet in book.worksheets]
    if not found:
        raise Unreadable(DAMAGED)
    return found


def _sheet(sheet, held: Mapping[str, bytes]) -> dict:
    if sheet._worksheet_path not in held:
        raise Unreadable(DAMAGED)
    seen = _Seen(sheet.title)
    walk(held[sheet._worksheet_path], seen, sheet.title)
    rows = sheet.iter_rows(max_row=seen.last_row, max_col=seen.last_column) if seen.last_row else []
    read = [
        [_value(cell, (number, at), seen) for at, cell in enumerate(row, start=1)]
        for number, row in enumerate(rows, start=1)
    ]
    return {
        "title": sheet.title,
        "is_hidden": sheet.sheet_state != "visible",
        "rows": read,
        "merged": seen.merged,
        "hidden_rows": sorted(row for row in seen.hidden if row <= seen.last_row),
    }


def _value(cell, place: tuple[int, int], seen: "_Seen") -> object:
    if place in seen.formulas:
        return {"odd": "formula", "text": f"={seen.formulas[place]}"}
    value, kind = cell.value, cell.data_type
    if kind == "e":
        return {"odd": "error", "text": str(value)}
    if isinstance(value, (int, float)) and not isinstance(value, bool) and "%" in cell.number_format:
        return {"odd": "percent", "text": f"{100 * value:.12g}%"}
    if isinstance(value, date) and value.year < 1901 and str(value) < "1900-03-01":
        return {"odd": "early", "text": f"{value:%Y-%m-%d}"}
    if isinstance(value, datetime):
        whole = (value.hour, value.minute, value.second) == (0, 0, 0)
        return {"date": value.date().isoformat()} if whole else {"odd": "moment", "text": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, str):
        # What Excel cannot write in XML it writes as _x000D_; openpyxl leaves that as it is.
        return _CONTROL.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, float) and not math.isfinite(value):
        return {"odd": "error", "text": str(value)}
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return {"odd": "time", "text": str(value)}


class _Seen(Depth):
    """What openpyxl's reader does not tell: how far cells reach, formulas without value, merged and hidden."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.last_row = self.last_column = self.cells = 0
        self.merged: list[str] = []
        self.hidden: set[int] = set()
        self.formulas: dict[tuple[int, int], str] = {}
        self._row = self._column = 0
        self._inside = self._formula = self._written = ""
        self._has_formula = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        super().start(tag, attributes)
        self._inside = tag
        if tag == "row":
            self._next_row(attributes)
        elif tag == "c":
            self._next_cell(attributes)
        elif tag == "f":
            self._has_formula = True
        elif tag == "mergeCell":
            self.merged.append(attributes.get("ref", "")[:40])

    def end(self, tag: str) -> None:
        super().end(tag)
        if tag == "c" and (self._written or self._has_formula):
            self._hold_size()
            if not self._written:
                self.formulas[self._row, self._column] = self._formula[:200]
        self._inside = ""

    def text(self, text: str) -> None:
        if self._inside in ("v", "t"):
            self._written = self._written or text
        elif self._inside == "f":
            self._formula += text

    def _next_row(self, attributes: Mapping[str, str]) -> None:
        row = int(attributes.get("r", self._row + 1))
        if row <= self._row:  # rows out of order would be put in the wrong place
            raise Unreadable(DAMAGED)
        self._row, self._column = row, 0
        if attributes.get("hidden") in ("1", "true"):
            self.hidden.add(row)

    def _next_cell(self, attributes: Mapping[str, str]) -> None:
        row, column = coordinate_to_tuple(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
        if row != self._row or column <= self._column:
            raise Unreadable(DAMAGED)
        self._column, self._formula, self._written, self._has_formula = column, "", "", False

    def _hold_size(self) -> None:
        self.cells += 1
        if self._row > MAX_ROWS or self._column > MAX_COLUMNS or self.cells > MAX_CELLS:
            place = f"{self.title}!{get_column_letter(self._column)}{self._row}"
            raise Unreadable(
                Sentence(
                    "%(place)s lies outside of %(max_rows)s rows and %(max_columns)s columns, or there are "
                    "more than %(max_cells)s cells; delete what lies there and save it again",
                    place=place,
                    max_rows=MAX_ROWS,
                    max_columns=MAX_COLUMNS,
                    max_cells=MAX_CELLS,
                )
            )
        self.last_row, self.last_column = max(self.last_row, self._row), max(self.last_column, self._column)
