"""What a page shows in a test without a browser: its HTML, as turn.js puts it in place."""

import re
from urllib.parse import unquote

from streamlit.testing.v1 import AppTest

_CARRIED = re.compile('<div data-drawing="([^"]*)"></div>')


def pieces(app: AppTest) -> list[str]:
    """Return the HTML of a page, a text for each element."""
    return [_CARRIED.sub(lambda found: unquote(found[1]), element.proto.body) for element in app.get("html")]
