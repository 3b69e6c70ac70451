"""The parts of the calendar: the time axis, events with what must be done before them, one month, the file."""

from typing import Any

import streamlit as st

from dashboard.ask import Choice, Question
from dashboard.draw import charts, maps, months
from dashboard.say.headlines import calendar as headlines
from dashboard.say.messages import _
from dashboard.screen import filters, finished, layout, mapping, menu, panels, tables


def axis(choice: Choice, dates: Question) -> None:
    """Draw every date on one axis, and as a table."""
    reading = finished.told(headlines.axis, dates)
    with panels.opened("axis", _("Every date, as wide as it is known"), reading) as part:
        part.asks()
        panels.piece(layout.timing_legend)
        options = {"as_of": choice.as_of, "is_phone": layout.is_phone()}
        spec = finished.drawing(charts.time_axis, [dates], layout.look(), **options)
        layout.chart(spec, _("Dates on one time axis. %(reading)s", reading=reading))
        panels.piece(_beside_axis, dates)


def _beside_axis(dates: Question) -> None:
    layout.note(_("A mark without a label has no room for one: its name stands in the table, and under the pointer."))
    tables.folded_one(_("The same as a table"), _dates, dates)


def _dates(dates: Question) -> None:
    rows = dates.frame()
    tables.show(rows.assign(moved=headlines.moves(rows)), tables.DATES)
    tables.download(dates)


def events(held: Question, before: Question) -> None:
    """Draw each event with what must be done before it."""
    linked = [row | {"address": menu.link("follow-up", held.choice, item=row["deadline"])} for row in before.plain()]
    layout.html("events", rows=held.plain(), before=linked)


def places(choice: Choice, held: Question) -> None:
    """Draw where the events are."""
    reading = finished.told(headlines.placed, held)
    with panels.opened("places", _("Where"), reading, is_closed=True) as part:
        part.asks()
        mapping.show("events", maps.events, [held], _("Events"), reading)


@st.fragment
@filters.spoken
def month(choice: Choice) -> None:
    """Draw one month, and the way to the next."""
    with panels.opened("month", _("One month"), is_closed=not filters.asks("month")) as part:
        dates = part.ask()
        held = months.names(filters.EARLIEST.year, filters.LATEST.year)
        shown = filters.pick("month", held, f"{choice.as_of:%Y-%m}")
        with st.container(horizontal=True, vertical_alignment="center"):
            for text, by in ((_("Month before"), -1), (_("Month after"), 1)):
                st.button(text, on_click=filters.go, kwargs={"month": months.beside(shown, by)})
            layout.html("title", title=months.title(shown), reading="")
        panels.piece(_month, dates, month=shown)


def _month(dates: Question, month: str) -> None:
    rows = dates.plain()
    grid = {"weeks": months.weeks(month, rows), "throughout": months.throughout(month, rows)}
    layout.html("month", title=months.title(month), as_of=dates.choice.as_of, **grid)


def file(missing: Question, links: tuple[tuple[str, str], ...]) -> None:
    """Draw the ways to the dates as a file, and what it cannot hold."""
    for text, address in links:
        layout.more(text, address)
    if missing.plain():
        leading: dict[str, Any] = {"to": "follow-up", "column": "deadline", "told": headlines.why}
        left_out = {"columns": tables.LEFT_OUT} | leading
        tables.folded_one(_("What the file cannot hold, and why"), tables.listed, missing, **left_out)
