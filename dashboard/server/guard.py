"""What is turned away before anything looks at it: strange hosts, crooked paths, unknown addresses, wrong methods,
files from whoever may not write.

Websockets from other origins too: Streamlit would first ask outside for this computer's public address.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from dashboard.say import language, words
from dashboard.say.messages import _
from dashboard.server import asking, uploads
from dashboard.server.answers import sentence

_READS = {"GET", "HEAD", "OPTIONS"}
_CROOKED = re.compile(rb"//|\\|%2f|%5c|%00|(?:^|/)(?:\.|%2e){1,2}(?:/|$)", re.IGNORECASE)
_PAGE = re.compile(r"/[^/.]*/?")  # one part without a dot: meant for a page, if it is none
_STREAMLIT = re.compile(
    r"/_stcore/(?:health|host-config|metrics|stream|upload_file/.+|bidi-components/.+)"
    r"|/(?:static|app/static|media|component|auth)/.+|/favicon\.png|/oauth2callback"
)


class Guard:
    """Answer what is refused with one plain sentence; a refused websocket is closed before it opens."""

    def __init__(self, app: ASGIApp, routes: Sequence[Route], pages: Sequence[str]) -> None:
        """Wrap an app that serves these routes beside Streamlit's own, and these pages: "" is the first, at /."""
        self.app, self.routes, self.pages = app, routes, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "websocket" and not _is_own(Headers(scope=scope)):
            await WebSocketClose(1008)(scope, receive, send)
            return
        if scope["type"] == "http":
            language.speak(asking.spoken(scope))
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        await (refusal or self.app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        asked = Headers(scope=scope)
        if not _is_ours(asked):
            return sentence(
                421, _("The dashboard does not go by this name; DASHBOARD_ALLOWED_HOSTS lists those it has.")
            )
        if _CROOKED.search(scope["raw_path"]):
            return sentence(400, _("An address has no double or encoded slashes and no dots that lead upwards."))
        if scope["method"] not in _READS and not _is_own(asked):
            return sentence(403, _("Only a page of this dashboard may do that."))
        if turned_away := uploads.refusal(scope["path"], scope["method"], asked):
            return turned_away
        found = [(match, route) for route in self.routes if (match := route.matches(scope)[0]) != Match.NONE]
        if any(match == Match.FULL for match, _ in found):
            return None
        if found:
            methods = sorted({method for _, route in found for method in route.methods or ()})
            return sentence(
                405, _("This address takes %(methods)s only.", methods=words.listed(methods)), Allow=", ".join(methods)
            )
        if scope["path"].removeprefix("/") in self.pages or _STREAMLIT.fullmatch(scope["path"]):
            return None
        if _PAGE.fullmatch(scope["path"]):
            return self._turned(scope)
        return sentence(404, _("There is nothing at this address; the dashboard starts at /."))

    def _turned(self, scope: Scope) -> Response:
        """Lead to the page that is meant, in the same view; to the first, which says so, where none comes near."""
        name = scope["path"].strip("/").lower().replace("_", "-")
        near = get_close_matches(name, [*filter(None, self.pages), "overview"], 1, 0.75)
        view = dict(parse_qsl(scope["query_string"].decode("latin-1"))) | ({} if near else {"missing": name[:60]})
        page = near[0] if near and near[0] in self.pages else ""
        return RedirectResponse(f"/{page}?{urlencode(view)}".rstrip("?"), 307, {"Cache-Control": "no-store"})


def _is_own(asked: Headers) -> bool:
    """Whether a page of this server asks, or a program that is no browser."""
    origin, host = asked.get("origin"), asked.get("host")
    return _is_ours(asked) and origin in {None, f"http://{host}", f"https://{host}"}


def _is_ours(asked: Headers) -> bool:
    """Whether one name is asked for, and it is one of this server's."""
    return len(asked.getlist("host")) == 1 and is_host_allowed(asked["host"])
