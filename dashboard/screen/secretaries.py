"""The file that configures the sign-in, and who is listed as a secretary: read anew at each question.

So whoever is taken off the list writes no more from the next press on, and a file that cannot be read closes writing
instead of opening it, as Streamlit's own view of its secrets would: there it is as if it had never been. For the same
reason a sign-in that was once configured is asked for until the server is started anew, also where its file is gone.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import streamlit as st

from dashboard import config

BROKEN = "Writing is off: .streamlit/secrets.toml cannot be read; mend it first."
GONE = (
    "Writing is off: the sign-in that was configured is gone from .streamlit/secrets.toml; "
    "put it back, or start the dashboard again to do without one."
)
_was_configured = Event()


@dataclass(frozen=True)
class SignIn:
    """Whether a sign-in is configured, who is listed, and why the file that says so cannot be relied on."""

    is_configured: bool
    listed: frozenset[str]
    fault: str = ""


def sign_in() -> SignIn:
    """Return what holds now. A list in the file stands in place of that of the environment, read once at the start."""
    held: dict[str, object] = {}
    for path in st.get_option("secrets.files"):
        try:
            held |= tomllib.loads(Path(path).read_text("utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            return SignIn(is_configured=False, listed=frozenset(), fault=BROKEN)
    is_configured = "auth" in held
    if is_configured and not isinstance(held["auth"], Mapping):
        return SignIn(is_configured=False, listed=frozenset(), fault=BROKEN)
    if not is_configured and _was_configured.is_set():
        return SignIn(is_configured=False, listed=frozenset(), fault=GONE)
    if is_configured:
        _was_configured.set()
    named = held.get("secretaries", config.settings().secretaries)
    listed = map(config.as_address, named if isinstance(named, list | tuple | set | frozenset) else ())
    return SignIn(is_configured, frozenset(listed) - {""})
