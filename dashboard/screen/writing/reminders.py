"""Reminders noted on the pages: that one went out, and that it was answered."""

from collections.abc import Sequence

import streamlit as st

from dashboard import config
from dashboard.intake.workbook import noting
from dashboard.say.messages import _
from dashboard.screen import access
from dashboard.screen.filters import Choice
from dashboard.screen.writing import facts, preview, steps


def reminder_sent(owner: str, deadlines: Sequence[str], choice: Choice) -> None:
    """Draw the form that notes the day on which a reminder of some deadlines went to an owner, for who may write."""
    with st.expander(_("Note that it went out")):
        if not steps.allowed(choice.snapshot):
            return
        seen, key = choice.snapshot, steps.identity(choice.snapshot.digest, owner, *deadlines)
        if (day := facts.any_day(_("Sent on"), f"sent-{key[:12]}")[1]) is None:
            return
        steps.settle(
            "reminder",
            steps.identity(key, str(day)),
            lambda facts: noting.sent(config.settings(), seen, owner, deadlines, day, facts),
            preview.sentences_of,
            steps.shown_at("follow-up", choice, remind=owner),
        )


def reminder_answered(sent: Sequence[dict], choice: Choice) -> None:
    """Draw the form that notes the answer to the last reminder of a deadline; `sent` are rows of reminders_sent."""
    awaited = [row for row in sent if row["answered_on"] is None]
    if not awaited or choice.snapshot.is_synthetic or not access.current().may_write:
        return
    last, seen = awaited[0], choice.snapshot
    with st.expander(_("Note the answer to the reminder")):
        key = steps.identity(seen.digest, last["deadline"], str(last["sent_on"]))
        day = facts.any_day(_("Answered on"), f"answered-{key[:12]}")[1]
        answer = st.text_input(_("What the answer was, in your words"), max_chars=400, key=f"answer-{key[:12]}")
        if day is None:
            return
        steps.settle(
            "answer",
            steps.identity(key, str(day), answer),
            lambda facts: noting.answered(
                config.settings(), seen, last["deadline"], last["sent_on"], day, answer, facts
            ),
            preview.sentences_of,
            steps.shown_at("follow-up", choice, item=last["deadline"]),
        )
