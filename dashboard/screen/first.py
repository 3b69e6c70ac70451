"""What the pages show before the first snapshot: what will stand on each, and what to do first."""

import streamlit as st

from dashboard.say import first
from dashboard.screen import controls, filters, layout, writing


def show(page: str) -> None:
    """Draw the page of that address for a record in which nothing is committed yet."""
    choice = filters.chosen()
    controls.top(choice, is_begun=False)
    with st.container(horizontal=True, key="controls"):
        controls.pages(choice)
    layout.html("first", answer=first.answer(page), will=first.will(page), steps=first.steps(page))
    if page == "data":
        writing.workbook(choice)
