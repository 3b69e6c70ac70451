"""Two spellings of an owner made one over the whole newest record."""

import streamlit as st

from dashboard import config
from dashboard.ask import Question
from dashboard.contract.schema import TABLES
from dashboard.intake.workbook import owners as known
from dashboard.say.messages import _
from dashboard.screen import access
from dashboard.screen.filters import Choice
from dashboard.screen.writing import preview, steps


def owners(choice: Choice) -> None:
    """Draw the form that gives several spellings of an owner one name, kind and region, for who may write."""
    newest = choice.history[-1]
    if newest.is_synthetic or not access.current().may_write:
        return
    with st.expander(_("Give one name to an owner who is written in several ways")):
        deadlines = Question("table_rows", choice, table="deadlines").plain()
        names = sorted({row["owner"] for row in deadlines if row["owner"]}, key=str.casefold)
        regions = {row["region"]: row["name"] for row in Question("table_rows", choice, table="regions").plain()}
        kinds = [str(kind) for kind in TABLES["deadlines"].column("owner_kind").allowed]
        with st.form(f"owners-{newest.digest[:12]}"):
            spellings = st.multiselect(_("Written so"), names, placeholder=_("Choose the spellings"))
            left, middle, right = st.columns(3)
            into = left.selectbox(_("To be written so"), names, None, accept_new_options=True) or ""
            kind = middle.selectbox(_("Kind, if it is to change"), ["", *kinds]) or ""
            region = right.selectbox(
                _("Region, if it is one"), ["", *regions], format_func=lambda one: regions.get(one, "")
            )
            st.form_submit_button(_("Check"))
        if not spellings or not into:
            return
        steps.settle(
            "owners",
            steps.identity(newest.digest, sorted(spellings), into, kind, region),
            lambda facts: known.merged(config.settings(), newest, spellings, into, kind, region or "", facts),
            preview.sentences_of,
            steps.shown_at("follow-up", choice),
        )
