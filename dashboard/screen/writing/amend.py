"""The last commit set right by who may write: another day, another label, or undone; nothing is deleted."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from dashboard import config, store
from dashboard.ask import checks
from dashboard.intake.workbook import editing
from dashboard.problems import Refused
from dashboard.say import words
from dashboard.say.messages import _
from dashboard.screen import access, filters, panels
from dashboard.screen.filters import Choice
from dashboard.screen.writing import facts, preview, steps
from dashboard.store import Snapshot


def amend(choice: Choice) -> None:
    """Draw the ways to set the last commit right, for who may write; why a reader may not is said above it."""
    newest = choice.history[-1]
    if newest.is_synthetic or newest.is_beginning or not access.current().may_write:
        return
    name = _("“%(label)s” of %(day)s", label=newest.label, day=words.day(newest.date))
    reading = _("%(name)s is the last commit. Nothing is deleted, and the journal tells it.", name=name)
    with panels.opened("amend", _("Set the last commit right"), reading, has_rows=False, is_closed=True):
        asked = {"day": _("Its day is wrong"), "label": _("Its label is wrong"), "undo": _("It is to be undone")}
        what = st.selectbox(
            _("What is to be set right"), list(asked), None, asked.__getitem__, placeholder=_("Choose"),
            key=f"amend-{newest.digest[:12]}-{newest.date}",
        )  # fmt: skip
        if what:
            {"day": _day, "label": _label, "undo": _undo}[what](newest)


def _day(newest: Snapshot) -> None:
    before = [one for one in store.commits(config.settings().data, newest.data_set) if one.digest != newest.digest]
    text = facts.typed(_("Its right day"), f"redate-{newest.digest[:12]}")
    day = facts.read(text, before[-1].date if before else None, date.today())
    reason = _reason()
    if st.button(_("Give it this day")) and day:
        check = partial(checks.check, reference=config.settings().reference)
        _settle(lambda who: store.redate(config.settings().data, newest, day, check, who, reason))


def _label(newest: Snapshot) -> None:
    label = st.text_input(_("Its right label"), newest.label, max_chars=120)
    reason = _reason()
    if st.button(_("Give it this label")):
        _settle(lambda who: store.relabel(config.settings().data, newest, label, who, reason))


def _undo(newest: Snapshot) -> None:
    try:
        proposal = editing.undone(config.settings(), newest.data_set)
    except Refused as refusal:
        preview.sentences_of(refusal.problems)
        return
    preview.changed(proposal)
    reason = _reason()
    if st.button(_("Undo it"), type="primary"):
        told = reason or _("undone")
        _settle(lambda who: store.withdraw(config.settings().data, newest, who, told))


def _reason() -> str:
    return st.text_input(_("Why, in a few words"), max_chars=200, key="amend-reason")


def _settle(change: Callable[[str], Snapshot]) -> None:
    """Amend, and show the snapshot that readers see then."""
    try:
        shown = change(steps.function(access.require()))
    except Refused as refusal:
        preview.sentences_of(refusal.problems)
        return
    filters.go(snapshot=str(shown.date), as_of="")
    st.rerun()
