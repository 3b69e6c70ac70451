"""A date with its precision as EDTF (ISO 8601-2), for exchange: first half of 2018 is 2018-40, a span an interval.

A code is used only where it means exactly the days of the record; everything else is the interval of its bounds.
"""

from collections.abc import Callable
from datetime import date, timedelta

COLUMN = "edtf"  # what exports call it; it is computed, so nobody fills it in

_SPRING, _QUARTER, _HALF = 21, 33, 40  # the first code of seasons, quarters and half-years


def edtf(due_from: date | None, due_to: date | None, precision: str) -> str:
    """Return a date as EDTF; an empty text where there is none (conditional, undated)."""
    if precision == "ongoing":
        return f"{due_from or '..'}/.."
    if due_to is None:
        return f"{due_from}/.." if due_from else ""
    if due_from is None:
        return f"../{due_to}"
    code = _CODES.get(precision, _none)(due_from)
    if code and code[1:] == (due_from, due_to):
        return code[0]
    return str(due_to) if due_from == due_to else f"{due_from}/{due_to}"


Code = tuple[str, date, date]


def _none(_start: date) -> None:
    return None


def _month(start: date) -> Code:
    return _months(f"{start:%Y-%m}", start.year, start.month, 1)


def _season(start: date) -> Code | None:
    at = (start.month - 3) // 3
    if not 0 <= at <= 2:  # a winter has two years, its code only one
        return None
    return _months(f"{start.year}-{_SPRING + at}", start.year, 3 + 3 * at, 3)


def _quarter(start: date) -> Code:
    at = (start.month - 1) // 3
    return _months(f"{start.year}-{_QUARTER + at}", start.year, 1 + 3 * at, 3)


def _half(start: date) -> Code:
    at = (start.month - 1) // 6
    return _months(f"{start.year}-{_HALF + at}", start.year, 1 + 6 * at, 6)


def _year(start: date) -> Code:
    return _months(str(start.year), start.year, 1, 12)


def _months(code: str, year: int, month: int, amount: int) -> Code:
    """Return a code with the first and last day of the months it stands for."""
    after = date(year + (month + amount > 12), (month + amount - 1) % 12 + 1, 1)
    return code, date(year, month, 1), after - timedelta(days=1)


_CODES: dict[str, Callable[[date], Code | None]] = {
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "half-year": _half,
    "year": _year,
}
