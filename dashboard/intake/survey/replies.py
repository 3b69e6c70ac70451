"""The replies in a file: one for each line of its first sheet, with what other sheets say of it.

Lines of other sheets are joined by the number that the tool itself gives a reply, never by where they stand.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from dashboard.intake.reading import Cell, Odd, Sheet
from dashboard.intake.survey import forms
from dashboard.intake.survey.forms import Tool, plain
from dashboard.problems import Problem, Refused
from dashboard.store.values import clean

_HEAD = ("alias", "export date")
_NO_REPLY = "There is no reply in this file: it needs a row with the titles of the questions and one row a reply."


@dataclass(frozen=True)
class Said:
    """One filled cell: what stands in it, and where, such as `Content!C5`."""

    cell: Cell
    place: str


@dataclass(frozen=True)
class Reply:
    """One reply: where it begins, and by title what was said, several things where a part of the form repeats."""

    place: str
    said: dict[str, list[Said]]

    def text(self, title: str) -> str:
        """Return the first thing said under a title, as people read it."""
        return shown(self.said[title][0].cell) if self.said.get(title) else ""


@dataclass(frozen=True)
class Replies:
    """The tool that wrote the file, where each title stands, the replies in order, and what could not be joined."""

    tool: Tool
    titles: dict[str, str]
    replies: list[Reply]
    problems: list[Problem] = field(default_factory=list)
    doubled: list[tuple[str, str, str]] = field(default_factory=list)

    def all_said(self, title: str) -> Iterator[Said]:
        """Yield every cell under a title."""
        for reply in self.replies:
            yield from reply.said.get(title, ())


@dataclass(frozen=True)
class _Part:
    """One sheet: its title, the titles of its columns by place, and its lines by number."""

    name: str
    header: int
    columns: dict[int, str]
    lines: dict[int, list[Cell]]

    def at(self, name: str) -> int | None:
        return next((at for at, title in self.columns.items() if name and plain(title) == name), None)

    def key(self, line: int, at: int | None) -> str:
        cells = self.lines[line]
        return "" if at is None or at >= len(cells) else shown(cells[at]).strip()

    def said(self, line: int) -> Iterator[tuple[str, Said]]:
        for at, title in self.columns.items():
            cell = self.lines[line][at] if at < len(self.lines[line]) else None
            if cell is not None and not (isinstance(cell, str) and not cell.strip()):
                yield title, Said(cell, self.place(line, at))

    def place(self, line: int, at: int) -> str:
        return f"{self.name}!{get_column_letter(at + 1)}{line}"


def replies(sheets: Iterable[Sheet]) -> Replies:
    """Return the replies of a file; Refused where there is no header or no reply."""
    filled = [(sheet, header) for sheet in sheets if (header := _header(sheet)) is not None]
    if not filled:
        raise Refused(_NO_REPLY)
    tool = forms.tool_of([_text(cell) for sheet, header in filled for cell in sheet.rows[header]])
    doubled: list[tuple[str, str, str]] = []
    first, *others = [_part(sheet, header, tool, doubled) for sheet, header in filled]
    held = {line: Reply(first.place(line, min(first.columns)), _by_title(first.said(line))) for line in first.lines}
    if not held:
        raise Refused(_NO_REPLY)
    titles = {title: first.place(first.header, at) for at, title in first.columns.items()}
    problems: list[Problem] = []
    owners = {first.name: _indexed(first, tool, problems)}
    for part in others:
        owners[part.name] = _join(part, first, tool, owners, held, problems)
        for at, title in part.columns.items():
            titles.setdefault(title, part.place(part.header, at))
    return Replies(tool, titles, list(held.values()), problems, doubled)


def _header(sheet: Sheet) -> int | None:
    """Return which row holds the titles: the first one that is neither empty nor the head of an EUSurvey export."""
    for at, row in enumerate(sheet.rows):
        filled = [cell for cell in row if cell is not None]
        if filled and str(filled[0]).strip(" :").casefold() not in _HEAD:
            return at
    return None


def _part(sheet: Sheet, header: int, tool: Tool, doubled: list[tuple[str, str, str]]) -> _Part:
    """Return a sheet with its titles; those under two headers are joined, as in “Question [Formal role]”."""
    texts = [_text(cell) for cell in sheet.rows[header]]
    start = header + 1
    if tool.has_two_headers and start < len(sheet.rows):
        under = [_text(cell) for cell in sheet.rows[start]]
        texts, start = _under(texts, under), start + 1
    columns: dict[int, str] = {}
    first: dict[str, int] = {}
    name = sheet.title
    for at, title in enumerate(texts):
        if title and title in first and not tool.is_own(title):
            doubled.append((title, f"{name}!{get_column_letter(at + 1)}{header + 1}",
                            f"{name}!{get_column_letter(first[title] + 1)}{header + 1}"))  # fmt: skip
        elif title and first.setdefault(title, at) == at:
            columns[at] = title
    lines = {
        number: row
        for number, row in enumerate(sheet.rows[start:], start=start + 1)
        if any(cell is not None for cell in row)
    }
    return _Part(name, header + 1, columns, lines)


def _under(texts: list[str], under: list[str]) -> list[str]:
    above, found = "", []
    for at in range(max(len(texts), len(under))):
        above = texts[at] if at < len(texts) and texts[at] else above
        below = under[at] if at < len(under) else ""
        found.append(f"{above} [{below}]" if below and not forms.is_title_of("no_option", below) else above)
    return found


def _by_title(said: Iterable[tuple[str, Said]]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for title, one in said:
        found.setdefault(title, []).append(one)
    return found


def _indexed(part: _Part, tool: Tool, problems: list[Problem]) -> dict[str, int]:
    """Return the line of the first sheet by the tool's own number; one that two lines have belongs to neither."""
    at = part.at(tool.index)
    keys = {line: part.key(line, at) for line in part.lines}
    counts = Counter(keys.values())
    for line, key in keys.items():
        if key and counts[key] > 1 and not _alike(part, [other for other in keys if keys[other] == key]):
            sentence = f"the number {key} stands in {counts[key]} lines, so what other sheets say of it is left out"
            problems.append(Problem(sentence, part.place(line, at or 0), level="finding"))
            counts[key] = 0
    return {key: line for line, key in keys.items() if key and counts[key]}


