"""Exports made up after the shapes of the form tools, each with what is to come out of it: `exports.txt`.

Under a line `=== name kind` stand the sheets (`@ title`), a line a row, cells between bars, a moment behind `!`; under
`---` what nobody can know (`?`) and a person says (`->`), then each answer: region; day; question and column; value.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlsxwriter

from tests.intake.survey import files

# Lines of a sheet that are no replies, where not one.
HEAD = {"surveymonkey": 2, "eusurvey": 4, "nextcloud": 2, "qualtrics": 3}
Rows = list[list[str | datetime | None]]


@dataclass(frozen=True)
class Export:
    """One export: its name, the file, what has to be asked, and its right answers."""

    name: str
    sheets: dict[str, Rows]
    kind: str
    asked: dict[str, str]
    right: set[tuple[str, ...]]

    def content(self, sheets: dict[str, Rows] | None = None) -> bytes:
        """Return the file, or the same with other lines."""
        return _WRITERS[self.kind](sheets or self.sheets)


def exports(file: str = "exports.txt") -> Iterator[Export]:
    """Return every export in the order of the file; `layouts.txt` has those that offices lay out by hand."""
    for part in Path(__file__).with_name(file).read_text("utf-8").split("=== ")[1:]:
        head, _, rest = part.partition("\n")
        name, _, kind = head.partition(" ")
        body, _, told = rest.partition("---\n")
        lines = told.splitlines()
        asked = dict(line[2:].split(" -> ") for line in lines if line.startswith("?"))
        right = {tuple(map(str.strip, line.split(";", 3))) for line in lines if line and not line.startswith("?")}
        yield Export(name, _sheets(body), kind, asked, right)


def _sheets(body: str) -> dict[str, Rows]:
    sheets: dict[str, Rows] = {}
    for part in body.split("@ ")[1:]:
        title, _, rest = part.partition("\n")
        sheets[title] = [[_cell(cell.strip()) for cell in line.split("|")] for line in rest.splitlines()]
    return sheets


def _cell(text: str) -> str | datetime | None:
    return datetime.fromisoformat(text[1:]) if text.startswith("!2") else text or None


def _text(sheets: dict[str, Rows], separator: str = ",") -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows(next(iter(sheets.values())))
    return file.getvalue().encode("utf-8-sig")


def _semicolons(sheets: dict[str, Rows]) -> bytes:
    return _text(sheets, ";")


def _book(sheets: dict[str, Rows]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd hh:mm:ss"}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title[:31])
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(at, column, cell)
    return content.getvalue()


def _open(sheets: dict[str, Rows]) -> bytes:
    (rows,) = sheets.values()
    return files.ods(rows[4:], rows[3])


def _zip(sheets: dict[str, Rows]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in sheets.items():
            archive.writestr(name, _text({name: rows}))
    return content.getvalue()


_WRITERS = {"csv": _text, "csv;": _semicolons, "xlsx": _book, "ods": _open, "zip": _zip}
