"""What is recorded of a region, as lines."""

from collections.abc import Mapping

from dashboard.say import codes, words


def line(row: Mapping) -> str:
    """Return a row of the query rows_of_region as one line: a presence, a practice or an open follow-up."""
    if row["what"] == "presence":
        return f"{row['title']} ({words.day(row['held_on'])}): {row['organisation']}, {row['presence']}"
    return f"{row['title']} ({codes.label('timing', row['timing'])})" if row["what"] == "follow_up" else row["title"]