def _alike(part: _Part, lines: list[int]) -> bool:
    return all(part.lines[line] == part.lines[lines[0]] for line in lines)


def _join(
    part: _Part,
    first: _Part,
    tool: Tool,
    owners: dict[str, dict[str, int]],
    held: dict[int, Reply],
    problems: list[Problem],
) -> dict[str, int]:
    """Add what a further sheet says to the replies it names, and return which reply each of its own lines is of."""
    parent, own = part.at(tool.parent), part.at(tool.index)
    is_repeat = parent is not None
    if not is_repeat:  # it goes on with the columns of the first sheet
        parent, own = own, None
    if parent is None:
        if any(not tool.is_own(title) for title in part.columns.values()):
            sentence = (
                f"the sheet “{part.name}” does not say which reply each of its lines belongs to, and lines are never "
                "joined by their place; export again with the number of the contribution on it, or as XML"
            )
            problems.append(Problem(sentence, f"{part.name}!A{part.header}"))
        return {}
    above = part.at(tool.parent_sheet)
    found: dict[str, int] = {}
    for line in part.lines:
        name = part.key(line, above) or first.name
        of = owners.get(name, owners[first.name]).get(part.key(line, parent))
        if of is None:
            sentence = "this line names no reply of the first sheet; it is left out"
            problems.append(Problem(sentence, part.place(line, parent), level="finding"))
            continue
        found[part.key(line, own)] = of
        for title, said in part.said(line):
            if not tool.is_own(title) or (not is_repeat and title not in first.columns.values()):
                held[of].said.setdefault(title, []).append(said)
    return found


def _text(cell: Cell) -> str:
    return " ".join(clean("" if cell is None else shown(cell)).split())


def shown(cell: Cell) -> str:
    """Return a cell as people read it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else cell.text if isinstance(cell, Odd) else str(cell)
