"""What is to be chased as it is drawn: by why, then by whose turn it is, each date as wide as it is known."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dashboard.ask import Choice, Question
from dashboard.say import codes, places, words
from dashboard.say.headlines import chase as told
from dashboard.say.messages import _
from dashboard.screen import menu

_MARKS = {"late": "past_due", "falls_due": "due_soon", "waits": "undated"}  # why -> the timing whose shape it has


def groups(asked: Question) -> list[dict]:
    """Return the rows of the query chase as groups by why, each with its owners, each with its rows."""
    rows = [row | _drawn(row, asked.choice) for row in asked.plain()]
    _span(rows, asked.choice.as_of)
    return [
        {
            "mark": _MARKS[why],
            "title": told.group(codes.label("chased", why), len(held)),
            "owners": _owners(held, asked),
        }
        for why, held in ((why, list(held)) for why, held in groupby(rows, lambda row: row["chased"]))
    ]


def _owners(rows: Sequence[dict], asked: Question) -> Iterable[dict]:
    """Return each owner with its rows and the way on: its reminder, or who could be named where there is none."""
    names = dict.fromkeys(row["owner"] for row in rows)
    for name in sorted(names, key=lambda name: name is None):  # who can be asked comes first
        held = [row for row in rows if row["owner"] == name]
        if name:
            way: dict[str, str] = {"adds": "remind", "to": "panel-reminders", "does": _("Reminder text")}
            address = menu.link("follow-up", asked.choice, remind=name)
        else:
            way, address = {"adds": "item", "to": "panel-item", "does": _("Name an owner")}, held[0]["address"]
        yield {"name": name, "rows": held, "address": address, **way}


def _drawn(row: dict, choice: Choice) -> dict[str, Any]:
    priority = row["priority"] and _("priority: %(priority)s", priority=codes.label("priority", row["priority"]))
    reminded = told.reminded(row["reminded_on"], row["answered_on"])
    days = (row["due_to"] - choice.as_of).days if row["due_to"] else None
    return {
        "address": menu.link("follow-up", choice, item=row["deadline"]),
        "source_address": menu.link("data", choice, source=row["source"]) if row["source"] else "",
        "place": places.label(choice, row["source"]),
        "said": [said for said in (priority, reminded and _("reminded %(when)s", when=reminded)) if said],
        "away": "" if days is None else words.distance(days),
    }


def _span(rows: Sequence[dict], as_of: date) -> None:
    """Place each date on one axis from the first of them, in percent, and the day that is read as of."""
    known = [day for row in rows for day in (row["due_from"], row["due_to"]) if day]
    first, last = min([as_of, *known]), max([as_of, *known])
    days = max((last - first).days, 1)

    def at(day: date) -> float:
        return round(100 * (day - first).days / days, 1)

    for row in rows:
        start, end = row["due_from"] or row["due_to"], row["due_to"] or row["due_from"]
        row |= {"left": at(start), "width": round(at(end) - at(start), 1)} if start else {"left": None}
        row["now"] = at(as_of)
