"""What was said at meetings: questions with their replies, what was asked of us, every statement to search."""

import pandas as pd
import streamlit as st

from dashboard.ask import Question
from dashboard.say import codes, headlines
from dashboard.say.language import Recorded
from dashboard.say.messages import _, later
from dashboard.screen import filters, layout, panels, places, tables

STATEMENT_FILTERS = (
    ("kind", "kind", later("All kinds"), ""),
    ("organisation", "organisation", later("All organisations"), ""),
    ("theme", "theme", later("All themes"), "theme_title"),
    ("agenda_item", "agenda", later("All agenda items"), "agenda_title"),
)


def answered(asked: Question) -> None:
    """Draw each question with its replies."""
    rows = asked.plain()
    there = places.held(asked.choice, places.of(rows, "source", "reply_source"))
    layout.html("questions", rows=rows, places=there)


def asked_of_us(asked: Question) -> None:
    """Draw what was asked of us and nobody answered, under what it is."""
    groups: dict[str, list[dict]] = {}
    for row in asked.plain():
        kind = str(codes.label("kind", row["kind"])).capitalize()
        groups.setdefault(kind, []).append(row | {"detail": Recorded(row["asked_by"] or "") or _("Not said who")})
    there = places.held(asked.choice, places.of(asked.plain(), "source"))
    layout.html("voices", groups=list(groups.items()), places=there)


@st.fragment
@filters.spoken
def said() -> None:
    """Draw what was said to search and filter."""
    panels.searched("said", _("What was said"), STATEMENT_FILTERS, _said)


def _said(shown: Question, of: int, is_open: bool) -> None:
    layout.note(headlines.shown(len(shown.plain()), of, "statement"))
    tables.listed(shown, tables.STATEMENTS, fold="agenda_title", is_open=is_open, has_download=True)


def areas(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the needs of the survey with their policy areas in words."""
    return rows.assign(areas=headlines.areas(rows))
