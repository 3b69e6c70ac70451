"""The page furniture: answer, figure, panel, empty state, and for each of them the rows and source it rests on."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pandas as pd
import streamlit as st

from dashboard import ask, config
from dashboard.contract.boundaries import attribution
from dashboard.draw import markup
from dashboard.draw.look import LOOKS, Look
from dashboard.publish import export
from dashboard.say import codes, words
from dashboard.say.regions import line
from dashboard.screen import filters, menu
from dashboard.screen.data import frame, records
from dashboard.screen.filters import Choice, chosen


def look() -> Look:
    """Return the colours of the theme the reader has on."""
    return LOOKS[st.context.theme.type or "light"]


def is_phone() -> bool:
    """Whether the reader's browser says it is a phone's."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def html(template: str, **values: object) -> None:
    """Draw a template; whatever comes from data is escaped in it."""
    st.html(markup.render(template, **values))


def heading(answer: str, under: str = "") -> None:
    """Draw the page's answer in words, and under it the snapshot it is taken from."""
    html("heading", answer=answer, under=under, of=_view(chosen()))


def banner(text: str) -> None:
    """Draw what no reader may overlook."""
    html("note", text=text, kind="banner", role="note")


def notice(text: str) -> None:
    """Draw what was changed in what the reader asked for."""
    html("note", text=config.without_paths(text), kind="notice", role="status")


def empty(what: str, todo: str) -> None:
    """Say what is missing, and what to do about it."""
    html("empty", what=what, todo=todo)


def stop_if_empty(rows: pd.DataFrame, what: str, todo: str) -> None:
    """End the page with its empty state where there are no rows."""
    if rows.empty:
        empty(what, todo)
        st.stop()


@contextmanager
def panel(key: str, title: str, reading: str = "", /, *, query: str = "", **values: object) -> Iterator[dict]:
    """Draw a titled part of a page with a sentence that reads it, and a button that opens what it rests on.

    `query` is the query the part shows, `values` what the page bound to it; what is chosen in the part itself is added
    to the values that it yields.
    """
    is_alone = filters.embedded() == key
    if is_alone:
        st.html(markup.alone(f"st-key-panel-{key}"))
    with st.container(key=f"panel-{key}"):
        if is_alone:
            _identity(chosen())
        head = st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute")
        with head:
            html("title", title=title, reading=reading)
        yield values
        if query:
            with head:
                _opener(key, title, query, values, key)


def figure(key: str, label: str, value: object, of: str = "", change: str = "", *, query: str, **values) -> None:
    """Draw one figure with what it is out of, its change, and a button that opens what it rests on."""
    with st.container(key=f"figure-{key}", gap=None):
        html("figure", label=label, value=value, of=of, change=change)
        _opener(key, label, query, values)


def pick_on_map(key: str, deck: object, legend: list[dict[str, str]], legend_title: str, alt: str) -> None:
    """Draw a map on which a click chooses the region everywhere; the legend always lies over it."""

    def choose() -> None:
        filters.go(region=filters.clicked(key, "region") or filters.ALL)

    still_map(key, deck, legend, legend_title, alt, on_select=choose)


def still_map(
    key: str, deck: object, legend: list[dict[str, str]], legend_title: str, alt: str, **clicks: Callable
) -> None:
    """Draw a map of which nothing is chosen; the legend always lies over it, its origin stands under it."""
    with st.container(key=f"map-{key}"):
        html("legend", title=legend_title, items=legend)
        st.pydeck_chart(deck, height=380 if is_phone() else 520, key=key, alt=alt, **clicks)
    html("note", text=f"Boundaries: {attribution('regions')}", kind="note", role="note")


def note(text: str) -> None:
    """Draw a quiet line."""
    html("note", text=text, kind="note", role="status")


def chart(spec: dict, alt: str) -> None:
    """Draw a finished chart; `alt` says what is to be seen in it."""
    st.vega_lite_chart(spec=spec, theme=None, alt=alt)


def timing_legend() -> None:
    """Draw the shape, colour and word of each timing."""
    html("timings")


