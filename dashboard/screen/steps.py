"""The snapshots of a data set as a track to step along: each leads to the same view of its day."""

from datetime import date

from dashboard.ask import Answers, Choice, changes, kept
from dashboard.say import language, sentences
from dashboard.screen import filters, layout, menu
from dashboard.store import Snapshot

_MOST = 12  # on the track; of a longer history the first, the last and those around the chosen one


def track(choice: Choice) -> None:
    """Draw the snapshots, what plays them one after the other, and of the chosen one its label and what it changed."""
    history = choice.history
    if len(history) < 2:
        return
    at = [one.date for one in history].index(choice.snapshot.date)
    held = filters.parameters()
    shown = [
        {
            "day": one.date,
            "label": one.label,
            "is_on": place == at,
            "is_near": abs(place - at) <= 1,
            "address": menu.link(filters.page(), choice, **held | _view(one)),
        }
        for place, one in _around(history, at)
    ]
    layout.html("steps", steps=shown, label=choice.snapshot.label, changed=changed(choice))


def changed(choice: Choice, *, is_brief: bool = False) -> str:
    """Return in words what changed since the snapshot before, or the most telling of it; nothing of the first."""
    before, now = choice.previous, choice.snapshot.date
    return kept(_said, choice, before.date, now, is_brief, language.spoken()) if before else ""


def _said(answers: Answers, before: date, now: date, is_brief: bool, _language: str) -> str:
    told = kept(changes.told, answers.choice, before, now)
    return sentences.changes_sentence(*told, before, now, is_brief=is_brief)


def _view(one: Snapshot) -> dict[str, str]:
    return {"snapshot": str(one.date), "as_of": str(one.date)}


def _around(history: tuple[Snapshot, ...], at: int) -> list[tuple[int, Snapshot]]:
    """Return the snapshots on the track, each with its place in the history."""
    places = list(enumerate(history))
    if len(places) <= _MOST:
        return places
    first = max(1, min(at - _MOST // 2 + 1, len(places) - _MOST + 1))
    return [places[0], *places[first : first + _MOST - 2], places[-1]]
