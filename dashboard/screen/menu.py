"""The menu as Streamlit has it, and links to pages that carry the choice along."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.ask import Choice
from dashboard.say.messages import _
from dashboard.screen.pages import MENU

# Tables whose rows have a card or page of their own, with the page and the parameter that opens it.
_OWN = {
    "deadlines": ("follow-up", "item"), "projects": ("projects", "item"), "regions": ("", "region"),
    "sources": ("data", "source"),
}  # fmt: skip


def pages() -> list:
    """Return the pages as Streamlit has them, titled in the language that is spoken."""
    return [
        st.Page(entry.path, title=_(entry.title), url_path=entry.address, default=not entry.address) for entry in MENU
    ]


def linked(rows: pd.DataFrame, page: str, choice: Choice, **columns: str) -> pd.DataFrame:
    """Return rows with a column `address`: the page at that row, `columns` naming its parameter and their column."""
    held = zip(*(rows[column].astype(str) for column in columns.values()), strict=True)
    return rows.assign(address=[link(page, choice, **dict(zip(columns, values, strict=True))) for values in held])


def link(page: str, choice: Choice, **own: str) -> str:
    """Return the address of a page in the view of the choice, with the page's own parameters."""
    return f"/{page}?{urlencode(choice.address | own)}"


def to_region(page: str, choice: Choice) -> str:
    """Return the address of a page in the view of the choice, without the code of a region, which is put behind it."""
    held = {name: value for name, value in choice.address.items() if name != "region"}
    return f"/{page}?{urlencode(held | {'region': ''})}"


def item(table: str, row: str, choice: Choice) -> str:
    """Return the address of a row by its key: its card or page where it has one, else its history."""
    if table in _OWN:
        page, parameter = _OWN[table]
        return link(page, choice, **{parameter: row})
    return link("changes", choice, table=table, item=row)


def handout(file: str, choice: Choice, **own: str) -> str:
    """Return the address of a handout of the view of the choice, such as brief.pdf."""
    return f"/handout/{file}?{urlencode(choice.address | own)}"


def pictures(stem: str, choice: Choice, **own: str | None) -> list[tuple[str, str]]:
    """Return the ways to a map or chart as a picture: the kind of the file and its address."""
    held = {name: value for name, value in own.items() if value is not None}
    return [(ending.upper(), handout(f"{stem}.{ending}", choice, **held)) for ending in ("png", "svg")]
