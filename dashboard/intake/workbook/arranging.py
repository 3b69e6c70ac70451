"""What stands in another cell of a row than where it belongs: two days in one, a deadline without its wording."""

from collections.abc import Mapping
from datetime import date, datetime

from dashboard.contract.schema import Table
from dashboard.intake import dates
from dashboard.intake.reading import Cell
from dashboard.intake.workbook.completing import DATED
from dashboard.intake.workbook.understanding import Understanding
from dashboard.say import words
from dashboard.store.values import clean

_SPANS = (("held_on", "held_to"), ("starts_on", "ends_on"), ("updated_from", "updated_to"))


def arranged(table: Table, row: Mapping[str, Cell], told: Understanding, place: str) -> dict[str, Cell]:
    """Return what other cells of a row are to hold, by column, None to be emptied; `row` has the filled ones alone."""
    moved: dict[str, Cell] = {}
    for first, last in _SPANS:
        if first in row and last not in row and isinstance(text := row[first], str) and last in table.header:
            span = dates.cell(text, None)
            if span.precision == "range" and span.due_from and span.due_to:
                moved |= {first: span.due_from, last: span.due_to}
                told.note("day", place, text, words.span(span.due_from, span.due_to))
    is_dated = set(DATED) <= set(table.header) and row.get(table.title)
    if is_dated and not (row.get("wording") or row.get("precision")) and (wording := _wording(row)):
        moved |= {"due_from": None, "due_to": None, "wording": wording}
    return moved


def _wording(row: Mapping[str, Cell]) -> str:
    """Return the words for the days that stand in due_from and due_to; empty where they are none."""
    held = [row[name] for name in ("due_from", "due_to") if name in row]
    if not held:
        return dates.UNDATED.wording
    days = [_day(cell) for cell in held]
    if len(held) == 1:
        return words.day(days[0]) if isinstance(held[0], date) and days[0] else _understood(held[0])
    first, last = days
    if first is None or last is None or first > last:
        return ""
    return words.day(first) if first == last else words.span(first, last)


def _day(cell: Cell) -> date | None:
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    due = dates.cell(cell, None) if isinstance(cell, str) else dates.UNDATED
    return due.due_to if due.precision == "day" else None


def _understood(cell: Cell) -> str:
    """Return a text that tells when, as it was written; empty for any other."""
    text = " ".join(clean(cell).split()) if isinstance(cell, str) else ""
    return text if dates.NOT_UNDERSTOOD not in dates.cell(text, None).notes else ""
