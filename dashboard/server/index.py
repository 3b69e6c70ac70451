"""The one HTML page that starts the app in the browser: Streamlit's, with our title, words and font."""

import base64
import hashlib
import json
import re
from functools import cache
from html import escape
from pathlib import Path

from streamlit import file_util

from dashboard.config import PACKAGE
from dashboard.contract.domain import domain
from dashboard.say import widgets
from dashboard.say.language import ENGLISH, speaking, tag
from dashboard.say.messages import _
from dashboard.screen.pages import MENU

STATIC = Path(file_util.get_static_dir())
OURS = PACKAGE / "screen" / "static"
_SHEETS, _SCRIPTS = ("look.css", "map.css"), ("turn.js", "focus.js", "stage.js", "visit.js", "words.js")
_SHEET = r'<link rel="stylesheet"[^>]*>'  # Streamlit's
_FONT = "app/static/fonts/source-sans-3-latin-400-normal.woff2"
_CHANGES = (
    (r'href="\./static/media/SourceSans[^"]*"', f'href="./{_FONT}"'),  # else 170 kB come first that nothing uses
    (r"<!--(?:(?!-->).)*agent API(?:(?!-->).)*-->\s*<link rel=\"service-desc\"[^>]*>", ""),  # an API that is off
    # else it looks for the server below the address of the page first, and is told 404
    (r"window\.prerenderReady = false", r'\g<0>; window.__streamlit = {BACKEND_BASE_URL: location.origin + "/"}'),
)


def _ours() -> str:
    """Return what our own style sheets and scripts are loaded by, each under a name that follows its content."""
    pages = " ".join(f"/{entry.address}" for entry in MENU)
    sheets = "".join(f'<link rel="stylesheet" href="{_named(name)}">' for name in _SHEETS)
    words = escape(json.dumps(widgets.said(), ensure_ascii=False))
    told = f'data-pages="{pages}" data-words="{words}"'
    scripts = "".join(f'<script src="{_named(name)}" {told}></script>' for name in _SCRIPTS)
    said = _(
        "The dashboard does not answer. What stands here is from %(time)s; it goes on once it answers.", time="{time}"
    )
    return f'<div id="gone" role="status" data-said="{escape(said)}"></div>{sheets}{scripts}</body>'


def _named(name: str) -> str:
    return f"/app/static/{name}?{_version(OURS / name)}"


def _version(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def page(language: str = ENGLISH, head: str = "", body: str = "") -> bytes:
    """Return the page, for readers of a language, with HTML for its head, and for its body until the app has drawn."""
    text = _page(domain().name, language).replace(b"</title>", b"</title>" + head.encode(), 1)
    return (
        re.sub(rb"<noscript>.*?</noscript>", lambda _: body.encode(), text, count=1, flags=re.DOTALL) if body else text
    )


@cache
def _page(name: str, language: str) -> bytes:
    text = (STATIC / "index.html").read_text("utf-8")
    for pattern, ours in _CHANGES:
        text = re.sub(pattern, ours, text, count=1, flags=re.DOTALL)
    text = re.sub("<title>[^<]*</title>", lambda _: f"<title>{escape(name)}</title>", text, count=1)
    text = text.replace('<html lang="en"', f'<html lang="{tag(language)}"', 1)
    # In the head, nothing is painted before they are there, the first words least of all.
    sheets = "".join(re.findall(_SHEET, text))
    text = re.sub(_SHEET, "", text)
    with speaking(language):
        told = f"<noscript><p>{_('The dashboard needs JavaScript to be switched on.')}</p></noscript>"
        text = text.replace("</body>", sheets + _ours(), 1)  # ours behind Streamlit's
    text = re.sub(r"<noscript>.*?</noscript>", told, text, count=1, flags=re.DOTALL)
    return text.encode()


@cache
def script_hashes() -> tuple[str, ...]:
    """Return the Content-Security-Policy sources of the scripts that stand in the page itself."""
    scripts = re.findall(rb"<script>(.*?)</script>", page(), re.DOTALL)
    return tuple(f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in scripts)
