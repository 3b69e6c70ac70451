"""Every date on one axis, as rows for one piece of HTML: a drawing for each width, and a list by month for a phone.

axis      the stretch of time that is drawn, and its months
placing   where each date and its label stand
packing   stretches of a line into rows
listing   the same by month
"""

from datetime import date

from dashboard.draw.timeline.axis import Axis
from dashboard.draw.timeline.listing import by_month
from dashboard.draw.timeline.placing import placed

WIDTHS = {"wide": 780, "medium": 600}  # px that a drawing has at least; on more, all moves apart

__all__ = ["WIDTHS", "drawn", "timeline"]


def timeline(rows: list[dict], as_of: date) -> dict:
    """Return what the template draws of rows of calendar_dates, which each have `address`; at least one has a date."""
    dated = [row for row in rows if row["due_to"]]
    along = Axis.of(dated, as_of)
    drawings = [{"name": name, **placed(dated, along, width, as_of)} for name, width in WIDTHS.items()]
    return {"drawings": drawings, "months": by_month(dated, as_of)}


def drawn(rows: list[dict], width: float, as_of: date) -> dict:
    """Return one drawing, so many pixels wide, of rows of calendar_dates of which at least one has a date."""
    dated = [row for row in rows if row["due_to"]]
    return placed(dated, Axis.of(dated, as_of), width, as_of)
