"""An older snapshot restored as a new one: an undo that takes nothing away."""

import streamlit as st

from dashboard import config
from dashboard.intake.workbook import editing
from dashboard.say import words
from dashboard.say.messages import _, later
from dashboard.screen import access, panels
from dashboard.screen.filters import Choice
from dashboard.screen.writing import preview, steps

_READING = later("A new snapshot gets the rows of this one; those that came between stay as they are.")


def restore(choice: Choice) -> None:
    """Draw what restoring the chosen snapshot would change, for who may write; nothing where it is the newest.

    Why a reader may not write is said above it, where the workbook comes in.
    """
    older = choice.snapshot
    if older == choice.history[-1] or older.is_synthetic or not access.current().may_write:
        return
    with panels.opened("restore", _("Restore %(day)s", day=words.day(older.date)), _(_READING), has_rows=False):
        if not st.toggle(_("Show what it would change"), key=f"restore-{older.digest[:12]}"):
            return
        steps.settle(
            "restore",
            older.digest,
            lambda facts: editing.restored(config.settings(), older, facts),
            preview.sentences_of,
            steps.shown_at("data", choice),
        )
