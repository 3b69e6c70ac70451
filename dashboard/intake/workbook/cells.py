"""What stands in one cell of a workbook, as text that `parse` reads; nothing is guessed."""

from datetime import date

from dashboard.contract.schema import Column
from dashboard.intake.reading import Cell, Odd
from dashboard.problems import Sentence
from dashboard.store.values import clean


def text_of(cell: Cell, column: Column) -> str:
    """Return what `parse` reads; ValueError where the cell holds something else than the column takes."""
    if isinstance(cell, Odd):
        raise ValueError(_ODD[cell.kind].of(text=cell.text))
    if column.type == "date" and isinstance(cell, (bool, int, float)):
        raise ValueError(Sentence("the number %(cell)s is not a day; write it as 2018-02-07", cell=shown(cell)))
    if isinstance(cell, date):
        if column.type != "date":
            raise ValueError(
                Sentence(
                    "a day stands here (%(cell)s); if you typed something else, format the cell as text first",
                    cell=cell,
                )
            )
        return cell.isoformat()
    if isinstance(cell, bool):
        if column.type != "boolean":
            raise ValueError(
                Sentence(
                    "“%(cell)s” is a yes-or-no value; format the cell as text and write the word again",
                    cell=shown(cell),
                )
            )
        return shown(cell)
    if isinstance(cell, (int, float)):
        if column.type in ("key", "text") and cell != int(cell):
            raise ValueError(
                Sentence(
                    "the number %(cell)s may have lost zeros; format the cell as text and write it again",
                    cell=f"{cell!r}",
                )
            )
        return shown(cell)
    return cell or ""


_ODD = {
    "percent": Sentence(
        "a percentage stands here (%(text)s); format the cell as a number and write the number, such as 13.7"
    ),
    "early": Sentence(
        "a day before March 1900 stands here, which programs count differently; format the cell "
        "as text and write the day, such as 1899-12-31"
    ),
    "error": Sentence("Excel could not work this out (%(text)s); write the value itself"),
    "formula": Sentence(
        "the formula %(text)s has no value; write the value itself, or open the file in Excel and save it again"
    ),
    "time": Sentence("a time stands here (%(text)s); write the value itself"),
    "moment": Sentence("a day with a time stands here (%(text)s); write the day alone, such as 2018-02-07"),
}


def is_filled(cell: Cell) -> bool:
    """Whether anything stands in a cell."""
    return cell is not None and not (isinstance(cell, str) and not clean(cell))


def shown(cell: Cell) -> str:
    """Return what stands in a cell, as a person sees it."""
    if cell is None:
        return ""
    if isinstance(cell, Odd):
        return cell.text
    if isinstance(cell, bool):
        return str(cell).lower()
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) and abs(cell) < 1e15 else str(cell)


def letter(at: int) -> str:
    """Return the letters of a column, 0 for A."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
