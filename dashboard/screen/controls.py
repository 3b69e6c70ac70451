"""What stands above every page: the snapshot and the day it is read as of, the region, and what a reader must know."""

from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import config
from dashboard.contract.domain import domain
from dashboard.contract.reference import folded, regions
from dashboard.say import language, words
from dashboard.say.messages import _
from dashboard.say.names import name as named
from dashboard.screen import filters, layout, menu, searching
from dashboard.screen.filters import ALL, EARLIEST, LATEST, Choice
from dashboard.screen.pages import MENU, PAGES

_MOST = 25  # snapshots side by side; of more one is chosen by typing


def show(choice: Choice) -> DeltaGenerator:
    """Draw the controls of the shared choice, the banner of invented data, and the way to a newer snapshot.

    Returns the place for the names of the sections.
    """
    top(choice)
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        pages(choice)
        with st.popover(_named(choice), type="tertiary"):
            _snapshot(choice)
        _region(choice)
        place = st.empty()
        if PAGES[filters.page()].is_divided:  # the line has its height before its names, if not those of before
            _line(place, filters.recall("sections", _page()) or {})
    if choice.snapshot.is_synthetic:
        layout.banner(words.synthetic())
    _newer(choice)
    return place


def sections(place: DeltaGenerator) -> None:
    """Name the sections of the page once it is drawn, where `show` left a place for them."""
    if len(held := filters.sections()) > 2:
        filters.remember("sections", _page(), held)
        _line(place, held)
    else:
        place.empty()


def _line(place: DeltaGenerator, held: dict[str, str]) -> None:
    with place:
        layout.html("sections", sections=held, is_line=PAGES[filters.page()].is_divided)


def _page() -> tuple[str, str]:
    return filters.page(), language.spoken()


def top(choice: Choice, *, is_begun: bool = True) -> None:
    """Draw the first line: the name, the search once there is something to find, and the other languages."""
    with st.container(horizontal=True, vertical_alignment="center", key="top"):
        layout.html("brand", of=domain(), home=menu.link("", choice))
        if is_begun:
            searching.line(choice)
        languages(choice)


def pages(choice: Choice) -> None:
    """Draw the way to each page, in the view of the choice."""
    held = [(entry, menu.link(entry.address, choice)) for entry in MENU if entry.is_listed]
    search = menu.link("search", choice)
    layout.html("pages", pages=held, here=filters.page(), search=search, languages=_languages(choice))


@st.fragment(run_every=30)
@filters.spoken
def _newer(choice: Choice) -> None:
    """Offer the newest snapshot of the data set, if it was committed while the reader had the page open."""
    held = filters.histories().get(choice.snapshot.data_set, choice.history)
    newest, name = held[-1], f"newest-{choice.snapshot.data_set}"
    if filters.recall(name, "") is None or choice.snapshot == newest:
        filters.remember(name, "", newest.digest)
    if filters.recall(name, "") == newest.digest:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="newer"):
        layout.notice(_("A newer snapshot of %(day)s is there.", day=words.day(newest.date)))
        if st.button(_("Show it"), key="show-newer"):
            filters.go(snapshot=str(newest.date), as_of="")
            st.rerun()


def languages(choice: Choice) -> None:
    """Offer this view in each other language, by the name that it gives itself."""
    layout.html("languages", languages=_languages(choice))


def _languages(choice: Choice) -> list[tuple[str, str, str]]:
    here = filters.parameters()
    others = [code for code in language.languages() if code != choice.language]
    return [(code, language.own_name(code), f"?{urlencode(here | {'lang': code})}") for code in others]


def _named(choice: Choice) -> str:
    told = {"data_set": _data_set(choice.snapshot.data_set), "day": words.day(choice.snapshot.date)}
    if choice.as_of == choice.snapshot.date:
        return words.plain(_("%(data_set)s of %(day)s", **told))
    return words.plain(_("%(data_set)s of %(day)s, read as of %(as_of)s", as_of=words.day(choice.as_of), **told))


def _data_set(name: str) -> str:
    return _("Record") if name == "record" else name.capitalize()


def _invented(name: str) -> str:
    return _("%(data_set)s (invented answers)", data_set=_data_set(name))


def _snapshot(choice: Choice) -> None:
    data_sets = list(filters.histories())
    if len(data_sets) > 1:
        filters.bound(
            st.radio, "set", choice.snapshot.data_set, options=data_sets, label=_("Data set"), horizontal=True,
            format_func=lambda name: _data_set(name) if name == "record" else _invented(name),
            also={"snapshot": "", "as_of": ""},
        )  # fmt: skip
    labels = {str(one.date): words.dated(one.date, one.label) for one in reversed(choice.history)}
    widget: Any = st.radio if len(labels) <= _MOST else st.selectbox
    filters.bound(
        widget, "snapshot", str(choice.snapshot.date),
        options=list(labels), label=_("Snapshot"), format_func=labels.get, also={"as_of": ""},
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom"):
        filters.bound(
            st.date_input, "as_of", choice.as_of, label=_("Read as of"), format="DD/MM/YYYY", min_value=EARLIEST,
            max_value=LATEST, help=_("“Past due” and “due soon” are counted from this day."),
        )  # fmt: skip
        st.button(_("Day of the snapshot"), on_click=filters.go, kwargs={"as_of": str(choice.snapshot.date)})
        st.button(_("Today"), on_click=filters.go, kwargs={"as_of": str(filters.today())})


def _regions() -> dict[str, str]:
    """Return the regions by code, each by its name in the language of the page, in the order of the names."""
    told = {code: named(name) for code, name in regions(config.settings().reference).names.items()}
    return dict(sorted(told.items(), key=lambda one: folded(one[1])))


def _region(choice: Choice) -> None:
    names = {ALL: _("All regions")} | _regions()
    filters.bound(
        st.selectbox, "region", choice.region or ALL, options=list(names), format_func=names.get, label=_("Region"),
        label_visibility="collapsed", width=200,
    )  # fmt: skip
