"""What never changes while the server runs, sent compressed once and for all and kept by the browser.

Streamlit itself sends its scripts uncompressed, and our fonts without a life in the browser's cache.
"""

from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers, QueryParams
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.config import PACKAGE
from dashboard.say.messages import _
from dashboard.server import answers, asking, index, sharing

_FOLDERS = {
    "/static/": (index.STATIC / "static", answers.FOREVER),
    "/app/static/": (PACKAGE / "screen" / "static", answers.A_WEEK),
}
# The signs that controls show, instead of four thousand (tests/tools/symbols.py); another font is sent whole.
_INSTEAD = {
    "/static/media/MaterialSymbols-Rounded.nEdyypZU.woff2": "/app/static/fonts/material-symbols-subset.woff2",
}


class Assets:
    """Answer for the files in these folders and for the page that starts the app; pass everything else on."""

    def __init__(self, app: ASGIApp, pages: frozenset[str]) -> None:
        """Wrap an app whose pages stand at these addresses, such as / and /follow-up."""
        self.app, self.pages = app, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}:
            answer = await to_thread.run_sync(self._answer, scope, Headers(scope=scope))
            if answer:
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _answer(self, scope: Scope, asked: Headers) -> Response | None:
        path: str = scope["path"]
        if path in self.pages:
            given = QueryParams(scope["query_string"])
            spoken, base = asking.spoken(scope), f"{scope.get('scheme', 'http')}://{asked.get('host', '')}"
            page = index.page(spoken, *sharing.told(path.strip("/"), dict(given), spoken, base))
            answer = answers.content(asked, page, "text/html; charset=utf-8", answers.ASK_AGAIN)
            answer.headers["Vary"] = "Accept-Encoding, Accept-Language"
            return answer
        path = _INSTEAD.get(path, path)
        for prefix, (folder, life) in _FOLDERS.items():
            if path.startswith(prefix):
                found = _inside(folder, path.removeprefix(prefix))
                return answers.file(asked, found, life) if found else answers.sentence(404, _("There is no such file."))
        return None


def _inside(folder: Path, name: str) -> Path | None:
    try:
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder) and path.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None
