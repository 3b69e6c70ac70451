"""The file that configures the sign-in, and who is listed as a secretary: read anew at each question.

So whoever is taken off the list writes no more from the next press on, and a file that cannot be read closes writing
instead of opening it, as Streamlit's own view of its secrets would: there it is as if it had never been.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard import config


@dataclass(frozen=True)
class SignIn:
    """Whether a sign-in is configured, who is listed, and whether the file that says so cannot be read."""

    is_configured: bool
    listed: frozenset[str]
    is_broken: bool = False


def sign_in() -> SignIn:
    """Return what holds now. A list in the file stands in place of that of the environment, read once at the start."""
    held: dict[str, object] = {}
    for path in st.get_option("secrets.files"):
        try:
            held |= tomllib.loads(Path(path).read_text("utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            return SignIn(is_configured=False, listed=frozenset(), is_broken=True)
    named = held.get("secretaries", config.settings().secretaries)
    listed = map(config.as_address, named if isinstance(named, list | tuple | set | frozenset) else ())
    return SignIn(isinstance(held.get("auth"), Mapping), frozenset(listed) - {""})
