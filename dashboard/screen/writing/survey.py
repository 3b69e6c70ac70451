"""Replies to the survey brought in: what each title means is asked once, and kept for the next file."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard import config
from dashboard.intake.reading import Sheet
from dashboard.intake.survey import incoming, mapping
from dashboard.intake.survey.mapping import Titles
from dashboard.problems import Problem, Refused
from dashboard.say import words
from dashboard.say.messages import _, ngettext
from dashboard.screen import access, filters, layout
from dashboard.screen.filters import Choice
from dashboard.screen.writing import drafts, preview, steps


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
        preview.sentences_of(refusal.problems)
        return
    steps.settle(
        "survey",
        f"{digest} {known}",
        lambda facts: incoming.propose(settings, content, sheets, data_set, known, facts, name),
        _report,
        steps.shown_at("data", choice),
        partial(drafts.committed, data_set),
    )


def _ask(titles: Titles, kept: Path) -> None:
    """Draw a field for each title that is open, and for the others where they are wanted; what is chosen is kept.

    Refused: the reader may not write.
    """
    if titles.open:
        said = ngettext(
            "Nobody has said yet what %(count)s title of this file may mean. Choose; it is kept for the next file.",
            "Nobody has said yet what %(count)s titles of this file may mean. Choose; it is kept for the next file.",
            len(titles.open),
        )
        layout.notice(said)
        _form("open", titles.open, titles, kept)
    told = [title for title in titles.means if title not in titles.open]
    if told and st.toggle(_("Change what the other titles mean") if titles.open else _("Change what titles mean")):
        _form("told", told, titles, kept)


def _form(name: str, asked: list[str], titles: Titles, kept: Path) -> None:
    in_words = mapping.in_words(titles.questions)
    with st.form(f"titles-{name}"):
        said = {title: _field(title, titles, in_words) or "" for title in asked}
        if name == "open" and st.checkbox(_("Leave out every title for which nothing is chosen")):
            said = {title: meaning or mapping.IGNORED for title, meaning in said.items()}
        if st.form_submit_button(_("Keep what they mean")) and any(said.values()):
            access.require()
            mapping.keep(kept, titles.text(said))
            st.rerun()


def _field(title: str, titles: Titles, told: dict[str, str]) -> str | None:
    near, meaning = titles.near.get(title, []), titles.means[title]
    hint = _("Perhaps “%(meaning)s”", meaning=told[near[0]]) if near else _("Choose what it means")
    options = list(dict.fromkeys((*near, *told)))  # the nearest first
    at = options.index(meaning) if meaning in options else None
    return st.selectbox(words.label(title), options, at, lambda one: told[one], placeholder=hint, key=f"title-{title}")


def _report(problems: Iterable[Problem]) -> None:
    """Draw mistakes without the open titles, which are asked for above."""
    if found := [problem for problem in problems if problem.rule != incoming.OPEN]:
        preview.mistakes(found)
