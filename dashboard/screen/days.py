"""The parts of the calendar: the time axis, events with what must be done before them, one month, the file."""

from typing import Any

import streamlit as st

from dashboard.ask import Choice, Question, records
from dashboard.draw import maps, months
from dashboard.draw.timeline import timeline
from dashboard.say.headlines import calendar as headlines
from dashboard.say.messages import _
from dashboard.screen import filters, finished, layout, mapping, menu, panels, tables, variants

LATEST = 2  # events that are over and stand before those to come


def axis(choice: Choice, dates: Question) -> None:
    """Draw every date on one axis, and as a table."""
    reading = finished.told(headlines.axis, dates)
    spans = finished.told(headlines.spans, dates)
    on = variants.chosen("span", spans)
    title, alt = _("Every date, as wide as it is known"), _("Dates on one time axis. %(reading)s", reading=reading)
    drawing: dict[str, Any] = {"spans": spans, "on": on, "alt": alt}
    takes = menu.pictures("calendar", choice, span=on)
    panels.panel("axis", title, reading, panels.asks("axis"), draw=_axis, given=[dates], takes=takes, **drawing)


def _axis(dates: Question, spans: dict[str, str], on: str, alt: str) -> None:
    variants.switch("span", spans, on, _("Which dates"))
    layout.timing_legend()
    variants.views("span", {span: finished.made(_line, dates, span=span, alt=alt) for span in spans}, on)
    tables.folded_one(_("The same as a table"), _dates, dates)


def _line(dates: Question, span: str, alt: str) -> None:
    choice, within = dates.choice, headlines.within(dates.frame(), span)
    told = within.assign(told=headlines.moves(within))
    linked = records(menu.linked(told, "follow-up", choice, item="deadline"))
    layout.html("timeline", as_of=choice.as_of, alt=alt, **timeline(linked, choice.as_of))


def _dates(dates: Question) -> None:
    rows = dates.frame()
    tables.show(rows.assign(moved=headlines.moves(rows)), tables.DATES)
    tables.download(dates)


def undated(held: Question, dates: Question) -> None:
    """Draw what has no date under the reason why, and what goes on without an end."""
    endless = [row | {"reason": "endless", "waits_for_title": None} for row in dates.plain() if not row["due_to"]]
    rows = [*held.plain(), *endless]
    linked = [row | {"address": menu.link("follow-up", held.choice, item=row["deadline"])} for row in rows]
    groups = [(headlines.reason(code), [row for row in linked if row["reason"] == code]) for code in headlines.REASONS]
    layout.html("undated", groups=[group for group in groups if group[1]], first=5)


def events(held: Question, before: Question) -> None:
    """Draw each event with what must be done before it."""
    linked = [row | {"address": menu.link("follow-up", held.choice, item=row["deadline"])} for row in before.plain()]
    rows, day = held.plain(), held.choice.as_of
    over = [row for row in rows if row["due_to"] and row["due_to"] < day]
    layout.html("events", rows=over[-LATEST:], before=None)
    layout.html("events", rows=[row for row in rows if row not in over], before=linked)
    if rest := over[:-LATEST]:
        title = headlines.earlier(len(rest))
        tables.folded_one(title, layout.html, "events", rows=rest, before=linked)


def places(choice: Choice, held: Question) -> None:
    """Draw where the events are."""
    reading = finished.told(headlines.placed, held)
    takes = menu.pictures("events-map", choice, hide=",".join(mapping.hidden()))
    with panels.opened("places", _("Where"), reading, is_closed=True, takes=takes) as part:
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
    if not missing.frame().empty:
        leading: dict[str, Any] = {"to": "follow-up", "column": "deadline", "told": headlines.why}
        left_out = {"columns": tables.LEFT_OUT} | leading
        tables.folded_one(_("What the file cannot hold, and why"), tables.listed, missing, **left_out)
