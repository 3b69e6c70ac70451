"""Days that are typed or picked and read back in words; and the form of a commit: its day, and what it records."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Literal

import streamlit as st

from dashboard.intake import dates
from dashboard.intake.workbook import effects, proposals
from dashboard.intake.workbook.proposals import Proposal
from dashboard.say import commits, words
from dashboard.say.messages import _
from dashboard.screen import filters, layout


@st.fragment
@filters.spoken
def fill_in(name: str, proposal: Proposal, commit: Callable[[date | None, str], None]) -> None:
    """Draw the fields of a commit; `commit` is given the day, None where there is none yet, and the label."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = typed(_("Date of the new snapshot"), f"day-{name}")
        label = st.text_input(
            _("What it records, in a few words"), proposal.source.label, max_chars=120, width=480,
            placeholder=_("Meeting in Patras"), key=f"label-{name}-{proposal.source.label}",
        )  # fmt: skip
    newest = proposal.newest
    day = read(
        text,
        None if newest.is_beginning else newest.date,
        proposals.next_day(proposal.newest),
        partial(_effects, proposal),
    )
    # its key: once someone else commits, a press on the button as it was is no longer a press on this one
    is_pressed = st.button(_("Commit"), type="primary", key=f"{name}-after-{proposal.newest.digest[:12]}")
    if is_pressed and (day or not text.strip()):
        commit(day, label)


def _effects(proposal: Proposal, day: date) -> str:
    told = effects.on_follow_ups(proposal.held, proposal.source.tables, proposal.newest.date, day)
    return commits.effects(told.closed, told.reopened, told.past_due)


def typed(label: str, key: str, first: str = "", width: int | Literal["stretch"] = 280) -> str:
    """Draw a field for a day and a calendar to pick it from; return what stands in the field, at first `first`."""
    filters.fill(key, f"{key}-picked", words.day, first)
    text = st.text_input(
        label, key=key, placeholder=_("14/06/2018, 14 June 2018, 2018-06-14"), max_chars=60, width=width
    )
    st.date_input(
        _("or pick it"), None, format="DD/MM/YYYY", width=140, min_value=filters.EARLIEST, max_value=filters.LATEST,
        key=f"{key}-picked",
    )  # fmt: skip
    return text


def any_day(label: str, key: str, first: str = "") -> tuple[str, date | None]:
    """Draw a field for a day, whenever it is, and read it back; return what stands there, and the day if it is one."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = typed(label, key, first, "stretch")
    if not text.strip():
        _told()
        return text, None
    try:
        day = dates.one_day(text)
    except ValueError:
        _told(words.sentence(commits.unread(text)), is_wrong=True)
        return text, None
    _told(words.sentence(words.weekday(day)))
    return text, day


def read(text: str, newest: date | None, latest: date, more: Callable[[date], str] = lambda _: "") -> date | None:
    """Return the day that a text is, and read it back with what `more` says of it.

    None where it cannot be one, with a sentence that says why.
    """
    if not text.strip():
        _told(_("The day is read back here in words, before anything counts."))
        return None
    try:
        day = dates.one_day(text)
    except ValueError:
        _told(words.sentence(commits.unread(text)), is_wrong=True)
        return None
    if newest and (wrong := commits.misdated(day, newest, latest)):
        _told(words.sentence(wrong), is_wrong=True)
        return None
    _told(words.paragraph(filter(None, (commits.day(day, newest), more(day)))))
    return day


def _told(text: str = "", *, is_wrong: bool = False) -> None:
    """Say what was read, on a line that is there in any case: a button that moves from under a press is not pressed."""
    layout.html("note", text=text or "\u00a0", kind="notice read" if is_wrong else "note read", role="status")
