"""Who may write. Reading is open; writing is denied unless something here allows it.

On this computer alone, without sign-in configured, whoever sits at it may write. Anywhere else a sign-in (OIDC, by
Streamlit's own `st.login`) is needed, with a verified address that is on the list of secretaries.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address

import streamlit as st

from dashboard import config
from dashboard.problems import Refused

HOW = "Configure [auth] in .streamlit/secrets.toml and name the secretaries in DASHBOARD_SECRETARIES."


@dataclass(frozen=True)
class Access:
    """Whether the reader may write, as whom, and in one sentence why or why not."""

    may_write: bool
    who: str
    reason: str
    can_sign_in: bool = False
    is_signed_in: bool = False


def current() -> Access:
    """Return what the reader of this page may do."""
    return of(st.user, _has_sign_in() and st.user.is_logged_in)


def of(account: Mapping, is_signed_in: bool) -> Access:
    """Return what the reader with this account may do; only a sign-in vouches for what an account says."""
    settings = config.settings()
    if not _has_sign_in():
        if _is_this_computer(settings.host) and not settings.allowed_hosts:  # a proxy brings others to it
            return Access(
                True, "this computer", "Writing is on without a sign-in: only this computer can reach the page."
            )
        return Access(False, "", f"Writing is off: this page can be reached from other computers. {HOW}")
    if not is_signed_in:
        return Access(False, "", "Sign in to write.", can_sign_in=True)
    address = str(account.get("email", "")).casefold()
    if not account.get("email_verified") or address not in settings.secretaries:
        reason = "This account is not on the list of secretaries, or its address is not verified."
        return Access(False, address, reason, is_signed_in=True)
    return Access(True, address, f"Signed in as {address}.", is_signed_in=True)


def require() -> str:
    """Return who writes; Refused where the reader may not. Called by every function that writes, not by its page."""
    access = current()
    if not access.may_write:
        raise Refused(access.reason)
    return access.who


def _has_sign_in() -> bool:
    return bool(st.secrets.load_if_toml_exists() and "auth" in st.secrets)


def _is_this_computer(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
