"""What was brought in and is not committed yet: kept for its owner while the server lives, whatever becomes of the tab.

Of each owner the last file alone; never shown to anybody else.
"""

from dataclasses import dataclass

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


def _of(data_set: str) -> dict[str, Draft]:
    return _drafts.get((access.require(), config.settings().data, data_set), dict)
