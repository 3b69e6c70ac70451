"""Who may hand a file to Streamlit's upload address: a page that is open now, of a reader who may write."""

import re
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from streamlit.runtime import Runtime

from dashboard.say.messages import _
from dashboard.screen import access
from dashboard.server.answers import sentence

_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]*)(?:/.*)?")
MOST = 50 * 2**20  # bytes a page may hold: several workbooks, and no more than the machine can spare


def refusal(path: str, method: str, asked: Headers) -> Response | None:
    """Return the sentence that turns an upload away, None where it may pass or is none.

    Both have to be such as may write: what asks with these headers, and the page that the file is for.
    """
    found = _UPLOAD.fullmatch(path)
    if not found:
        return None
    page = Runtime.instance().get_app_session(found[1]) if Runtime.exists() else None
    if page is None:
        return sentence(403, _("No page is open that asked for this file; open Data and bring it there."))
    account = dict(page._user_info)  # as the signed cookie of the page's own websocket said
    client = Runtime.instance().get_client(found[1])
    came = client.client_context.headers if client and client.client_context else ()
    for headers in (asked, access.as_headers(came)):
        held = access.of(account, bool(account.get("is_logged_in")), headers)
        if not held.may_write:
            return sentence(403, held.reason)
    if method == "PUT" and _held(found[1]) > MOST:
        return sentence(413, _("This page holds many files already; reload it, and bring the file again."))
    return None


def _held(session: str) -> int:
    """Return how many bytes a page has handed in."""
    held: dict[str, dict[str, Any]] = getattr(Runtime.instance().uploaded_file_mgr, "file_storage", {})
    return sum(len(file.data) for file in held.get(session, {}).values())
