"""Plain letters, digits and hyphens from any text: what keys that are proposed are made of."""

import re
import unicodedata


def slug(text: str) -> str:
    """Return text as words of a-z and 0-9 with hyphens between; empty where it has none of them."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", bare))
