"""What the pages show before the first snapshot: what will stand on each, and what to do first."""

import streamlit as st

from dashboard.contract.domain import domain
from dashboard.say import first
from dashboard.screen import controls, filters, layout, writing


def show(page: str) -> None:
    """Draw the page of that address for a record in which nothing is committed yet."""
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        layout.html("brand", of=domain())
        controls.languages(filters.chosen())
    layout.html("first", answer=first.answer(page), will=first.will(page), steps=first.steps(page))
    if page == "data":
        writing.workbook(filters.chosen())
