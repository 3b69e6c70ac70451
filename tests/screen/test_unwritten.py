"""What a page has nothing to show of names the sheet of the workbook that would fill it, while nothing stands there."""

from functools import partial

from tests.pages import test_writing
from tests.pages.test_pages import html

built, here = test_writing.built, test_writing.here


def what_is_unwritten():
    from contextlib import suppress

    import pandas as pd
    import streamlit as st

    from dashboard.screen import filters, unwritten

    choice = filters.choose()
    filters.at("projects")
    unwritten.hint(choice, "contradictions", "figures")
    with suppress(unwritten.Ended):
        unwritten.stop_if_empty(choice, pd.DataFrame(), "Nothing here.", st.query_params["table"])


drawn = partial(test_writing.drawn, what_is_unwritten)


def test_a_sheet_on_which_nothing_stands_is_named_and_one_that_is_filled_is_not(here):
    here()
    nothing = html(drawn(table="reminders"))
    assert "on sheet “Reminders” of the workbook" in nothing
    assert "on the sheets “Contradictions” and “Figures” of the workbook" in nothing
    filled = html(drawn(table="deadlines"))
    assert "“Deadlines”" not in filled
    assert "Choose all regions or a later snapshot above." in filled
