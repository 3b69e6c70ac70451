"""Search over everything: the line in the frame that leads to the page, and what the page shows."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.ask import Choice
from dashboard.contract.domain import domain
from dashboard.contract.reference import folded
from dashboard.say import codes, language, words
from dashboard.say.language import Recorded
from dashboard.say.messages import _, later
from dashboard.screen import filters, layout, menu
from dashboard.screen.pages import PAGES

_KINDS = {
    "region": later("Regions"), "project": later("Projects"), "follow-up": later("Follow-ups"),
    "statement": later("Statements"), "practice": later("Practices"), "meeting": later("Meetings"),
    "agenda_item": later("Agenda items"), "source": later("Places in documents"),
}  # fmt: skip
_STANDING = {"follow-up": "state", "project": "status", "statement": "kind"}  # kind -> the vocabulary of its state


def line(choice: Choice) -> None:
    """Draw the line of the frame in which everything is searched; what is sent leads to the page."""
    if filters.page() != "search" and (text := filters.sent("search-all", _("Search everything"))):
        st.switch_page(PAGES["search"].path, query_params=choice.address | {"search": text})


def told(rows: pd.DataFrame) -> pd.DataFrame:
    """Return what was found, for readers: its kind, when it is or was, where it stands, and where it leads."""
    choice = filters.chosen()
    return rows.assign(
        kind=[_(_KINDS[found]) for found in rows["found"]],
        title=[Recorded(row.title, "") if row.found == "source" else row.title for row in rows.itertuples()],
        when=[_when(*both) for both in zip(rows["wording"], rows["day"], strict=True)],
        standing=[codes.label(_STANDING.get(row.found, ""), row.state) for row in rows.itertuples()],
        address=[menu.item(row.table, row.item, choice) for row in rows.itertuples()],
    )


def defined(text: str) -> list[tuple[str, str]]:
    """Return the words of the vocabulary that have a text in them, with what they mean."""
    asked = folded(text)
    held = {(word, meaning) for _code, word, meaning in codes.defined()}
    return sorted((word, meaning) for word, meaning in held if asked in folded(f"{word} {meaning}"))


def advice() -> str:
    """Return what to try where nothing was found."""
    if language.spoken() == (written := domain().language) or not written:
        return _("Try fewer words, a longer piece of a word, or a later snapshot above.")
    return _(
        "The record is in another language (%(language)s): try a word of that, fewer words, or a later snapshot above.",
        language=language.locale().languages.get(written, written),
    )


def definitions(found: list[tuple[str, str]]) -> None:
    """Draw words with what they mean."""
    layout.html(
        "lines", lines=[{"what": words.sentence(word)[:-1], "detail": "", "note": meaning} for word, meaning in found]
    )


def _when(wording: object, day: date) -> str:
    if isinstance(wording, str):
        return wording
    return words.day(day) if pd.notna(day) else ""
