"""Widgets that show what the address says, and write into it what the reader chooses."""

from collections.abc import Callable, Mapping, Sequence
from typing import overload

import streamlit as st

from dashboard.say.messages import _
from dashboard.screen.filters.address import go, pick
from dashboard.screen.filters.choice import ALL, NONE
from dashboard.screen.filters.kept import notes


def bound(
    widget: Callable,
    name: str,
    value: object,
    *,
    write: Callable = str,
    also: Mapping[str, str] | None = None,
    **options,
) -> None:
    """Draw a widget that shows `value` and writes what the reader chooses into the address, with `also` beside it."""
    key = f"_{name}"
    st.session_state[key] = value

    def changed() -> None:
        if st.session_state[key] is not None:
            go(**{name: write(st.session_state[key])}, **(also or {}))

    widget(key=key, on_change=changed, **options)


def fill(key: str, chooser: str, told: Callable, first: str = "") -> None:
    """Put what a reader has just chosen with the widget `chooser` in words into the widget `key`; `first` is there."""
    chosen = st.session_state.get(chooser)
    if first and key not in st.session_state:
        st.session_state[key] = first
    if chosen is not None and chosen != st.session_state.get(f"_filled_{key}"):
        st.session_state[key] = told(chosen)
    st.session_state[f"_filled_{key}"] = chosen


def ticked(name: str, labels: Mapping[str, str], default: Sequence[str]) -> tuple[str, ...]:
    """Draw one box to tick for each label, and return the ticked ones; the address has them joined by commas."""
    asked = st.query_params.get(name)
    held = tuple(one for one in labels if one in (default if asked is None else asked.split(",")))
    for one, label in labels.items():
        rest = tuple(other for other in held if other != one)
        after = ",".join(rest if one in held else (*held, one)) or NONE
        st.checkbox(label, one in held, key=f"_{name}-{one}", on_change=go, kwargs={name: after})
    return held


@overload
def select(name: str, label: str, options: Mapping[str, str], *, width: int = 200) -> str | None: ...


@overload
def select(name: str, label: str, options: Mapping[str, str], default: str, width: int = 200) -> str: ...


def select(name: str, label: str, options: Mapping[str, str], default: str = ALL, width: int = 200) -> str | None:
    """Draw a select box over `options` (value -> text), `width` pixels wide, and return the value.

    Without a default of its own it starts with all of them, which is returned as None.
    """
    shown = {ALL: label, **options} if default == ALL else dict(options)
    held = pick(name, list(shown), default)
    if len(options) < 2 and held == default:  # there is nothing to choose
        return None if held == ALL else held
    bound(
        st.selectbox, name, held, options=list(shown), format_func=shown.get, label=label,
        label_visibility="collapsed", width=width,
    )  # fmt: skip
    return None if held == ALL else held


def search(name: str, label: str) -> str | None:
    """Draw a box that searches while the reader types, and return what is looked for."""
    held = st.query_params.get(name, "")[:80]
    bound(
        st.text_input, name, held, label=label, placeholder=label, label_visibility="collapsed", live=True,
        max_chars=80, type="search", width=200,
    )  # fmt: skip
    return held.strip() or None


def sent(name: str, label: str) -> str | None:
    """Draw a box and return what the reader sent in it, once; it is empty again then."""
    key = f"_{name}"

    def send() -> None:
        notes()[name] = st.session_state[key].strip()
        st.session_state[key] = ""

    st.text_input(
        label, key=key, on_change=send, placeholder=label, label_visibility="collapsed", max_chars=80, type="search",
        width=160,
    )  # fmt: skip
    return notes().pop(name, None) or None


def ordered(name: str, label: str, held: Sequence[str], labels: Mapping[str, str], most: int | None = None) -> None:
    """Draw a box in which things are chosen in an order, `most` at most; the address has them joined by commas."""
    options = list(dict.fromkeys([*labels, *held]))
    bound(
        st.multiselect, name, list(held), options=options, label=label, write=lambda chosen: ",".join(chosen),
        format_func=lambda key: labels.get(key, key), max_selections=most, placeholder=_("Choose"),
    )  # fmt: skip
