"""What is not committed yet, a file or what is written in a form: kept for its owner, whatever becomes of the tab.

Of each owner the last file, and of each form what was written last; never shown to anybody else, and gone with the
server.
"""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard import config
from dashboard.ask import Cache
from dashboard.say.messages import _
from dashboard.screen import access, layout

_drafts = Cache(20)


@dataclass(frozen=True)
class Draft:
    """A file that was brought in."""

    content: bytes
    name: str


def current(file, data_set: str) -> Draft | None:
    """Return the file that was just brought in, else the one that its owner left here and goes on with.

    `file` is what the box for files holds, None where nothing was brought in since the tab was opened.
    """
    held = _of(data_set)
    if file is not None:
        brought = Draft(file.getvalue(), file.name)
        if brought != held.get("committed"):
            held["draft"] = brought
        return brought
    draft = held.get("draft")
    if draft is None:
        return None
    layout.notice(_("“%(name)s” was brought in before and is not committed; it is still here.", name=draft.name))
    with st.container(horizontal=True):
        goes_on = st.toggle(_("Go on with it"), key="draft-go-on")
        st.button(_("Throw it away"), on_click=committed, args=(data_set,))
    return draft if goes_on else None


def committed(data_set: str) -> None:
    """Forget the owner's draft, which was committed or is not wanted."""
    held = _of(data_set)
    if draft := held.pop("draft", None):
        held["committed"] = draft


def written(data_set: str, form: str) -> dict[str, str]:
    """Return what its owner wrote in a form and has not committed, by field."""
    return _of(data_set).get(f"form {form}", {})


def write(data_set: str, form: str, fields: dict[str, str]) -> None:
    """Keep what is written in a form, unless that is what was committed from it."""
    held = _of(data_set)
    if fields and fields != held.get(f"committed {form}"):
        held[f"form {form}"] = fields
    else:
        held.pop(f"form {form}", None)


def done(data_set: str, form: str) -> None:
    """Forget what is written in a form, which was committed or is not wanted."""
    held = _of(data_set)
    if fields := held.pop(f"form {form}", None):
        held[f"committed {form}"] = fields


def _of(data_set: str) -> dict[str, Any]:
    return _drafts.get((access.require(), config.settings().data, data_set), dict)
