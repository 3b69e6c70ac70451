"""Minutes brought in: what they seem to decide, as a workbook for a person to go through; never a commit."""

import pandas as pd
import streamlit as st

from dashboard import config
from dashboard.intake.minutes import proposing
from dashboard.intake.reading import Block
from dashboard.problems import Refused
from dashboard.publish import export
from dashboard.say import words
from dashboard.screen import filters, layout, tables
from dashboard.screen.filters import Choice
from dashboard.screen.tables import Shown
from dashboard.screen.writing import preview, steps

_FOUND = [
    Shown("title", "What is to be done", is_line=True),
    Shown("wording", "When", label="when"),
    Shown("place", "Where it stands", label="where it stands"),
]


def minutes(blocks: list[Block], digest: str, name: str, choice: Choice) -> None:
    """Draw what minutes seem to decide, and offer it as a workbook once their meeting is chosen."""
    settings, data_set = config.settings(), choice.snapshot.data_set
    key = (digest, choice.history[-1].digest)
    there = filters.once("meetings", key, lambda: proposing.meetings(settings, data_set))
    meeting = st.selectbox(
        "The meeting that these are the minutes of", there, None, there.get, placeholder="Choose a meeting"
    )
    if meeting is None:
        return
    try:
        found = filters.once(
            "minutes", (*key, meeting), lambda: proposing.propose(settings, blocks, data_set, meeting, name)
        )
    except Refused as refusal:
        preview.sentences_of(refusal.problems)
        return
    count = words.listed([
        words.count(len(found.items), "agenda item"), words.count(len(found.deadlines), "follow-up")
    ])  # fmt: skip
    layout.note(
        f"{words.sentence(count)[:-1]} found, and nothing was committed. Take the proposal out, go through each new "
        "row, add its owner, write it in your words, delete what is none; then bring the workbook back here."
    )
    shown = pd.DataFrame(found.deadlines, columns=["title", "wording", "source"])
    tables.show(shown.assign(place=shown["source"].map(found.places)), _FOUND)
    st.download_button(
        "Take the proposal out", found.workbook, f"{export.file_stem(found.snapshot, 'proposal', meeting)}.xlsx",
        steps.EXCEL, on_click="ignore",
    )  # fmt: skip
