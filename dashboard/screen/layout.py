"""The page furniture: answer, notices, empty state, chart, and the way to another page."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from dashboard import config
from dashboard.ask import Choice
from dashboard.draw.look import LOOKS, Look
from dashboard.say import words
from dashboard.say.messages import _
from dashboard.screen import filters, headline
from dashboard.screen.finished import html

__all__ = [
    "aloud",
    "answer",
    "banner",
    "chart",
    "empty",
    "heading",
    "html",
    "is_phone",
    "look",
    "more",
    "note",
    "notice",
]
__all__ += ["of_all", "timing_legend"]


def look() -> Look:
    """Return the colours of the theme the reader has on."""
    return LOOKS[st.context.theme.type or "light"]


def is_phone() -> bool:
    """Whether the reader's browser says it is a phone's."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def answer(choice: Choice) -> str:
    """Return the answer of this page."""
    return headline.of(filters.page(), choice, filters.parameters())


def heading(answer: str, under: str | Sequence[str] = "", links: Sequence[tuple[str, str]] = ()) -> None:
    """Draw the page's answer in words, under it the snapshot it is taken from, and files with their addresses."""
    html("heading", answer=answer, under=under, of=filters.chosen(), links=links)


def aloud(said: str, answer: str) -> None:
    """Draw what is ready to be read aloud; of the answer itself, which stands on top, only the way to copy it."""
    html("aloud", said="" if said == answer else said)


def of_all(said: str, choice: Choice) -> str:
    """Return what is said of all regions, and that it is, where one is chosen."""
    return _("Of all regions: %(said)s", said=words.inside(said)) if choice.region and said else said


def banner(text: str) -> None:
    """Draw what no reader may overlook."""
    html("note", text=text, kind="banner", role="note")


def notice(text: str) -> None:
    """Draw what was changed in what the reader asked for."""
    html("note", text=config.without_paths(text), kind="notice", role="status")


def empty(what: str, todo: str, choice: Choice | None = None) -> None:
    """Say what is missing, and what to do about it; with a choice, lead back to all that its snapshot has."""
    reset = choice and f"?{urlencode(choice.address | {'region': filters.ALL})}"
    html("empty", what=what, todo=todo, reset=reset)


def note(text: str) -> None:
    """Draw a quiet line."""
    html("note", text=text, kind="note", role="status")


def chart(spec: dict, alt: str) -> None:
    """Draw a finished chart; `alt` says what is to be seen in it."""
    st.vega_lite_chart(spec=spec, theme=None, alt=alt)


def timing_legend() -> None:
    """Draw the shape, colour and word of each timing."""
    html("timings")


def more(text: str, address: str) -> None:
    """Draw the way to another page."""
    html("more", text=text, address=address)
