"""The chase: what falls due and what is late, a reminder to each owner, what became of what was due, and the owners."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from dashboard import config
from dashboard.ask import Choice, Question
from dashboard.publish import reminders
from dashboard.say import codes
from dashboard.say.headlines import chase as told
from dashboard.say.messages import _, later
from dashboard.screen import chased, filters, finished, layout, panels, tables, variants, writing

UNTIL = {"week": later("This week"), "meeting": later("Before the next meeting")}
BY = {"owner_kind": later("By kind of owner"), "meeting": later("By meeting")}


def due(choice: Choice, takes: Sequence[tuple[str, str]] = ()) -> None:
    """Draw what is late, falls due or waits, until the end of the week or the next meeting; `takes` are files of it."""
    start = choice.as_of - timedelta(days=choice.as_of.weekday())
    meeting = next(iter(Question("next_meeting", choice).plain()), None)
    until = {"week": start + timedelta(days=6), "meeting": meeting["held_on"] if meeting else choice.as_of}
    readings = {"week": told.week(start, until["week"]), "meeting": told.meeting(meeting, choice.as_of)}
    on = variants.chosen("until", UNTIL)
    each = {span: panels.asks("chase", until=day) for span, day in until.items()}
    given = [asked[0] for asked in each.values()]
    options: dict[str, Any] = {"given": given, "takes": takes, "readings": readings, "on": on}
    panels.panel("chase", _("What to chase"), asked=each[on], draw=_chase, **options)


def _chase(*asked: Question, readings: dict[str, str], on: str) -> None:
    variants.switch("until", {span: _(label) for span, label in UNTIL.items()}, on, _("Until when"))
    each = {span: finished.made(_due, one, reading=readings[span]) for span, one in zip(UNTIL, asked, strict=True)}
    variants.views("until", each, on)


def _due(asked: Question, reading: str) -> None:
    layout.note(reading)
    if asked.plain():
        layout.html("chase", groups=chased.groups(asked))
        tables.download(asked)
    else:
        layout.html("reading", text=_("Nothing is late, falls due or waits for what does."))


@st.fragment
@filters.spoken
def remind(choice: Choice) -> None:
    """Draw a reminder to copy to an owner, all of them as mails, and for who may write a note that one went out."""
    asked = panels.ask("reminders")
    made = {one.owner: one for one in reminders.every(choice, _address())}
    awaited = sum(bool(row["is_open"] and row["reminded_on"] and not row["answered_on"]) for row in asked.plain())
    with panels.opened(
        "reminders", _("Reminders"), told.reminders(len(made), awaited), is_closed=not filters.asks("remind")
    ) as part:
        part.ask()
        if not made:
            return
        owner = filters.select("remind", _("Choose an owner"), {name: name for name in made}, width=400)
        with st.container(horizontal=True):
            st.download_button(
                _("All reminders as mails, in one zip"),
                partial(reminders.archive, list(made.values()), choice.snapshot.date),
                reminders.archive_name(choice), "application/zip", on_click="ignore",
            )  # fmt: skip
            if owner:
                one = made[owner]
                st.download_button(
                    _("This reminder as a mail (.eml)"), partial(reminders.eml, one), reminders.file_name(one),
                    reminders.EML, on_click="ignore",
                )  # fmt: skip
        layout.note(_("The mails have no address, and open as drafts in Outlook and Thunderbird."))
        if config.is_local(config.settings()):
            layout.note(
                _("Their links lead to this computer: others can open them once the dashboard is served to them.")
            )
        if owner:
            st.code(made[owner].subject, language=None, wrap_lines=True)
            st.code(made[owner].text, language=None, wrap_lines=True)
            writing.reminder_sent(owner, made[owner].deadlines, choice)


def _address() -> str:
    """Return where the reader's browser finds the dashboard, such as https://dashboard.example.org."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else "http://localhost:8501"


def kept(choice: Choice) -> None:
    """Draw what became of what was due, and how late the rest is, by kind of owner or by meeting."""
    on, each = variants.chosen("kept", BY), {by: panels.ask("keeping", by=by) for by in BY}
    options: dict[str, Any] = {"given": [*each.values()], "is_closed": True, "on": on}
    panels.panel("keeping", _("Kept in time, late, or without a word"), asked=each[on], draw=_keeping, **options)


def _keeping(*asked: Question, on: str) -> None:
    variants.switch("kept", {by: _(label) for by, label in BY.items()}, on, _("By"))
    variants.views("kept", {by: finished.made(_kept, one, by=by) for by, one in zip(BY, asked, strict=True)}, on)


def _kept(asked: Question, by: str) -> None:
    rows = asked.plain()
    layout.html("reading", text=told.keeping(rows))
    layout.note(_("Bodies have different tasks: these are figures to ask from, no marks, and none is a person’s."))
    counted = asked.frame().assign(
        body=[row["title"] or codes.label("owner_kind", row["key"]) or told.nobody(by) for row in rows],
        **{code: [told.share(row[name], row["count_due"]) for row in rows] for code, name in told.KEEPING.items()},
    )
    tables.show(counted, tables.KEEPING)
    ageing = [name.name for name in tables.LATENESS[1:]]
    late = counted[counted[ageing].sum(axis=1) > 0]
    if len(late):
        tables.folded_one(_("For how long what is past due has been late"), tables.show, late, tables.LATENESS)


@st.fragment
@filters.spoken
def owners(choice: Choice) -> None:
    """Draw every owner with its kind, and for who may write the way to make two spellings one."""
    asked = panels.ask("owners")
    if not asked.plain():
        return
    with panels.opened("owners", _("Owners"), is_closed=True) as part:
        part.ask()
        panels.piece(_owners, asked)
        writing.owners(choice)


def _owners(asked: Question) -> None:
    title = _("Everybody who owns a follow-up")
    options: dict = {"to": "follow-up", "column": "owner", "parameter": "owner"}
    tables.folded_one(title, tables.listed, asked, columns=tables.OWNERS, **options)
