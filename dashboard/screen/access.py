"""Who may write. Reading is open; writing is denied unless something here allows it.

On this computer alone, without sign-in configured, whoever sits at it may write: the server listens on a loopback
address, and the request comes from a page under a loopback name, past no proxy. Anywhere else a sign-in (OIDC, by
Streamlit's own `st.login`) is needed, with a verified address that is on the list of secretaries.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers

from dashboard import config
from dashboard.problems import Refused
from dashboard.say import words
from dashboard.say.messages import _, later
from dashboard.screen import sign_ins
from dashboard.screen.secretaries import sign_in

_HOW = later("Configure [auth] in .streamlit/secrets.toml and name the secretaries in DASHBOARD_SECRETARIES.")
_FORWARDED = re.compile(
    r"forwarded|via|(true-)?client-ip|(cf|cdn|fastly|fly|tailscale)-.*"
    r"|x-(forward|real|original|client|cluster|remote|envoy|amz|azure|appengine|arr|prox|host|scheme|url-scheme).*"
)


@dataclass(frozen=True)
class Access:
    """Whether the reader may write, as whom, and in one sentence why or why not."""

    may_write: bool
    who: str
    reason: str
    can_sign_in: bool = False
    is_signed_in: bool = False


def how() -> str:
    """Say how a sign-in is configured."""
    return _(_HOW)


def current() -> Access:
    """Return what the reader of this page may do now."""
    return of(st.user, bool(getattr(st.user, "is_logged_in", False)), _asked())


def of(account: Mapping, is_signed_in: bool, asked: Headers) -> Access:
    """Return what the reader with this account may do; only a sign-in vouches for what an account says.

    `asked` are the headers with which the reader, or the reader's page, came.
    """
    held = sign_in()
    if held.fault:
        return Access(False, "", held.fault)
    if not held.is_configured:
        if reason := closed() or _not_here(asked):
            return Access(False, "", words.paragraph([reason, how()]))
        return Access(
            True, "this computer", _("Writing is on without a sign-in: only this computer can reach the page.")
        )
    if not is_signed_in or not sign_ins.counts(account):
        return Access(False, "", _("Sign in to write."), can_sign_in=True)
    address = config.as_address(account.get("email"))
    if account.get("email_verified") is not True or address not in held.listed:
        reason = _("This account is not on the list of secretaries, or its address is not verified.")
        return Access(False, address, reason, is_signed_in=True)
    return Access(True, address, _("Signed in as %(address)s.", address=address), is_signed_in=True)


def require() -> str:
    """Return who writes; Refused where the reader may not. Asked by every function that writes, not by its page."""
    held = current()
    if not held.may_write:
        raise Refused(held.reason)
    return held.who


def sign_out() -> None:
    """End the reader's sign-in in every tab, and take the cookie away."""
    sign_ins.end(st.user)
    st.logout()


def closed() -> str:
    """Say why nobody writes here without a sign-in; nothing where a sign-in is configured, or this computer may."""
    held = sign_in()
    if held.fault:
        return held.fault
    if held.is_configured or config.is_local(config.settings()):
        return ""
    return _("Writing is off: this page can be reached from other computers.")


def _not_here(asked: Headers) -> str:
    """Say what tells that the request may not come from a browser on this computer."""
    host = asked.get("host", "")
    if len(asked.getlist("host")) != 1 or not config.is_loopback(_name(host)):
        return _("Writing is off: this page was asked for by another name than this computer's own.")
    if any(_FORWARDED.fullmatch(name) for name in asked):
        return _("Writing is off: this page came through a proxy.")
    if asked.getlist("origin") not in ([f"http://{host}"], [f"https://{host}"]):
        return _("Writing is off: no page of this dashboard asked for it.")
    return ""


def as_headers(pairs: Iterable[tuple[str, str]]) -> Headers:
    """Return headers with each name as often as it was sent."""
    return Headers(raw=[(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in pairs])


def _asked() -> Headers:
    """Return the headers with which the reader's page came; none where it has gone, so that nothing speaks for it."""
    headers = st.context.headers
    return as_headers((name, value) for name in headers for value in headers.get_all(name))


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
