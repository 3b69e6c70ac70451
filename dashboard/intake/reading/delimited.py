"""A table as text: commas, semicolons or tabs between its cells, whichever the header has most of."""

import csv
import io

from dashboard.intake.reading.kinds import DAMAGED, Unreadable
from dashboard.intake.reading.xlsx import MAX_COLUMNS, MAX_ROWS


def sheets(content: bytes) -> list[dict]:
    """Return the table as the one sheet “Content”; Unreadable says what is wrong."""
    text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    try:
        rows = [
            [cell or None for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        ]
    except csv.Error:
        raise Unreadable(DAMAGED) from None
    if len(rows) > MAX_ROWS or max(map(len, rows), default=0) > MAX_COLUMNS:
        raise Unreadable(f"it has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns")
    return [{"title": "Content", "is_hidden": False, "rows": rows, "merged": [], "hidden_rows": []}]
