"""Replies to the survey brought in: what titles and answers mean is asked once, and kept for the next file."""

from collections.abc import Callable, Iterable, Mapping
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
from dashboard.screen.writing.replied import replied

Field = Callable[[], dict[str, str]]


def survey(content: bytes, sheets: list[Sheet], digest: str, name: str, choice: Choice) -> None:
    """Draw the titles and answers that nobody has given a meaning yet, and what the replies would change."""
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
        replied,
    )


def _ask(titles: Titles, kept: Path) -> None:
    """Draw a field for whatever is open, and for the others where they are wanted; what is chosen is kept.

    Refused: the reader may not write.
    """
    told = mapping.in_words(titles.questions)
    together = [run for run in titles.options if len(run) > 1]
    alone = [title for title in titles.open if not any(title in run for run in together)]
    if titles.open:
        said = ngettext(
            "Nobody has said yet what %(count)s title of this file may mean. Choose; it is kept for the next file.",
            "Nobody has said yet what %(count)s titles of this file may mean. Choose; it is kept for the next file.",
            len(titles.open),
        )
        layout.notice(said)
        fields = [*(_run(run, titles, told) for run in together), *(_title(title, titles, told) for title in alone)]
        _form("open", fields, titles, kept)
    if titles.unsaid:
        said = words.titled(
            ngettext(
                "%(count)s answer is in no list of words. Replies with it stay out until you choose what it means.",
                "%(count)s answers are in no list of words. Replies with them stay out until you choose a meaning.",
                len(titles.unsaid),
            )
        )
        layout.notice(said)
        _form("words", [_answer(pair, titles) for pair in titles.unsaid], titles, kept)
    known = [title for title in titles.means if title not in titles.open]
    if known and st.toggle(_("Change what the other titles mean") if titles.open else _("Change what titles mean")):
        _form("told", [_title(title, titles, told) for title in known], titles, kept)


def _form(name: str, fields: Iterable[Field], titles: Titles, kept: Path) -> None:
    with st.form(f"titles-{name}"):
        said = {title: meaning for field in fields for title, meaning in field().items()}
        if name == "open" and st.checkbox(_("Leave out every title for which nothing is chosen")):
            said = {title: meaning or mapping.IGNORED for title, meaning in said.items()}
        if st.form_submit_button(_("Keep what they mean")) and any(said.values()):
            access.require()
            mapping.keep(kept, titles.text(said))
            st.rerun()


def _title(title: str, titles: Titles, told: Mapping[str, str]) -> Field:
    near, meaning = titles.near.get(title, []), titles.means[title]
    options = list(dict.fromkeys((*near, *told)))  # the nearest first
    at = options.index(meaning) if meaning in options else None

    def field() -> dict[str, str]:
        return {title: _chosen(words.label(title), options, told, near, f"title-{title}", at)}

    return field


def _run(run: list[str], titles: Titles, told: Mapping[str, str]) -> Field:
    """Return the one field for titles that are options of one question, which the tool has left out."""
    near = titles.near[run[0]]
    listed = words.listed(f"“{words.label(title)}”" for title in run)
    asked = _("%(options)s: options of which question?", options=listed)

    def field() -> dict[str, str]:
        meaning = _chosen(asked, [*near, mapping.IGNORED], told, near, f"options-{run[0]}")
        return {title: meaning if meaning in ("", mapping.IGNORED) else f"{meaning} [{title}]" for title in run}

    return field


def _answer(pair: tuple[str, str], titles: Titles) -> Field:
    title, answer = pair
    near, may = titles.near_words[pair], titles.choices(title)
    asked = _("“%(answer)s” under “%(title)s”", answer=words.label(answer), title=words.label(title))

    def field() -> dict[str, str]:
        options = list(dict.fromkeys((*near, *may)))
        return {mapping.key(*pair): _chosen(asked, options, may, near, f"answer-{title}-{answer}")}

    return field


def _chosen(
    asked: str, options: list[str], told: Mapping[str, str], near: list[str], key: str, at: int | None = None
) -> str:
    hint = _("Perhaps “%(meaning)s”", meaning=told[near[0]]) if near else _("Choose what it means")
    return st.selectbox(asked, options, at, lambda one: told[one], placeholder=hint, key=key) or ""


def _report(problems: Iterable[Problem]) -> None:
    """Draw mistakes without the open titles, which are asked for above."""
    if found := [problem for problem in problems if problem.rule != incoming.OPEN]:
        preview.mistakes(found)
