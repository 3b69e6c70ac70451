"""Replies to the survey brought in: what each title means is asked once, and kept for the next file."""

from pathlib import Path

import streamlit as st

from dashboard import access, config, filters, layout, words
from dashboard.filters import Choice
from dashboard.problems import Refused
from dashboard.reading import Sheet
from dashboard.survey import incoming, mapping
from dashboard.survey.mapping import Titles
from dashboard.writing import preview, steps


def survey(content: bytes, sheets: list[Sheet], digest: str, name: str, choice: Choice) -> None:
    """Draw the titles that nobody has given a meaning yet, and what the replies would change."""
    settings, data_set = config.settings(), choice.snapshot.data_set
    kept = settings.data / "sources" / data_set / mapping.NAME
    try:
        known = mapping.read(kept)
        key = (digest, choice.history[-1].digest, *known.items())
        titles = filters.once("titles", key, lambda: incoming.titles(settings, sheets, data_set, known))
        _ask(titles, kept)
    except Refused as refusal:
        preview.mistakes(refusal.problems)
        return
    steps.settle(
        "survey",
        f"{digest} {known}",
        lambda facts: incoming.propose(settings, content, sheets, data_set, known, facts, name),
        preview.mistakes,
        steps.shown_at("data", choice),
    )


def _ask(titles: Titles, kept: Path) -> None:
    """Draw a field for each title that is open; what is chosen is kept. Refused: the reader may not write."""
    if not titles.open:
        return
    told = mapping.in_words(titles.questions)
    with st.form("titles"):
        layout.note(f"{words.count(len(titles.open), 'title').capitalize()} of this file: what is it that each means?")
        said = {title: _field(title, titles, told) for title in titles.open}
        if st.form_submit_button("Keep what they mean") and any(said.values()):
            access.require()
            mapping.keep(kept, titles.text({title: meaning or "" for title, meaning in said.items()}))
            st.rerun()


def _field(title: str, titles: Titles, told: dict[str, str]) -> str | None:
    near = mapping.nearest(title, titles.questions)
    hint = f"Perhaps “{told[near[0]]}”" if near else "Nobody has said yet"
    options = list(dict.fromkeys((*near, *told)))  # the nearest first
    return st.selectbox(words.plain(title), options, None, told.get, placeholder=hint, key=f"title-{title}")
