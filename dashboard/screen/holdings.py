"""The parts of Data: the snapshots, what the checks find, contradictions, tables, documents, addresses."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.ask import Choice, Question
from dashboard.contract.schema import TABLES
from dashboard.publish.feeds.addresses import addresses
from dashboard.say import headlines, words
from dashboard.say.messages import _
from dashboard.screen import filters, layout, menu, panels, tables
from dashboard.screen.differences import named
from dashboard.screen.findings import checked, findings

MOST = 200  # findings of a table, snapshots and entries of the journal on the page


def snapshots(held: Question, more: tuple[str, str]) -> None:
    """Draw every snapshot, and the way to all of this one."""
    rows = menu.linked(held.frame().head(MOST), "data", held.choice, snapshot="snapshot")
    tables.show(rows, tables.SNAPSHOTS)
    _cut(len(held.frame()))
    tables.folded_one(_("Their hashes"), tables.show, rows, tables.HASHES)
    layout.more(*more)


def journal(held: Question) -> None:
    """Draw every commit and amendment, each with the way to what was committed."""
    rows = menu.linked(held.frame().head(MOST), "data", held.choice, snapshot="name")
    tables.show(rows, tables.JOURNAL)
    _cut(len(held.frame()))
    tables.folded_one(_("The digest of each line"), tables.show, rows, tables.DIGESTS)


def _cut(count: int) -> None:
    if count > MOST:
        amounts = {"most": words.number(MOST), "count": words.number(count)}
        layout.note(_("The latest %(most)s of %(count)s; all stand under “Where from”.", **amounts))


def rules(held: Question) -> None:
    """Draw every rule with what it found, and the findings by table."""
    found = checked(held.choice)
    tables.show(found[found["count_found"] > 0], tables.RULES)
    tables.folded_one(_("Every rule, and its file"), tables.show, found, [*tables.RULES, tables.RULE_FILE])
    for table, count in found.attrs["tables"].items():
        rows = findings(held.choice, table)
        tables.folded_one(headlines.found_in(table, count), _findings, rows, count)


def _findings(rows: pd.DataFrame, count: int) -> None:
    tables.show(rows.head(MOST), tables.FINDINGS, group="sentence")
    if count > MOST:
        layout.note(
            _(
                "The first %(most)s of %(count)s; the command “check” prints more of them.",
                most=words.number(MOST), count=words.number(count),
            )
        )  # fmt: skip


def contradictions(held: Question) -> None:
    """Draw both readings where sources disagree, each with where it stands."""
    tables.show(held.frame(), tables.CONTRADICTIONS)


def table(choice: Choice) -> None:
    """Draw the columns of one table, to take it away."""
    name = filters.pick("table", list(named()), "deadlines")
    title = _("What a table holds: %(table)s", table=words.inside(named()[name]))
    with panels.opened("table", title, _(TABLES[name].meaning), is_closed=not filters.asks("table")) as part:
        filters.select("table", _("Table"), named(), default="deadlines")
        part.asks(table=name)
        panels.piece(_dictionary, table=name)
        tables.downloads(name, choice)


def _dictionary(table: str) -> None:
    tables.show(tables.dictionary(table), tables.DICTIONARY)


@st.fragment
@filters.spoken
def sources(choice: Choice) -> None:
    """Draw documents and places to search."""
    with panels.opened("sources", _("Documents and places"), is_closed=not filters.asks("q")) as part:
        wanted = filters.search("q", _("Search documents and places"))
        options: dict[str, Any] = {"columns": tables.SOURCES, "fold": "document", "is_open": bool(wanted)}
        panels.piece(tables.listed, part.ask(search=wanted), **options)


def programs(held: Question) -> None:
    """Draw every address that other programs may ask."""
    every = addresses(held.choice.snapshot, held.choice.address)
    tables.folded_one(_("Every address, and what it takes"), layout.html, "addresses", addresses=every)