def region_card(choice: Choice) -> None:
    """Say what the snapshot knows of the chosen region, and lead to its factsheet."""
    rows = frame("rows_of_region", choice)
    regions = frame("regions_on_map", choice)
    name = regions.loc[regions["region"] == choice.region, "name"].iloc[0]
    with panel("region", name, query="rows_of_region"):
        many = {"follow_up": "Open follow-ups", "practice": "Practices", "presence": "At the meetings"}
        told = [row | {"said": line(row)} for row in records(rows)]
        html("region", rows=told, name=name, many=many, most=3)
        with st.container(horizontal=True):
            more("Factsheet", menu.link("competences", choice))
            st.button("Show all regions", on_click=filters.go, kwargs={"region": filters.ALL}, type="tertiary")


def more(text: str, address: str) -> None:
    """Draw the way to another page."""
    html("more", text=text, address=address)


def download(rows: pd.DataFrame, name: str, choice: Choice, asked: dict[str, str | None] | None = None) -> None:
    """Offer exactly these rows as CSV, with snapshot and filters in the file and in its name.

    Rows of an invented snapshot say so in a column of their own.
    """
    if choice.snapshot.is_synthetic and "is_synthetic" not in rows:
        rows = rows.assign(is_synthetic=True)
    given = {"as-of": choice.as_of, "region": choice.region, **(asked or {})}
    given = {key: str(value or filters.NONE) for key, value in given.items() if value is not None}
    parts = [re.sub(r"[^\w-]+", "-", f"{key}-{value}") for key, value in given.items()]
    rows = codes.told(rows).assign(
        view="; ".join([str(choice.snapshot), *(f"{key}: {value}" for key, value in given.items())])
    )
    st.download_button(
        "Download these rows as CSV, separated by commas",
        lambda: export.frame_csv(rows).encode("utf-8-sig"),
        f"{export.file_stem(choice.snapshot, name, *parts)}.csv",
        "text/csv",
        type="tertiary",
        on_click="ignore",
        key=f"download-{name}",
        help="For Excel, the workbook on Data is an .xlsx with all rows of the snapshot.",
    )


def _identity(choice: Choice) -> None:
    """Say in the frame of another page which snapshot this is, and that it is invented if it is."""
    of = _view(choice)
    banner(f"SYNTHETIC: invented data. {of}") if choice.snapshot.is_synthetic else note(of)


def _view(choice: Choice) -> str:
    """Return which snapshot is read, and as of which day."""
    return f"{choice.snapshot.label}, {words.day(choice.snapshot.date)}; read as of {words.day(choice.as_of)}"


def _opener(key: str, title: str, query: str, values: dict, panel: str = "") -> None:
    if st.button("Rows and source", key=f"rows-{key}", type="tertiary"):
        _lineage(title, query, values, panel)


@st.dialog("Rows and source", width="large")
def _lineage(title: str, name: str, values: dict, panel: str) -> None:
    """Show what a figure rests on: its rows, each with the place it stands, the query, the snapshot."""
    choice, shown = chosen(), ask.load(name)
    listing = ask.load(shown.rows)
    asked = {name: value for name, value in values.items() if name in listing.params}
    rows = frame(listing.name, choice, **asked)
    html("title", title=title, reading=words.sentence(listing.purpose))
    if "source" in rows:
        places = frame("paragraphs", choice, sources=sorted(set(rows["source"].dropna())))
        stands_in = places.assign(stands_in=places["document"].str.cat(places["paragraph"], sep=", ", na_rep=""))
        rows = rows.merge(stands_in[["source", "stands_in"]], on="source", how="left")
    download(rows, f"rows-of-{listing.name}", choice, asked)
    readable = pd.DataFrame(records(codes.told(rows)), columns=rows.columns)
    readable = readable.map(lambda value: words.upright(value) if isinstance(value, str) else value)
    st.dataframe(readable, hide_index=True, alt=f"The rows that “{title}” rests on")
    if "source" in rows:
        html("places", places=records(places), link=lambda key: menu.link("data", choice, source=key))
    with st.expander("Query, parameters and snapshot"):
        for query in dict.fromkeys((shown, listing)):
            st.code(f"-- queries/{query.name}.sql\n{query.sql}", language="sql")
        bound = {key: str(value) for key, value in values.items() if value is not None}
        html("identity", snapshot=choice.snapshot, choice=choice, values=bound)
    if panel:
        with st.expander("Show this panel on another page"):
            st.code(markup.render("iframe", title=title, address=filters.frame_address(panel)), language="html")
            note("Pages of other sites may show it once DASHBOARD_FRAME_ANCESTORS names them.")
