"""A snapshot taken out as an Excel workbook, and a workbook brought back."""

import hashlib
from functools import partial

import streamlit as st

from dashboard import config, export, layout
from dashboard.filters import Choice
from dashboard.snapshots import Snapshot
from dashboard.workbook import incoming, outgoing, proposals
from dashboard.writing import preview, steps

_READING = "Take the snapshot out, change it in Excel, bring it back: nothing counts until you have seen what changes."
_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(choice: Choice) -> None:
    """Draw the way out and, for who may write, the way back."""
    with layout.panel("workbook", "Workbook", _READING):
        st.download_button(
            "Take the workbook out", partial(_content, choice.snapshot), f"{export.file_stem(choice.snapshot)}.xlsx",
            _MEDIA, on_click="ignore",
        )  # fmt: skip
        if not steps.allowed(choice.snapshot):
            return
        file = st.file_uploader("Bring a workbook back", "xlsx", key="workbook-file")
        if file is None:
            return
        content = file.getvalue()
        steps.settle(
            "workbook",
            hashlib.sha256(content).hexdigest(),
            lambda facts: incoming.propose(config.settings(), content, facts, file.name),
            preview.mistakes,
            steps.shown_at("data", choice),
        )


def _content(snapshot: Snapshot) -> bytes:
    reference = config.settings().reference
    return outgoing.write(snapshot, proposals.tables_of(snapshot, reference), proposals.codes(snapshot, reference))
