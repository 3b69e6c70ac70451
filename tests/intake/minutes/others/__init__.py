"""Minutes of ninety-eight other shapes, in words of our own, each with what is to be found in it.

Forty stand in `minutes.txt`, fifteen in `further.txt`, forty-three in `later.txt`.
Under a line `=== name` stand the lines of the document (`=` its title, `#` a heading, `*` a list, `**…**` bold, `|`
a row of a table), under `---` each action: a piece of its title; owner; first and last day; precision.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from docx import Document

Right = tuple[str, ...]


def documents(file: str) -> Iterator[tuple[str, list[str], list[Right]]]:
    """Return each document of a file with its name, its lines and its right actions."""
    for part in Path(__file__).with_name(file).read_text("utf-8").split("=== ")[1:]:
        name, _, rest = part.partition("\n")
        body, _, rows = rest.partition("---\n")
        right = [tuple(value.strip() for value in line.split(";")) for line in rows.splitlines() if line]
        yield name, body.splitlines(), right


def word(lines: list[str]) -> bytes:
    """Make the Word file of a document's lines."""
    document, table = Document(), None
    for line in lines:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            table = table or document.add_table(rows=0, cols=len(cells))
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
            continue
        table = None
        if line.startswith(("= ", "# ")):
            document.add_heading(line[2:], 0 if line[0] == "=" else 1)
        elif line.startswith("* "):
            document.add_paragraph(line[2:], style="List Bullet")
        else:
            document.add_paragraph().add_run(line.strip("*")).bold = line.startswith("**") or None
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()
