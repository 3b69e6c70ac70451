"""The shared choice <-> the address bar: data set, snapshot, as-of day, region. The only user of session state.

The address is the truth: every widget writes into it, and every run reads it. What it does not say (Streamlit drops it
when a reader turns the page) is taken from the session, else from the latest snapshot of the record.
"""

from dashboard.screen.filters.address import (
    at,
    choose,
    chosen,
    clicked,
    embedded,
    follow,
    frame_address,
    go,
    item,
    join,
    listed,
    page,
    parameters,
    pick,
    place,
    put,
    talk,
    talked,
    today,
    told,
    view,
    witness,
)
from dashboard.screen.filters.choice import ALL, EARLIEST, LATEST, NONE, Choice, NothingToShow
from dashboard.screen.filters.kept import found, histories, once, recall, remember
from dashboard.screen.filters.speech import speak, spoken
from dashboard.screen.filters.widgets import bound, ordered, search, select, switch, ticked

__all__ = [
    "ALL",
    "EARLIEST",
    "LATEST",
    "NONE",
    "Choice",
    "NothingToShow",
    "at",
    "bound",
    "choose",
    "chosen",
    "clicked",
    "embedded",
    "follow",
    "found",
    "frame_address",
    "go",
    "histories",
    "item",
    "join",
    "listed",
    "once",
    "ordered",
    "page",
    "parameters",
    "pick",
    "place",
    "put",
    "recall",
    "remember",
    "search",
    "select",
    "speak",
    "spoken",
    "switch",
    "talk",
    "talked",
    "ticked",
    "today",
    "told",
    "view",
    "witness",
]
