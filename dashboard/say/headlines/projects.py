"""The answer and readings of the projects in words."""

from datetime import date

import pandas as pd

from dashboard.say import codes, words
from dashboard.say.headlines.follow_up import late
from dashboard.say.headlines.overview import since_before
from dashboard.say.messages import _, ngettext
from dashboard.say.names import name as called


def answer(counts: pd.DataFrame, first: dict) -> str:
    """Return how many are in progress, and how the one that is opened stands."""
    said = ngettext(
        "%(amount)s of %(projects)s is in progress", "%(amount)s of %(projects)s are in progress",
        int(counts.loc[counts["status"] == "in progress", "count_projects"].sum()),
        projects=_projects(int(counts["count_projects"].sum())),
    )  # fmt: skip
    return words.sentence(words.clauses([said, _steps(first)]))


def summary(total: int, running: int) -> str:
    """Return how many projects and calls there are, and how many of them are in progress."""
    some = words.number(running)
    return words.sentence(_("%(projects)s, %(running)s in progress", projects=_projects(total), running=some))


def figures(counts: pd.DataFrame) -> list[dict]:
    """Return one figure a status, each with its change and what it rests on."""
    return [
        {
            "key": row.status.replace(" ", "-"), "label": words.titled(codes.label("status", row.status)),
            "value": words.number(row.count_projects), "query": "projects", "status": row.status,
            "change": _("first snapshot") if pd.isna(row.count_before)
            else since_before(int(row.count_projects), int(row.count_before)),
        }
        for row in counts.itertuples()
    ]  # fmt: skip


def steps(rows: pd.DataFrame) -> str:
    """Return how many steps of a project are open, past due and blocked, and how many events it has."""
    if rows.empty:
        return _("No step is recorded.")
    is_event = rows["kind"] == "event"
    held, events = rows[~is_event], rows[is_event]
    is_open, past_due = int(held["is_open"].sum()), int((held["mark"] == "past_due").sum())
    blocked = int(held["is_blocked"].sum())
    parts = [
        ngettext("%(count)s open", "%(count)s open", is_open) if is_open else "",
        ngettext("%(count)s past due", "%(count)s past due", past_due) if past_due else "",
        ngettext("%(count)s waits for an open one", "%(count)s wait for an open one", blocked) if blocked else "",
    ]
    said = words.listed(filter(None, parts))
    if said:
        told = ngettext("%(count)s step: %(states)s", "%(count)s steps: %(states)s", len(held), states=said)
    else:
        told = ngettext("%(count)s step, closed", "%(count)s steps, all closed", len(held)) if len(held) else ""
    return words.sentence(words.clauses([told, _events(events)]))


def _events(rows: pd.DataFrame) -> str:
    """Return how many events there are, and how many of them have not taken place."""
    ahead = int(rows["is_open"].sum())
    said = ngettext("%(count)s event", "%(count)s events", len(rows)) if len(rows) else ""
    if not ahead:
        return said
    return ngettext(
        "%(events)s, of which %(count)s has not taken place", "%(events)s, of which %(count)s have not taken place",
        ahead, events=said,
    )  # fmt: skip


def partners(rows: pd.DataFrame) -> str:
    """Return who is committed and who is only hoped for."""
    if rows.empty:
        return _("No partner is recorded by name.")
    who = rows["organisation"].map(called)
    named = {word: who[rows["commitment"] == word].tolist() for word in ("committed", "expected")}
    off = who[rows["latitude"].isna()].tolist()
    parts = [
        _("committed: %(who)s", who=words.listed(named["committed"])) if named["committed"] else "",
        _("only hoped for: %(who)s", who=words.listed(named["expected"])) if named["expected"] else "",
        ngettext(
            "%(who)s has no place in the sources and is not on the map",
            "%(who)s have no place in the sources and are not on the map", len(off), who=words.listed(off),
        ) if off else "",
    ]  # fmt: skip
    return words.sentence(words.clauses(parts))


def said(count: int) -> str:
    """Return how much was said of a project, as far as the places in the documents tell."""
    if not count:
        return _("Nothing said of it is recorded apart from its steps and partners.")
    told = ngettext(
        "%(count)s statement stands in one place with the project, its steps or its partners, or with a reply to it",
        "%(count)s statements stand in one place with the project, its steps or its partners, or with a reply to it",
        count,
    )
    return words.sentence(told)


def said_beside(count: int) -> str:
    """Return how much else was said under the agenda items of a project's steps."""
    return ngettext(
        "Under the agenda items of its steps, on other matters: %(count)s statement",
        "Under the agenda items of its steps, on other matters: %(count)s statements", count,
    )  # fmt: skip


def freshness(item: dict, as_of: date) -> str:
    """Return when a publication was last updated and how old that is, as exactly as it is known; empty if it is not."""
    start, end = item["updated_from"] or item["updated_to"], item["updated_to"]
    if not end:
        return ""
    when = words.about(start, end)
    if start > as_of:
        return _("%(when)s, after the day this is read as of", when=when)
    return _("%(when)s: %(age)s on %(day)s", when=when, age=words.age(start, end, as_of), day=words.day(as_of))


def stale(rows: pd.DataFrame, as_of: date) -> str:
    """Return how old each publication is of which the last update is known."""
    known = rows[rows["updated_to"].notna()]
    told = [
        _("%(title)s: last updated %(when)s", title=row["title"], when=freshness(_plain(row), as_of))
        for _at, row in known.iterrows()
    ]
    return words.sentence(words.clauses(told)) if told else ""


def _plain(row: pd.Series) -> dict:
    return {name: None if pd.isna(row[name]) else row[name].date() for name in ("updated_from", "updated_to")}


def _projects(count: int) -> str:
    return ngettext("%(count)s project or call", "%(count)s projects and calls", count)


def _steps(item: dict) -> str:
    if not item["count_open"]:
        return _("%(title)s has no open step", title=item["title"])
    return ngettext(
        "%(title)s has %(count)s open step, %(late)s", "%(title)s has %(count)s open steps, %(late)s",
        item["count_open"], title=item["title"], late=late(item["count_past_due"]),
    )  # fmt: skip


def came_of(rows: pd.DataFrame) -> list[str]:
    """Return what came of each project, with the reason given."""
    return [
        words.paragraph(text for text in pair if isinstance(text, str))
        for pair in zip(rows["outcome"], rows["reason"], strict=True)
    ]
