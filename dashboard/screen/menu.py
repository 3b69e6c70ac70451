"""The pages by address, and links to them that carry the choice along."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import ask
from dashboard.config import ROOT
from dashboard.publish.feeds.catalogue import followed
from dashboard.screen.filters import Choice


@dataclass(frozen=True)
class Entry:
    """One page: its address, its title in the menu, its file and what it answers."""

    address: str
    title: str
    file: str
    answers: str

    @property
    def path(self):
        """The file of the page."""
        return ROOT / "pages" / self.file


# How a page names a query: it asks for its rows, or for one of several drawn together, whose names have two words.
_QUERY = re.compile(r'(?:frame\(|row\(|plain\(|query=)"(\w+)"|"(\w+_\w+)"')
# How a page calls a part that several pages have, or that fills a page of its own.
_PART = re.compile(r"\b(answers|cards|factsheet|layout)\.(\w+)\(")
# Tables whose rows have a card of their own, with its page.
_CARDS = {"deadlines": "follow-up", "projects": "projects"}

MENU = (
    Entry("", "Overview", "overview.py", "What changed, what is due, who is on board"),
    Entry("competences", "Competences", "competences.py", "What regions may do and do, and who has not answered"),
    Entry("projects", "Projects", "projects.py", "What each project waits for, who is in it, what came of it"),
    Entry("calendar", "Calendar", "calendar.py", "What is due when, what was moved, what has no date"),
    Entry("follow-up", "Follow-up", "follow_up.py", "What was promised, by whom, and where it stands"),
    Entry("voices", "Voices", "voices.py", "What institutions and regions said, asked and promised"),
    Entry("changes", "Changes", "changes.py", "What is different between any two snapshots, field by field"),
    Entry("data", "Data", "data.py", "Which snapshots there are, and how far they can be trusted"),
    Entry("present", "Present", "present.py", "The meeting as full-screen slides on live data"),
)


def linked(rows: pd.DataFrame, page: str, choice: Choice, **columns: str) -> pd.DataFrame:
    """Return rows with a column `address`: the page at that row, `columns` naming its parameter and their column."""
    held = zip(*(rows[column].astype(str) for column in columns.values()), strict=True)
    return rows.assign(address=[link(page, choice, **dict(zip(columns, values, strict=True))) for values in held])


def link(page: str, choice: Choice, **own: str) -> str:
    """Return the address of a page in the view of the choice, with the page's own parameters."""
    return f"/{page}?{urlencode(choice.address | own)}"


def item(table: str, row: str, choice: Choice) -> str:
    """Return the address of a row by its key: its card where it has one, else its history over all snapshots."""
    page = _CARDS.get(table)
    return link(page, choice, item=row) if page else link("changes", choice, table=table, item=row)


@cache
def showing(query: str) -> tuple[Entry, ...]:
    """Return the pages that show a named query, or one whose rows it lists."""
    shown = {query, *(name for name in ask.names() if ask.load(name).rows == query)}
    return tuple(entry for entry in MENU if shown & _named_on(entry))


@cache
def _named_on(entry: Entry) -> set[str]:
    package = ROOT / "dashboard"
    parts = {
        "": [package / "say" / "headlines" / "__init__.py"],
        "present": sorted((package / "publish" / "slides").glob("*.py")),
    }
    texts = [file.read_text("utf-8") for file in (entry.path, *parts.get(entry.address, []))]
    texts += [_function(package / "screen" / f"{module}.py", name) for module, name in _PART.findall(texts[0])]
    return {name for text in texts for names in _QUERY.findall(text) for name in names}


def _function(file: Path, name: str) -> str:
    text = file.read_text("utf-8")
    held = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef) and node.name == name]
    return "".join(ast.get_source_segment(text, node) for node in held)


def handout(file: str, choice: Choice, **own: str) -> str:
    """Return the address of a handout of the view of the choice, such as brief.pdf."""
    return f"/handout/{file}?{urlencode(choice.address | own)}"


def subscription(choice: Choice) -> str:
    """Return the address by which a calendar program follows the newest snapshot of the data set."""
    return f"webcal://{st.context.headers.get('Host', 'localhost')}{followed(choice.snapshot.data_set)}"


def feed(name: str, choice: Choice) -> str:
    """Return the address of a file that the server makes from the snapshot of the choice."""
    held = {"set": choice.snapshot.data_set, "snapshot": choice.snapshot.date}
    return f"/feed/{name}?{urlencode(held)}"
