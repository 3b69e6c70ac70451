"""What a search found."""

from dashboard.say.messages import _, ngettext


def found(count: int, text: str | None) -> str:
    """Return how many things have what was searched; how to search where nothing was asked for."""
    if not text:
        return _("Search everything on record.")
    if not count:
        return _("Nothing on record was found for “%(text)s”.", text=text)
    return ngettext(
        "%(amount)s thing was found for “%(text)s”.", "%(amount)s things were found for “%(text)s”.", count, text=text
    )
