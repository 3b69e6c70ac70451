"""A table as text: the separator that stands most often outside quotes in the header, or that a line `sep=` names."""

import csv
import io
import re

from dashboard.intake.reading.kinds import DAMAGED, Unreadable, decoded
from dashboard.intake.reading.xlsx import MAX_COLUMNS, MAX_ROWS
from dashboard.problems import Sentence

_NAMED = re.compile(r"sep=(.)\n")
_QUOTED = re.compile(r'"[^"]*"')
SEPARATORS = ",;\t|"


def sheets(content: bytes) -> list[dict]:
    """Return the table as the one sheet “Content”; Unreadable says what is wrong."""
    text = decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    named = _NAMED.match(text)
    text = text[named.end() :] if named else text
    separator = named[1] if named else _separator(text)
    try:
        csv.field_size_limit(max(len(text) + 1, 2**17))  # it holds for the whole process
        rows = [
            [cell or None for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        ]
    except csv.Error:
        raise Unreadable(DAMAGED) from None
    if named:
        rows.insert(0, [])  # so that a place is the one a spreadsheet shows
    if len(rows) > MAX_ROWS or max(map(len, rows), default=0) > MAX_COLUMNS:
        raise Unreadable(
            Sentence(
                "it has more than %(max_rows)s rows or %(max_columns)s columns",
                max_rows=MAX_ROWS,
                max_columns=MAX_COLUMNS,
            )
        )
    return [{"title": "Content", "is_hidden": False, "rows": rows, "merged": [], "hidden_rows": []}]


def _separator(text: str) -> str:
    """Return what stands most often outside quotes in the header, which may have several lines."""
    bare = _QUOTED.sub("", text[:100_000])
    first = next((line for line in bare.split("\n") if line.strip()), "")
    return max(SEPARATORS, key=first.count)
