"""How long a sign-in counts: twelve hours, until it is signed out in any tab, and never beyond a restart.

The provider's account is kept by Streamlit in a signed cookie, which says nothing of a sign-out in another tab or of a
copy of it; so what is signed out is remembered here, and what began before this process counts no more.
"""

import hashlib
import json
import time
from collections.abc import Mapping

LIFE = 12 * 60 * 60  # seconds
SKEW = 5 * 60  # seconds by which the provider's clock may differ from ours
_NOT_CLAIMS = {"tokens", "is_logged_in", "origin"}  # what Streamlit adds, in the cookie or on the page
_started = time.time()
_ended: dict[str, float] = {}


def counts(account: Mapping) -> bool:
    """Whether the sign-in that gave these claims still counts; one that does not say when it began never does."""
    began, now = account.get("iat"), time.time()
    if isinstance(began, bool) or not isinstance(began, int | float):
        return False
    is_of_today = _started - SKEW <= began <= now + SKEW and now - began < LIFE
    return is_of_today and _mark(account) not in _ended


def end(account: Mapping) -> None:
    """Let a sign-in count no more, in whichever tab or copy of its cookie."""
    now = time.monotonic()  # whatever becomes of the clock meanwhile
    for mark in [mark for mark, at in _ended.items() if now - at > LIFE + 2 * SKEW]:
        del _ended[mark]
    _ended[_mark(account)] = now


def _mark(account: Mapping) -> str:
    claims = {name: account[name] for name in account if name not in _NOT_CLAIMS}
    return hashlib.sha256(json.dumps(claims, sort_keys=True, default=str).encode()).hexdigest()
