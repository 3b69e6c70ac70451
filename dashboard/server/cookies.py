"""The cookie of a sign-in: it lasts as long as the sign-in counts, and signing out ends it for every tab and copy."""

import json
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import AUTH_COOKIE_MAX_AGE_SECONDS, USER_COOKIE_NAME

from dashboard.screen import sign_ins

_LASTS, _SHALL_LAST = f"Max-Age={AUTH_COOKIE_MAX_AGE_SECONDS}", f"Max-Age={sign_ins.LIFE}"


class SignInCookie:
    """Watch what Streamlit answers about signing in and out; everything else passes through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app that signs readers in."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"] not in {"/auth/logout", "/oauth2callback"}:
            await self.app(scope, receive, send)
            return
        if scope["path"] == "/auth/logout" and (account := _account(Request(scope).cookies)):
            sign_ins.end(account)

        async def send_shortened(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                kept = headers.getlist("set-cookie")
                del headers["set-cookie"]
                for cookie in kept:
                    is_ours = cookie.startswith(USER_COOKIE_NAME)
                    headers.append("set-cookie", cookie.replace(_LASTS, _SHALL_LAST) if is_ours else cookie)
            await send(message)

        await self.app(scope, receive, send_shortened)


def _account(cookies: Mapping[str, str]) -> dict | None:
    """Return what the provider said of the reader, None where the cookie is missing or not signed by us."""

    def one(name: str) -> bytes | None:
        value = cookies.get(name)
        return decode_signed_value(get_cookie_secret(), name, value.encode("latin-1")) if value else None

    try:
        return json.loads(get_cookie_with_chunks(one, USER_COOKIE_NAME) or b"null")
    except ValueError:
        return None
