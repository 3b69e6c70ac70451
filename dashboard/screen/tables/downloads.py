"""Downloads named after what they hold."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.ask import Choice, database, load
from dashboard.contract.schema import TABLES
from dashboard.publish import export
from dashboard.say.messages import _
from dashboard.screen import layout
from dashboard.store import committed


def downloads(table: str, choice: Choice) -> None:
    """Offer a whole table of the chosen snapshot as CSV, JSON and parquet."""
    forms: dict[str, tuple[str, str, Callable[[], str | bytes]]] = {
        _("CSV, separated by commas"): ("csv", "text/csv", lambda: _table_csv(table, choice)),
        "JSON": ("json", "application/json", lambda: _table_json(table, choice)),
    }
    if table in choice.snapshot.tables:  # an older snapshot is from before it
        file = partial(committed, choice.snapshot, table)
        forms["Parquet"] = ("parquet", "application/vnd.apache.parquet", file)
    layout.note(
        _("For Excel take the workbook out above: an .xlsx opens there as it is, whatever separator it expects.")
    )
    with st.container(horizontal=True):
        for label, (ending, media, make) in forms.items():
            name = f"{export.file_stem(choice.snapshot, table)}.{ending}"
            st.download_button(label, make, name, media, type="tertiary", on_click="ignore", key=f"table-{ending}")


def _table_csv(table: str, choice: Choice) -> bytes:
    rows = database(choice).rows(load("table_rows"), table=table)
    return export.as_csv(TABLES[table], rows).encode("utf-8-sig")


def _table_json(table: str, choice: Choice) -> str:
    return export.as_json(choice.snapshot, TABLES[table], database(choice).rows(load("table_rows"), table=table))
