"""Follow-ups as rows and counts of a handout, and the follow-up list by owner."""

from collections.abc import Iterable

from dashboard.ask import Choice, Question
from dashboard.publish.documents.facts import facts
from dashboard.say import codes, headlines, words
from dashboard.say.messages import _, later
from dashboard.say.places import labels

NOBODY = later("No owner recorded")
_COUNTS = {
    "past_due": "count_past_due",
    "due_soon": "count_due_soon",
    "later": "count_later",
    "ongoing": "count_ongoing",
    "undated": "count_undated",
    "done": "count_done",
    "dropped": "count_dropped",
}


def by_owner(choice: Choice) -> dict:
    """Return the follow-up list: every follow-up under its owner, who has most past due first."""
    counts = Question("follow_up_counts", choice).plain()[0]
    rows = Question("follow_ups", choice).plain()
    owners = dict.fromkeys(row["owner"] or NOBODY for row in rows)
    groups = [(owner, [row for row in rows if (row["owner"] or NOBODY) == owner]) for owner in owners]
    groups.sort(key=lambda group: (-_past_due(group[1]), -len(group[1]), group[0]))
    return facts(choice, _("Follow-ups by owner")) | {
        "answer": headlines.follow_up(counts, choice.as_of),
        "reading": headlines.follow_up_reading(counts),
        "counts": bars(counts),
        "groups": [{"owner": _(owner), "said": _said(own), "rows": owed(choice, own)} for owner, own in groups],
    }


def owed(choice: Choice, rows: Iterable[dict]) -> list[dict]:
    """Return follow-ups as a handout tells them."""
    places = labels(choice)
    return [_owed(row, places) for row in rows]


def _owed(row: dict, places: dict[str, str]) -> dict:
    return {
        "timing": row["timing"],
        "timing_word": codes.label("state", row["state"]),
        "what": row["title"],
        "whose": row["owner"] or _(NOBODY),
        "when": words.worded(row["wording"]),
        "waits": _("waits for: %(title)s", title=row["waits_for_title"]) if row.get("is_blocked") else "",
        "outcome": row.get("outcome") or "",
        "source": places.get(row["source"], ""),
    }


def bars(counts: dict) -> list[dict]:
    """Return the counts by timing that are not nothing, for a bar chart."""
    return [
        {"timing": timing, "label": codes.label("timing", timing), "count": counts[name]}
        for timing, name in _COUNTS.items()
        if counts[name]
    ]


def short(text: str | None, length: int) -> str:
    """Return text cut at a word, with an ellipsis where something was left out."""
    text = text or ""
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


def most(rows: Iterable, amount: int) -> tuple[list, int]:
    """Return the first rows, and how many more there are."""
    rows = list(rows)
    return rows[:amount], max(0, len(rows) - amount)


def _past_due(rows: list[dict]) -> int:
    return sum(row["timing"] == "past_due" for row in rows)


def _said(rows: list[dict]) -> str:
    return words.sentence(headlines.past_due(_past_due(rows), len(rows)))
