"""What is recorded of a region, as lines."""

from collections.abc import Mapping

from dashboard.say import codes, words
from dashboard.say.messages import _


def line(row: Mapping) -> str:
    """Return a row of the query rows_of_region as one line: a presence, a practice or an open follow-up."""
    if row["what"] == "presence":
        return _(
            "%(meeting)s (%(day)s): %(who)s, %(presence)s",
            meeting=row["title"], day=words.day(row["held_on"]), who=row["organisation"],
            presence=codes.label("presence", row["presence"]),
        )  # fmt: skip
    if row["what"] == "follow_up":
        return _("%(title)s (%(timing)s)", title=row["title"], timing=codes.label("timing", row["timing"]))
    return row["title"]
