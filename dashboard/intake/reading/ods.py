"""The sheets of an OpenDocument spreadsheet as plain cells, in one walk over its XML."""

from collections.abc import Mapping

from dashboard.intake.reading.archive import Depth, members, walk
from dashboard.intake.reading.kinds import DAMAGED, Unreadable
from dashboard.intake.reading.xlsx import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from dashboard.problems import Sentence


def sheets(content: bytes) -> list[dict]:
    """Return every sheet with title, is_hidden, rows, merged and hidden_rows; Unreadable says what is wrong."""
    held = members(content)
    if "content.xml" not in held:
        raise Unreadable(DAMAGED)
    found = _Tables()
    walk(held["content.xml"], found, "content.xml")
    return found.sheets


class _Tables(Depth):
    """Collects tables; repeated cells and rows are written out only where something stands in them."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[dict] = []
        self._row: list = []
        self._skipped_rows = self._skipped_cells = self._cells = 0
        self._cell: Mapping[str, str] = {}
        self._lines: list[str] = []
        self._is_text = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        super().start(tag, attributes)
        if tag == "table":
            title = attributes.get("table:name", "")
            self.sheets.append({"title": title, "is_hidden": False, "rows": [], "merged": [], "hidden_rows": []})
            self._skipped_rows = 0
        elif tag == "table-row":
            self._row, self._skipped_cells = [], 0
            self._rows = int(attributes.get("table:number-rows-repeated", 1))
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell, self._lines = attributes, []
        elif tag == "p":
            self._lines.append("")
            self._is_text = True

    def end(self, tag: str) -> None:
        super().end(tag)
        if tag == "p":
            self._is_text = False
        elif tag in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif tag == "table-row" and self.sheets:
            self._end_row()

    def text(self, text: str) -> None:
        if self._is_text:
            self._lines[-1] += text

    def _end_cell(self) -> None:
        times = int(self._cell.get("table:number-columns-repeated", 1))
        value = self._value()
        if value is None:
            self._skipped_cells += times
            return
        self._hold(len(self._row) + self._skipped_cells + times, MAX_COLUMNS, times)
        self._row += [None] * self._skipped_cells + [value] * times
        self._skipped_cells = 0

    def _end_row(self) -> None:
        if not self._row:
            self._skipped_rows += self._rows
            return
        rows = self.sheets[-1]["rows"]
        self._hold(len(rows) + self._skipped_rows + self._rows, MAX_ROWS, len(self._row) * self._rows)
        rows += [[] for _ in range(self._skipped_rows)] + [list(self._row) for _ in range(self._rows)]
        self._skipped_rows = 0

    def _hold(self, reached: int, most: int, cells: int) -> None:
        self._cells += cells
        if reached > most or self._cells > MAX_CELLS:
            raise Unreadable(
                Sentence(
                    "it has more than %(max_rows)s rows, %(max_columns)s columns or %(max_cells)s cells",
                    max_rows=MAX_ROWS,
                    max_columns=MAX_COLUMNS,
                    max_cells=MAX_CELLS,
                )
            )

    def _value(self) -> object:
        kind = self._cell.get("office:value-type", "")
        text = "\n".join(self._lines)
        if kind == "percentage":
            return {"odd": "percent", "text": text or self._cell["office:value"]}
        if kind in ("float", "currency"):
            number = float(self._cell["office:value"])
            return int(number) if number == int(number) else number
        if kind == "boolean":
            return self._cell.get("office:boolean-value") == "true"
        if kind == "date":
            day, _, moment = self._cell["office:date-value"].partition("T")
            return {"odd": "moment", "text": f"{day} {moment}"} if moment.strip("0:") else {"date": day}
        return text or None
