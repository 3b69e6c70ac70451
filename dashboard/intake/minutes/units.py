"""What of a document is read together: a paragraph, a table with all its rows, rows that are written with tabs."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from dashboard.intake.minutes import tables
from dashboard.intake.reading import Block


def units(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Return paragraphs one by one, tables with all their rows, and rows that are written with tabs as tables."""
    tabbed: list[Block] = []
    for table, rows in groupby(blocks, lambda block: block.place.split(", row ")[0] if block.is_table else ""):
        for row in [] if table else rows:
            cells = row.cells[0][0].split("\t") if row.cells[0] else []
            if len(cells) > 1 and row.role != "heading":
                tabbed.append(_as_row(cells, row.place))
                continue
            yield from _tabbed(tabbed)
            tabbed = []
            yield [row]
        if table:
            yield from _tabbed(tabbed)
            tabbed = []
            yield list(rows)
    yield from _tabbed(tabbed)


def _tabbed(rows: list[Block]) -> Iterator[list[Block]]:
    """Return lines written with tabs as a table where they begin with titles, as paragraphs otherwise."""
    if rows and tables.columns(rows[0]):
        yield rows
        return
    for row in rows:
        text = "\t".join(" ".join(cell) for cell in row.cells)
        yield [Block(row.place, False, [[text]], [False])]


def nested(cell: list[str], place: str) -> Iterator[list[Block]]:
    """Return the tables within a cell that have titles of actions."""
    for is_row, lines in groupby(cell, lambda line: "\t" in line):
        rows = [_as_row(line.split("\t"), place) for line in lines] if is_row else []
        if len(rows) > 1 and tables.columns(rows[0]):
            yield rows


def _as_row(cells: list[str], place: str) -> Block:
    told = [[cell.strip()] if cell.strip() else [] for cell in cells]
    count = len(told)
    return Block(place, True, told, [False] * count, "", 0, list(range(count)), [False] * count)
