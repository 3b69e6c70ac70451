"""Security headers on every answer, also on errors. Websockets pass through untouched."""

import logging
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server import index
from dashboard.server.answers import sentence

_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval' " + " ".join(index.script_hashes()),
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
_FRAMED = "frame-ancestors 'self'"
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Add the headers, and turn an error nobody caught into a sentence; its trace goes into the log."""

    def __init__(self, app: ASGIApp, frame_ancestors: Sequence[str] = ()) -> None:
        """Wrap an app that pages of these sites may show in a frame, besides its own."""
        policy = HEADERS["Content-Security-Policy"].replace(_FRAMED, " ".join((_FRAMED, *frame_ancestors)))
        self.app, self.headers = app, HEADERS | {"Content-Security-Policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            logging.getLogger("dashboard").exception("%s %s failed", scope["method"], scope["path"])
            if started:
                raise
            answer = sentence(500, "Something went wrong here. The reason stands in the dashboard's log.")
            await answer(scope, receive, send_with_headers)
