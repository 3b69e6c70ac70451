"""The shared choice <-> the address bar: data set, snapshot, as-of day, region. The only user of session state.

The address is the truth: every widget writes into it, and every run reads it. What it does not say (Streamlit drops it
when a reader turns the page) is taken from the session, else from the latest snapshot of the record.
"""

from dashboard.screen.filters.address import (
    choose,
    chosen,
    clicked,
    embedded,
    frame_address,
    go,
    item,
    join,
    listed,
    once,
    pick,
    place,
    put,
    recall,
    remember,
    talk,
    talked,
    today,
    told,
)
from dashboard.screen.filters.choice import ALL, EARLIEST, LATEST, NONE, Choice, NothingToShow
from dashboard.screen.filters.widgets import bound, ordered, search, select, switch, ticked

__all__ = [
    "ALL",
    "EARLIEST",
    "LATEST",
    "NONE",
    "Choice",
    "NothingToShow",
    "bound",
    "choose",
    "chosen",
    "clicked",
    "embedded",
    "frame_address",
    "go",
    "item",
    "join",
    "listed",
    "once",
    "ordered",
    "pick",
    "place",
    "put",
    "recall",
    "remember",
    "search",
    "select",
    "switch",
    "talk",
    "talked",
    "ticked",
    "today",
    "told",
]
