"""The language in which a run says everything: the address, else this session, else the reader's browser."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from dashboard.say import language
from dashboard.screen.filters.kept import notes

Given = ParamSpec("Given")
Made = TypeVar("Made")


def speak() -> None:
    """Say in this run what it says in the language that the reader wants, as far as it is known before the choice."""
    held = notes().get("address", {}).get("lang")
    wanted = st.query_params.get("lang") or held
    language.speak(wanted if wanted in language.known() else first_choice())


def first_choice() -> str:
    """Return the language that the reader's browser asks for, of those that can be spoken."""
    return language.preferred(st.context.headers.get("Accept-Language") or "")


def spoken(draw: Callable[Given, Made]) -> Callable[Given, Made]:
    """Draw a part that is drawn anew by itself in the language of its page: each such run begins in English."""

    @wraps(draw)
    def told(*given: Given.args, **options: Given.kwargs) -> Made:
        language.speak(notes()["choice"].language)
        return draw(*given, **options)

    return told
