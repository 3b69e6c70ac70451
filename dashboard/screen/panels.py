"""Panels: a titled part of a page, with what it rests on one click away, and alone in the frame of another page.

A finished panel is one piece of HTML, made once; an open one holds what the reader presses, or a map or chart.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.ask import Question, records
from dashboard.draw import markup
from dashboard.say import codes, words
from dashboard.say import places as named
from dashboard.say import rows as lines
from dashboard.say.messages import _, later
from dashboard.screen import figures, filters, finished, places, tables
from dashboard.screen.finished import html

MOST = 1_000  # rows of a page, where the rows of a panel are opened
TOLD = 60  # rows of it that are told one by one
BEHIND = later("Where from")


def asks(key: str, /, **bound: object) -> tuple[Question, ...]:
    """Return what a panel of this page asks, with what the page binds to it."""
    return figures.questions(filters.page(), key, filters.chosen(), **bound)


def ask(key: str, /, **bound: object) -> Question:
    """Return the first thing that a panel of this page asks."""
    return asks(key, **bound)[0]


def panel(
    key: str,
    title: str,
    reading: str = "",
    asked: Question | Sequence[Question] = (),
    *,
    draw: Callable,
    given: Sequence[object] | None = None,
    is_closed: bool | None = None,
    takes: Sequence[tuple[str, str]] = (),
    **options: object,
) -> None:
    """Draw a finished panel: `draw` of what it asks, or of what is `given`, under its title, made once.

    Where it asks something, a link opens the rows it rests on; `takes` are files of it, with their addresses. One that
    `is_closed` shows its title and what it says until it is opened; None: it cannot be closed.
    """
    questions = (asked,) if isinstance(asked, Question) else tuple(asked)
    is_alone = filters.embedded() == key
    facts: dict[str, object] = {"title": title, "reading": reading, "key": key, "behind": _(BEHIND)}
    facts |= {"rows": questions and _rows_at(key), "is_synthetic": _is_synthetic(), "takes": takes}
    facts |= {"identity": is_alone and _identity(), "is_closed": None if is_alone else is_closed}
    if is_alone:
        st.html(markup.alone(f"#panel-{key}"))
    piece(_framed, draw, questions if given is None else given, options, **facts)
    filters.section(key, title)
    _open(key, title, questions)


def _framed(draw: Callable, given: Sequence[object], options: dict, **facts: object) -> None:
    html("panel", body=finished.made(draw, *given, **options), **facts)


class Part:
    """An open panel while it is drawn."""

    def __init__(self, key: str, title: str) -> None:
        """Begin the panel of a page."""
        self.key, self.title = key, title

    def asks(self, **bound: object) -> tuple[Question, ...]:
        """Return what it asks with what was chosen in it, and open its rows where the address says so."""
        questions = asks(self.key, **bound)
        _open(self.key, self.title, questions)
        return questions

    def ask(self, **bound: object) -> Question:
        """Return the first thing that it asks, as `asks` does."""
        return self.asks(**bound)[0]


@contextmanager
def opened(
    key: str, title: str, reading: str = "", *, has_rows: bool = True, is_closed: bool | None = None,
    takes: Sequence[tuple[str, str]] = (),
) -> Iterator[Part]:  # fmt: skip
    """Draw an open panel around what follows; it says itself what it asks, once that is chosen."""
    is_alone = filters.embedded() == key
    if is_alone:
        st.html(markup.alone(f".st-key-panel-{key}"))
    with st.container(key=f"panel-{key}"):
        if is_alone:
            html("note", text=_identity(), kind="banner" if _is_synthetic() else "note", role="note")
        rows = has_rows and f"?{urlencode(filters.parameters() | {'rows': key})}"
        facts: dict[str, object] = {
            "title": title,
            "reading": reading,
            "rows": rows,
            "behind": _(BEHIND),
            "takes": takes,
        }
        html("begin", key=key, body="", is_closed=None if is_alone else is_closed, **facts)
        filters.section(key, title)
        yield Part(key, title)


def searched(key: str, title: str, by: Sequence[Sequence[str]], draw: Callable) -> None:
    """Draw a panel of rows to search and filter, `by` what `tables.selects` takes; closed until something is asked.

    `draw` gets the question, and by name of how many rows there are in all and whether something was asked.
    """
    everything = ask(key)
    is_closed = not filters.asks("q", *(name for _column, name, *_texts in by))
    with opened(key, title, is_closed=is_closed) as part:
        with st.container(horizontal=True):
            search = filters.search("q", _("Search"))
            chosen = tables.selects(everything, by)
        is_open = any((search, *chosen.values()))
        piece(draw, part.ask(search=search, **chosen), of=len(everything.plain()), is_open=is_open)


def row_of_figures(held: Sequence[dict], asked: Sequence[tuple[str, Question]]) -> None:
    """Draw figures in a row, each with its change, and a link to what it rests on: its key and what it asks."""
    told = [{"of": "", **one, "rows": _rows_at(key)} for one, (key, _) in zip(held, asked, strict=True)]
    html("figures", figures=told, behind=_(BEHIND))
    for one, (key, question) in zip(held, asked, strict=True):
        _open(key, one["label"], (question,), is_panel=False)


def behind(key: str, title: str, questions: Sequence[Question]) -> None:
    """Open what a figure that is no panel rests on, where the address says so."""
    _open(key, title, questions, is_panel=False)


def piece(draw: Callable, *given: object, **options: object) -> None:
    """Draw a finished piece within an open panel."""
    finished.put(finished.piece(draw, *given, **options))


def _rows_at(key: str) -> str:
    return f"?{urlencode(filters.chosen().address | {'rows': key})}"


def _identity() -> str:
    """Return what the frame of another page says: which snapshot this is, and that it is invented if it is."""
    return _("SYNTHETIC: invented data. %(view)s", view=filters.view()) if _is_synthetic() else filters.view()


def _is_synthetic() -> bool:
    return filters.chosen().snapshot.is_synthetic


def _open(key: str, title: str, questions: Sequence[Question], *, is_panel: bool = True) -> None:
    filters.witness(key, questions)
    if questions and filters.item("rows") == key:
        st.dialog(_(BEHIND), width="large", on_dismiss=lambda: filters.go(rows=""))(_behind)(
            title, questions, key if is_panel else ""
        )


@filters.spoken
def _behind(title: str, questions: Sequence[Question], panel: str) -> None:
    """Show what a figure rests on: the rows of each question, where each stands, the query, the snapshot."""
    html("title", title=title, reading="")
    listed = list(dict.fromkeys(question.listing() for question in questions))
    for listing in listed:
        _rows(listing, title)
    with st.expander(_("Query, parameters and snapshot")):
        asked = [one.query for question in questions for one in (question, question.listing())]
        for query in dict.fromkeys(asked):
            st.code(f"-- queries/{query.name}.sql\n{query.sql}", language="sql")
        choice = filters.chosen()
        bound = {key: str(value) for one in questions for key, value in one.bound.items() if value is not None}
        html("identity", snapshot=choice.snapshot, choice=choice, values=bound)
    if panel:
        with st.expander(_("Show this panel on another page")):
            st.code(markup.render("iframe", title=title, address=filters.frame_address(panel)), language="html")
            html(
                "note",
                text=_("Pages of other sites may show it once DASHBOARD_FRAME_ANCESTORS names them."),
                kind="note",
                role="status",
            )


def _part(listing: Question) -> pd.DataFrame:
    """Return the rows of the page that the reader turned to; all where they fit on one."""
    pages = -(-listing.count() // MOST)
    if pages <= 1:
        return listing.part(MOST)
    label = _("Page, of %(pages)s with %(most)s rows each", pages=words.number(pages), most=words.number(MOST))
    at = st.number_input(label, 1, pages, key=f"part-{listing.name}")
    return listing.part(MOST, (int(at) - 1) * MOST)


def _rows(listing: Question, title: str) -> None:
    html("reading", text=words.sentence(_(listing.query.purpose)))
    finished.put(finished.piece(_stands, listing))
    tables.download(listing)
    with st.expander(_("Every column, to sort and search")):
        rows = _part(listing)
        if "source" in rows:
            rows = rows.assign(source=rows["source"].map(named.labels(listing.choice)))
        readable = pd.DataFrame(records(codes.told(rows)), columns=rows.columns)
        readable = readable.map(lambda value: words.upright(value) if isinstance(value, str) else value)
        st.dataframe(
            readable,
            hide_index=True,
            alt=_("The rows that “%(title)s” rests on", title=title),
            key=f"behind-{listing.name}",
        )


def _stands(listing: Question) -> None:
    """Draw the rows under the place that each stands in, with what it says; what several of them are is said once."""
    grouped: dict[str, dict[str, list[str]]] = {}
    for row in records(listing.part(TOLD)):
        what, more = lines.line(row)
        grouped.setdefault(row.get("source") or "", {}).setdefault(what, []).append(more)
    held = places.held(listing.choice, grouped)
    html(
        "stands",
        groups=[(held.get(source), found.items()) for source, found in grouped.items()],
        more=listing.count() - TOLD,
    )
