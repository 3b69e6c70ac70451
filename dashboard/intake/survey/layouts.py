"""Sheets as offices lay replies out -> one line a reply: a column a region, a sheet a region, a line an answer.

Exports of form tools have a line a reply already, and are left as they are.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from dashboard.intake.reading import Cell, Sheet
from dashboard.intake.survey import forms, tables
from dashboard.intake.survey.forms import plain
from dashboard.intake.survey.matching import Matcher
from dashboard.intake.survey.regions import Named
from dashboard.problems import Problem, Sentence
from dashboard.store.filed import Rows

_REGION = "Region"
_TURNED = Sentence("it has a column a region and is read turned round; places count in the sheet so turned")
_STACKED = Sentence("these sheets hold a region each and are read as one, a line a region; places count in that one")
_MELTED = Sentence("it has a line an answer and is read with a line a reply; places count in the sheet so made")
_TOTAL = Sentence("this line is a total and no reply; it is left out")
_MOST = 300  # cells of a column that are looked at to tell what it holds


def arranged(sheets: Iterable[Sheet], questions: Rows, named: Named) -> tuple[list[Sheet], list[Problem]]:
    """Return the sheets with a line a reply, and of each that was rearranged a finding."""
    any_tool = forms.tools()[-1]
    matcher = Matcher(questions, any_tool)

    def is_asked(cell: Cell) -> bool:
        """Whether a cell holds a question that is known."""
        return isinstance(cell, str) and matcher.knows(tables.text(cell))

    def is_region(cell: Cell) -> bool:
        return isinstance(cell, str) and named.code(cell) is not None

    told: list[Problem] = []
    held = [_without_totals(sheet, told) for sheet in sheets]
    of_regions = [
        one for one in held if is_region(one.title) and _is_pairs(one) and any(map(is_asked, _column(one.rows, 0)))
    ]
    if len(of_regions) > 1:
        others = [one for one in held if one not in of_regions]
        return [_stacked(of_regions), *others], [*told, _told(_STACKED, of_regions[0])]
    for at, sheet in enumerate(held):
        for arrange, sentence in ((_turned, _TURNED), (_melted, _MELTED)):
            if rows := arrange(sheet, is_asked, is_region):
                held[at] = replace(sheet, rows=rows, merged=[], hidden_rows=[])
                told.append(_told(sentence, sheet))
                break
    return held, told


Is = Callable[[Cell], bool]
Lines = list[list[Cell]]


def _without_totals(sheet: Sheet, told: list[Problem]) -> Sheet:
    """Return a sheet whose lines of totals are empty, each with a finding."""
    rows = list(sheet.rows)
    for at, row in enumerate(rows):
        if (
            _is_total(next((cell for cell in row if cell is not None), None))
            and sum(one is not None for one in row) > 1
        ):
            rows[at] = [None] * len(row)
            told.append(Problem(_TOTAL, f"{sheet.title}!A{at + 1}", level="finding"))
    return replace(sheet, rows=rows)


def _is_total(cell: Cell) -> bool:
    said = plain(cell).split() if isinstance(cell, str) else []
    return bool(said) and len(said) < 4 and said[0] in forms.WORDS["layouts"]["total"]


def _is_pairs(sheet: Sheet) -> bool:
    """Whether nothing stands beside question and answer, which would be left out, and no question stands twice."""
    asked = [tables.text(cell) for cell in _column(sheet.rows, 0) if cell is not None]
    return len(asked) == len(set(asked)) and not any(cell is not None for row in sheet.rows for cell in row[2:])


def _stacked(sheets: list[Sheet]) -> Sheet:
    """Return sheets of two columns, question and answer, as one with a line each."""
    said_of = [tables.text(row[0]) for sheet in sheets for row in sheet.rows if row and row[0]]
    titles = [title for title in dict.fromkeys(said_of) if plain(title) not in forms.WORDS["layouts"]["question"]]
    lines: Lines = [[_REGION, *titles]]
    for sheet in sheets:
        said = {tables.text(row[0]): row[1] for row in reversed(sheet.rows) if len(row) > 1 and row[0]}
        lines.append([sheet.title, *(said.get(title) for title in titles)])
    return replace(sheets[0], rows=lines, merged=[], hidden_rows=[])


def _turned(sheet: Sheet, is_asked: Is, is_region: Is) -> Lines:
    """Return a sheet with a question a line and a region a column the other way round; nothing of any other."""
    at = tables.header(sheet)
    if at is None:
        return []
    head, below = sheet.rows[at], sheet.rows[at + 1 :]
    places = [place for place, cell in enumerate(head) if place and cell is not None and not _is_total(cell)]
    if not _are([head[place] for place in places], is_region) or not any(map(is_asked, _column(below, 0))):
        return []
    titles = [tables.text(cell) for cell in _column(below, 0)]
    return [[_REGION, *titles], *([head[place], *_column(below, place)] for place in places)]


def _melted(sheet: Sheet, is_asked: Is, is_region: Is) -> Lines:
    """Return a sheet with region, question and answer on each line with a line a reply; nothing of any other."""
    at = tables.header(sheet)
    if at is None:
        return []
    titles, below = [tables.text(cell) for cell in sheet.rows[at]], sheet.rows[at + 1 :]
    places = range(len(titles))
    region = next((one for one in places if titles[one] and _are(_column(below, one), is_region)), None)
    asked = next((one for one in places if titles[one] and _are(_column(below, one), is_asked)), None)
    answer = next((one for one in places if plain(titles[one]) in forms.WORDS["layouts"]["answer"]), None)
    if region is None or asked is None or answer is None:
        return []
    kept = [one for one in places if one not in (region, asked, answer) and titles[one]]
    replies: dict[tuple, dict[str, Cell]] = {}
    questions: dict[str, None] = {}
    for row in below:
        cells = [*row, *[None] * (len(titles) - len(row))]
        if cells[region] is None or cells[asked] is None:
            if cells[answer] is not None:
                return []  # whose answer it is, or to what, is not said: nothing is left out without a word
            continue
        title = tables.text(cells[asked])
        questions[title] = None
        of = (cells[region], *(cells[one] for one in kept))
        while title in replies.setdefault(of, {}):  # said twice: a reply of its own
            of = (*of, None)
        replies[of][title] = cells[answer]
    head = [titles[region], *(titles[one] for one in kept), *questions]
    return [head, *([*of[: len(kept) + 1], *(said.get(one) for one in questions)] for of, said in replies.items())]


def _are(cells: list[Cell], what: Is) -> bool:
    """Whether more than half of the cells that are filled are so."""
    filled = [cell for cell in cells[:_MOST] if cell is not None]
    return bool(filled) and sum(map(what, filled)) * 2 > len(filled)


def _column(rows: Lines, at: int) -> list[Cell]:
    return [row[at] if at < len(row) else None for row in rows]


def _told(sentence: Sentence, sheet: Sheet) -> Problem:
    return Problem(sentence, sheet.title, level="finding")
