"""Places in documents as pages show them: a name for people that opens to what the place says, in our words."""

from collections.abc import Iterable
from urllib.parse import urlencode

from dashboard.ask import Choice, Question
from dashboard.say import places as named
from dashboard.say.language import Recorded
from dashboard.screen import finished, menu


def held(choice: Choice, sources: Iterable[str | None]) -> dict[str, dict]:
    """Return places by their key: the row of each, its `label`, and the `rests` address of all that rests on it."""
    wanted = sorted({source for source in sources if source})
    labels, address = named.labels(choice), menu.link("data", choice)
    return {
        row["source"]: row
        | {
            "label": _label(row, labels[row["source"]]),
            "document": Recorded(row["document"], row["language"] or ""),
            "rests": f"{address}&{urlencode({'source': row['source']})}",
        }
        for row in Question("paragraphs", choice, sources=wanted).plain()
    }


def _label(row: dict, label: str) -> str:
    """Return a label: that of minutes is in our words, that of another document in those of the record."""
    return label if named.is_minutes(row["document"]) else Recorded(label, row["language"] or "")


def listed(choice: Choice, sources: Iterable[str | None]) -> None:
    """Draw places one below the other, each with what it says."""
    finished.html("places", places=list(held(choice, sources).values()))


def of(rows: list[dict], *columns: str) -> list[str | None]:
    """Return the places that some columns of rows name, as they stand there."""
    return [row[column] for row in rows for column in columns]
