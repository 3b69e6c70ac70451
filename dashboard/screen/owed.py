"""The parts of Follow-up: each as a mark, all as a list, where they are open, what to repair."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.ask import Choice, Question
from dashboard.contract.vocabulary import FAMILIES, TIMING
from dashboard.draw import maps, tally
from dashboard.draw.maps import overlays
from dashboard.say import headlines
from dashboard.say.messages import _, later
from dashboard.screen import filters, finished, layout, mapping, menu, panels, tables, variants, writing
from dashboard.screen.findings import findings

FILTERS = (
    ("timing", "timing", later("All timings"), ""),
    ("owner", "owner", later("All owners"), "", later("No owner recorded")),
    ("agenda_item", "agenda", later("All agenda items"), "agenda_title", later("No agenda item recorded")),
    ("project", "project", later("All projects"), "project_title", later("No project recorded")),
    ("kind", "kind", later("All kinds"), ""),
    ("priority", "priority", later("All priorities"), "", later("No priority recorded")),
    ("closed_as", "ended", later("However it ended"), "", later("Open, or not recorded how it ended")),
)


def by(choice: Choice) -> None:
    """Draw each follow-up as a mark in the row of whose or what it is."""
    title, on = _("Each follow-up, by whose or what it is"), variants.chosen("by", tally.BY)
    takes = menu.pictures("timings", choice, by=on)
    panels.panel("by", title, asked=panels.ask("by"), draw=_by, is_closed=True, takes=takes, on=on)


def _by(asked: Question, on: str) -> None:
    labels = {column: _(title) for column, title in tally.BY.items()}
    variants.switch("by", labels, on, _("Rows"))
    layout.timing_legend()
    variants.views("by", {column: finished.made(_tallied, asked, column=column) for column in tally.BY}, on)


def _tallied(asked: Question, column: str) -> None:
    rows = menu.linked(asked.frame(), "follow-up", asked.choice, item="deadline")
    layout.html(
        "tally", title=_(tally.BY[column]), rows=tally.rows(rows, column), missing=_(tally.NONE[column]), column=column
    )


@st.fragment
@filters.spoken
def rows() -> None:
    """Draw all follow-ups to search and filter."""
    panels.searched("rows", _("All follow-ups"), FILTERS, _rows)


def _rows(shown: Question, of: int, is_open: bool) -> None:
    layout.note(headlines.shown(len(shown.plain()), of, "follow-up"))
    if not shown.plain():
        layout.empty(
            _("No follow-up is like that."),
            _("Choose “All” in one of the boxes above, or search for less."),
            shown.choice,
        )
    leading: dict[str, Any] = {"to": "follow-up", "column": "deadline", "has_download": True}
    tables.listed(shown, tables.FOLLOW_UPS, fold="timing", is_open=is_open, **leading)


@st.fragment
@filters.spoken
def where_open(choice: Choice) -> None:
    """Draw the open follow-ups by region or place and the open events by place, as a map and as a table."""
    filters.follow(choice)
    places, regions, marks = panels.asks("map")
    is_elsewhere = any(row["kind"] != "event" for row in marks.plain())
    shown = ("open-events", "follow-ups") if is_elsewhere else ("open-events",)
    reading = finished.told(headlines.where, places)
    own = {"layer": "follow-ups", "show": ",".join(shown), "hide": ",".join(mapping.hidden())}
    takes = menu.pictures("map", choice, **own)
    with panels.opened("map", _("Where"), reading, is_closed=True, takes=takes) as part:
        part.asks()
        options: dict[str, Any] = {"layer": "follow-ups", "shown": shown, "chosen": choice.region}
        asked = (regions, *overlays.questions(shown, choice))
        mapping.show("follow-up", maps.overview, asked, _("Open follow-ups"), reading, **options)
        panels.piece(as_table, places, columns=tables.OPEN_BY_PLACE)


def as_table(rows: Question, columns: tuple) -> None:
    """Draw what a map shows as a table that opens."""
    tables.folded_one(_("The same as a table"), tables.listed, rows, columns=columns)


def to_repair(choice: Choice) -> None:
    """Draw what is missing in follow-ups and where sources disagree, each with what repairs it, and where."""
    found = _found(choice)
    readings = Question("two_readings", choice)
    named = sorted({*found["row"], *(row["deadline"] for row in readings.plain())})
    reading, asked = headlines.findings(found, readings.frame()), panels.asks("findings", deadlines=named)
    panels.panel("findings", _("What to repair"), reading, asked, draw=_to_repair, is_closed=True)


def _found(choice: Choice) -> pd.DataFrame:
    """Return the findings of the entries that the calendar of the chosen region has, or of all."""
    found = findings(choice, "deadlines")
    if not choice.region:
        return found
    listed = [Question(name, choice).frame()["deadline"] for name in ("follow_ups", "events")]
    return found[found["row"].isin(pd.concat(listed))]


def _to_repair(_owed: Question, readings: Question) -> None:
    choice = readings.choice
    found = _found(choice)
    told = [writing.to_repair(*pair) for pair in zip(found["sentence"], found["column"], strict=True)]
    found = found.assign(sentence=[sentence for sentence, _ in told], where=[where for _, where in told])
    deadlines = Question("table_rows", choice, table="deadlines").frame()
    named = found.merge(deadlines, left_on="row", right_on="deadline")
    linked = menu.linked(named, "follow-up", choice, item="row")
    tables.folded(linked, tables.TO_REPAIR, "sentence", caption="where")
    rows = readings.frame()
    told = rows.assign(sentence=rows["topic"].map(headlines.two_readings), where=headlines.both(rows))
    linked = menu.linked(told, "follow-up", choice, item="deadline")
    tables.folded(linked, tables.READINGS, "sentence", caption="where")


def definitions() -> None:
    """Offer what each word for a timing means, one click away."""
    finished.put(finished.piece(_definitions))


def _definitions() -> None:
    tables.folded_one(_("What the words mean"), _said)


def _said() -> None:
    late = [("past_due", state) for state in ("no_outcome", "not_closed")]
    states = [*late, *((timing, "") for timing in TIMING if timing != "past_due")]
    layout.html("definitions", states=states, recorded={name: FAMILIES[name] for name in ("closed_as", "priority")})
