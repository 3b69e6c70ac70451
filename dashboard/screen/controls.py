"""What stands above every page: the snapshot and the day it is read as of, the region, and what a reader must know."""

import streamlit as st

from dashboard import config
from dashboard.contract.domain import domain
from dashboard.contract.reference import regions
from dashboard.say import words
from dashboard.screen import filters, layout
from dashboard.screen.filters import ALL, EARLIEST, LATEST, Choice


def show(choice: Choice) -> None:
    """Draw the controls of the shared choice, the banner of invented data, and the way to a newer snapshot."""
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        layout.html("brand", of=domain())
        with st.popover(_named(choice), type="tertiary"):
            _snapshot(choice)
        _region(choice)
    if choice.snapshot.is_synthetic:
        layout.banner("Synthetic data: every survey answer in this data set is invented, to show what the tool can do.")
    _newer(choice)


@st.fragment(run_every=30)
def _newer(choice: Choice) -> None:
    """Offer the newest snapshot of the data set, if it was committed while the reader had the page open."""
    held = filters.histories().get(choice.snapshot.data_set, choice.history)
    newest, name = held[-1], f"newest-{choice.snapshot.data_set}"
    if filters.recall(name, "") is None or choice.snapshot == newest:
        filters.remember(name, "", newest.digest)
    if filters.recall(name, "") == newest.digest:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="newer"):
        layout.notice(f"A newer snapshot of {words.day(newest.date)} is there.")
        if st.button("Show it", key="show-newer"):
            filters.go(snapshot=str(newest.date), as_of="")
            st.rerun()


def _named(choice: Choice) -> str:
    of = "" if choice.as_of == choice.snapshot.date else f", read as of {words.day(choice.as_of)}"
    return words.plain(f"{choice.snapshot.data_set.capitalize()} of {words.day(choice.snapshot.date)}{of}")


def _snapshot(choice: Choice) -> None:
    data_sets = list(filters.histories())
    if len(data_sets) > 1:
        filters.bound(
            st.radio, "set", choice.snapshot.data_set, options=data_sets, label="Data set", horizontal=True,
            format_func=lambda name: "Record" if name == "record" else f"{name.capitalize()} (invented answers)",
            also={"snapshot": "", "as_of": ""},
        )  # fmt: skip
    labels = {str(one.date): f"{words.day(one.date)}: {one.label}" for one in reversed(choice.history)}
    filters.bound(
        st.radio, "snapshot", str(choice.snapshot.date), options=list(labels), label="Snapshot",
        format_func=labels.get, also={"as_of": ""},
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom"):
        filters.bound(
            st.date_input, "as_of", choice.as_of, label="Read as of", format="DD/MM/YYYY", min_value=EARLIEST,
            max_value=LATEST, help="“Overdue” and “upcoming” are counted from this day.",
        )  # fmt: skip
        st.button("Day of the snapshot", on_click=filters.go, kwargs={"as_of": str(choice.snapshot.date)})
        st.button("Today", on_click=filters.go, kwargs={"as_of": str(filters.today())})


def _region(choice: Choice) -> None:
    names = {ALL: "All regions"} | regions(config.settings().reference).names
    filters.bound(
        st.selectbox, "region", choice.region or ALL, options=list(names), format_func=names.get, label="Region",
        label_visibility="collapsed", width=240,
    )  # fmt: skip
