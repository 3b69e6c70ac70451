"""A Word document as paragraphs and table rows in reading order, each with its place."""

import io
from collections.abc import Iterator

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from dashboard.intake.reading.archive import members


def blocks(content: bytes) -> list[dict]:
    """Return place, is_table, cells (each a list of paragraphs) and marks (whether all of a cell is bold)."""
    members(content)
    found, paragraphs, tables = [], 0, 0
    for item in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(item, Paragraph):
            paragraphs += 1
            found += _paragraph(item, f"paragraph {paragraphs}")
        else:
            tables += 1
            found += _rows(item, f"table {tables}")
    return found


def _paragraph(item: Paragraph, place: str) -> list[dict]:
    text = item.text.strip()
    is_heading = (item.style.name or "").startswith(("Heading", "Title")) if item.style is not None else False
    mark = is_heading or _is_bold(item)
    return [{"place": place, "is_table": False, "cells": [[text]], "marks": [mark]}] if text else []


def _rows(table: Table, place: str) -> Iterator[dict]:
    for number, row in enumerate(table.rows, start=1):
        # A merged cell is told once for every column it spans.
        cells = list({id(cell._tc): cell for cell in row.cells}.values())
        held = [[one for one in cell.paragraphs if one.text.strip()] for cell in cells]
        yield {
            "place": f"{place}, row {number}",
            "is_table": True,
            "cells": [[line.strip() for one in cell for line in one.text.split("\n") if line.strip()] for cell in held],
            "marks": [bool(cell) and all(map(_is_bold, cell)) for cell in held],
        }


def _is_bold(item: Paragraph) -> bool:
    runs = [run for run in item.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)
