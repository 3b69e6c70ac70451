"""The parts of Changes: what became of the follow-ups, by table, field by field, and all snapshots of one row."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.ask import Answers, Choice, Question, changes, kept
from dashboard.contract.schema import TABLES
from dashboard.draw import charts
from dashboard.say import news, places, sentences
from dashboard.say.became import moved
from dashboard.say.messages import _, later
from dashboard.screen import filters, finished, layout, menu, panels, tables

MOST = 400
_NAMES = {
    "meetings": later("Meetings"),
    "agenda": later("Agenda"),
    "participation": later("Participation"),
    "questions": later("Questions"),
    "invitations": later("Invitations"),
    "responses": later("Responses"),
    "survey_counts": later("Survey counts"),
    "competences": later("Competences"),
    "practices": later("Practices"),
    "populations": later("Populations"),
    "projects": later("Projects"),
    "partners": later("Partners"),
    "deadlines": later("Deadlines"),
    "statements": later("Statements"),
    "contradictions": later("Contradictions"),
    "sources": later("Sources"),
    "figures": later("Figures"),
    "reminders": later("Reminders"),
}


def named() -> dict[str, str]:
    """Return what each table is called, as a title."""
    return {name: _(_NAMES[name]) if name in _NAMES else name.replace("_", " ").capitalize() for name in TABLES}


def by_table(answers: Answers, before: date, after: date) -> pd.DataFrame:
    """Return how many rows of each table became what."""
    found = changes.by_table(changes.counts(answers, before, after))
    return found.assign(before=str(before))


def titled(found: pd.DataFrame) -> pd.DataFrame:
    """Return rows of `by_table` with what each table is called."""
    return found.assign(name=found["table"].map(named()))


def thread(choice: Choice, table: str, key: str) -> None:
    """Draw all snapshots of one row."""
    own = panels.ask("thread", table=table, row=key)
    rows = own.frame()
    title = _("All snapshots of %(title)s", title=sentences.named(rows, table, key))
    with panels.opened("thread", title, sentences.thread(rows)) as part:
        panels.piece(_thread, part.ask(table=table, row=key), table=table)
        st.button(_("Close"), on_click=filters.go, kwargs={"item": ""}, type="tertiary")


def _thread(own: Question, table: str) -> None:
    told = sentences.readable(_named(own.choice, own.frame()), table)
    tables.folded(told[told["kind"] == "first_seen"], tables.THREAD, "label")
    tables.show(told[told["kind"] != "first_seen"], tables.THREAD, group="label")


def _named(choice: Choice, rows: pd.DataFrame) -> pd.DataFrame:
    told = places.told(choice, rows[["field", "old", "new"]].to_dict("records"))
    return rows.assign(**{side: [one[side] for one in told] for side in ("old", "new")})


def lines(deadlines: Question, _projects: Question, figures: Question, first: int) -> None:
    """Draw what changed, the most telling first, each leading to its own page; after the `first`, folded."""
    choice, held = deadlines.choice, figures.plain()
    days = deadlines.values["before"], deadlines.values["after"]
    now, before = held[0], held[1] if len(held) > 1 else {}
    _counts, rows = kept(changes.told, choice, *days)  # as the sentence over the lines has them
    gone = set(rows.loc[rows["kind"] == "removed", "row"])
    told = [
        line | {"address": menu.item(line["table"], line["row"], choice) if line["row"] not in gone | {""} else ""}
        for line in news.lines(rows, now, before)
    ]
    layout.html("lines", lines=told, first=first)


def lately(deadlines: Question, _projects: Question, figures: Question, more: tuple[str, str]) -> None:
    """Draw the most telling of what changed since the snapshot before, with a way to the rest."""
    lines(deadlines, _projects, figures, 5)
    layout.more(*more)


def kinds(counted: Question) -> None:
    """Draw what became of the follow-ups, the most telling first."""
    held = counted.frame().sort_values("kind", key=lambda kinds: kinds.map(changes.KINDS.index))
    tables.show(held.assign(moved=held.apply(moved, axis=1)), tables.CHANGES_BY_KIND)


def tables_changed(counted: Question) -> None:
    """Draw how many rows of each table were added, changed, or vanished."""
    choice, before, after = counted.choice, counted.values["before"], counted.values["after"]
    held = kept(by_table, choice, before, after)
    held = titled(held)
    linked = menu.linked(held[held["is_changed"]], "changes", choice, **{"from": "before", "table": "table"})
    tables.show(linked.astype(object).mask(linked.eq(0)), tables.CHANGES_BY_TABLE)  # a count of none is left out


def standing() -> None:
    """Draw where the follow-ups stood at each snapshot."""
    asked = panels.ask("standing")
    said = finished.told(sentences.standing, asked)
    with panels.opened("standing", _("Where the follow-ups stood at each snapshot"), said, is_closed=True) as part:
        asked = part.ask()
        panels.piece(layout.timing_legend)
        spec = finished.drawing(charts.standing, [asked], layout.look())
        layout.chart(spec, said)


@st.fragment
@filters.spoken
def fields(choice: Choice, before: date, after: date) -> None:
    """Draw one table's changes field by field."""
    with panels.opened("fields", _("Field by field"), is_closed=not filters.asks("table")) as part:
        table = filters.select("table", _("Table"), named(), default="deadlines")
        panels.piece(_fields, part.ask(table=table, before=before, after=after), table=table)


def _fields(found: Question, table: str) -> None:
    choice, before = found.choice, found.values["before"]
    rows = changes.ranked(kept(changes.changes, choice, before, found.values["after"], table))
    layout.note(sentences.listed(rows, MOST))
    shown = sentences.readable(_named(choice, rows.head(MOST))).assign(before=str(before))
    linked = menu.linked(shown, "changes", choice, **{"from": "before", "table": "table", "item": "row"})
    tables.show(linked, tables.CHANGES, group="kind")
    tables.download(found)
