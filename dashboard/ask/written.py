"""How a bound value is written in an address, and read again.

A day; yes or no; several with commas between. Everything else is text.
"""

from datetime import date

_DAYS = {"as_of", "snapshot", "previous", "before", "after"}
_SEVERAL = {"deadlines", "sources", "regions", "precisions"}
_YES_OR_NO = {"is_open"}


def read(name: str, text: str) -> object:
    """Return the value of a parameter from its text. ValueError: it cannot be read."""
    if name in _SEVERAL:
        return [part for part in text.split(",") if part]
    if name in _DAYS:
        return date.fromisoformat(text)
    if name in _YES_OR_NO:
        if text not in ("true", "false"):
            raise ValueError(f"{name} is true or false")
        return text == "true"
    return text


def written(value: object) -> str:
    """Return a value as text."""
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
