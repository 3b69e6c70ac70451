"""One sheet of an export as a table: which line has the titles, which lines are answers, and what stands where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from dashboard.intake.reading import Cell, Odd, Sheet
from dashboard.intake.survey import forms
from dashboard.intake.survey.forms import Tool, plain
from dashboard.store.values import clean

_HEAD = ("alias", "export date")
Doubled = tuple[str, str, str]  # a title, where it stands once more, and where first


@dataclass(frozen=True)
class Said:
    """One filled cell: what stands in it, and where, such as `Content!C5`."""

    cell: Cell
    place: str


@dataclass(frozen=True)
class Table:
    """One sheet: its title, the titles of its columns by place, its lines by number, and the titles there twice."""

    name: str
    header: int
    columns: dict[int, str]
    lines: dict[int, list[Cell]]
    doubled: list[Doubled]

    def at(self, *names: str) -> int | None:
        """Return the place of the first column of one of these titles."""
        return next((at for at, title in self.columns.items() if title and plain(title) in names), None)

    def key(self, line: int, at: int | None) -> str:
        """Return what stands in a cell as the tool's own number; empty where nothing does."""
        cells = self.lines[line]
        return "" if at is None or at >= len(cells) else shown(cells[at]).strip()

    def said(self, line: int) -> Iterator[tuple[str, Said]]:
        """Yield title and cell of whatever is filled on a line."""
        for at, title in self.columns.items():
            cell = self.lines[line][at] if at < len(self.lines[line]) else None
            if cell is not None and not (isinstance(cell, str) and not cell.strip()):
                yield title, Said(cell, self.place(line, at))

    def place(self, line: int, at: int) -> str:
        """Return where a cell stands."""
        return f"{self.name}!{get_column_letter(at + 1)}{line}"

    def numbered(self, at: int | None) -> tuple[dict[str, int], dict[int, str]]:
        """Return the lines by the tool's own number, and those whose number stands on another line that differs."""
        keys = {line: key for line in self.lines if (key := self.key(line, at))}
        first: dict[str, int] = {}
        for line, key in keys.items():
            first.setdefault(key, line)
        odd = {key for line, key in keys.items() if self.lines[line] != self.lines[first[key]]}
        return (
            {key: line for key, line in first.items() if key not in odd},
            {line: key for line, key in keys.items() if key in odd},
        )


def table(sheet: Sheet, header: int, tool: Tool, is_underscored: bool) -> Table:
    """Return a sheet with its titles; those under two headers are joined, as in “Question [Formal role]”."""
    texts = [text(cell) for cell in sheet.rows[header]]
    start = header + 1
    below = [text(cell) for cell in sheet.rows[start]] if start < len(sheet.rows) else []
    if tool.has_two_headers and start < len(sheet.rows):
        texts, start = _under(texts, below), start + 1
    elif len(roles := [one for one in below if one]) > 1 and all(map(forms.role_of, roles)):
        texts, start = _under(texts, below), start + 1  # roles under the questions, in merged cells above them
    if tool.has_titles_below and start < len(sheet.rows):
        texts, start = [text(cell) for cell in sheet.rows[start]], start + 1
    if is_underscored:
        texts = [" ".join(title.replace("_", " ").split()) for title in texts]
    lines = {
        number: row
        for number, row in enumerate(sheet.rows[start:], start=start + 1)
        if any(cell is not None for cell in row) and not _is_for_machines(row, tool)
    }
    columns: dict[int, str] = {}
    first: dict[str, int] = {}
    doubled = []
    for at, title in enumerate(texts):
        letter = get_column_letter(at + 1)
        if title and title in first and is_option(title, [row[at] for row in lines.values() if at < len(row)]):
            title = f"{title} ({letter})"  # of another question than the one before
        if title and title in first and not tool.is_own(title):
            earlier = get_column_letter(first[title] + 1)
            doubled.append((title, f"{sheet.title}!{letter}{header + 1}", f"{sheet.title}!{earlier}{header + 1}"))
        elif title and first.setdefault(title, at) == at:
            columns[at] = title
    return Table(sheet.title, header + 1, columns, lines, doubled)


def _is_for_machines(row: list[Cell], tool: Tool) -> bool:
    return bool(tool.machine) and any(isinstance(cell, str) and cell.startswith(tool.machine) for cell in row)


def header(sheet: Sheet) -> int | None:
    """Return which row holds the titles: the first one that is neither empty nor the head of an EUSurvey export.

    A line of one cell over a table of several is its name, or a remark.
    """
    least = min(2, max((sum(cell is not None for cell in row) for row in sheet.rows), default=0))
    for at, row in enumerate(sheet.rows):
        filled = [cell for cell in row if cell is not None]
        if len(filled) >= max(1, least) and str(filled[0]).strip(" :").casefold() not in _HEAD:
            return at
    return None


def is_option(title: str, cells: Sequence[Cell]) -> bool:
    """Whether a column is titled by an option alone: what stands in it is never anything but its title."""
    said = {plain(shown(cell)) for cell in cells if cell is not None and shown(cell).strip()}
    return said == {plain(title)} or bool(said and forms.is_title_of("other", title))


def text(cell: Cell) -> str:
    """Return a cell as a title."""
    return " ".join(clean("" if cell is None else shown(cell)).split())


def shown(cell: Cell) -> str:
    """Return a cell as people read it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else cell.text if isinstance(cell, Odd) else str(cell)


def _under(texts: list[str], under: list[str]) -> list[str]:
    above, found = "", []
    for at in range(max(len(texts), len(under))):
        above = texts[at] if at < len(texts) and texts[at] else above
        below = under[at] if at < len(under) else ""
        found.append(f"{above} [{below}]" if below and not forms.is_title_of("no_option", below) else above)
    return found
