"""The answer and readings of the projects in words."""

from datetime import date

import pandas as pd

from dashboard.say import words
from dashboard.say.headlines.follow_up import late


def answer(counts: pd.DataFrame, first: dict) -> str:
    """Return how many are in progress, and how the one that is opened stands."""
    total = int(counts["count_projects"].sum())
    running = int(counts.loc[counts["status"] == "in progress", "count_projects"].sum())
    are = "is" if running == 1 else "are"
    said = f"{words.number(running)} of {words.count(total, 'project or call', 'projects and calls')} {are} in progress"
    return words.sentence(f"{said}; {first['title']} {_steps(first)}")


def figures(counts: pd.DataFrame) -> list[dict]:
    """Return one figure a status, each with its change and what it rests on."""
    since = "since the snapshot before"
    return [
        {
            "key": row.status.replace(" ", "-"), "label": row.status.capitalize(),
            "value": words.number(row.count_projects), "query": "projects", "status": row.status,
            "change": "first snapshot" if pd.isna(row.count_before)
            else f"{words.change(int(row.count_projects), int(row.count_before))} {since}",
        }
        for row in counts.itertuples()
    ]  # fmt: skip


def steps(rows: pd.DataFrame) -> str:
    """Return how many steps of a project are open, past due and blocked."""
    if rows.empty:
        return "No step is recorded."
    held = ((int(rows["is_open"].sum()), "open"), (int((rows["mark"] == "past_due").sum()), "past due"))
    blocked = int(rows["is_blocked"].sum())
    parts = [words.count(amount, word, word) for amount, word in held if amount]
    parts += [words.count(blocked, "waits for an open one", "wait for an open one")] if blocked else []
    said = f"{words.count(len(rows), 'step')}, events included"
    return words.sentence(f"{said}: {words.listed(parts)}" if parts else f"{said}, all closed")


def partners(rows: pd.DataFrame) -> str:
    """Return who is committed and who is only hoped for."""
    if rows.empty:
        return "No partner is recorded by name."
    named = {word: rows.loc[rows["commitment"] == word, "organisation"].tolist() for word in ("committed", "expected")}
    said = [
        f"{title}: {words.listed(named[word])}"
        for word, title in (("committed", "committed"), ("expected", "only hoped for"))
        if named[word]
    ]
    if off := rows.loc[rows["latitude"].isna(), "organisation"].tolist():
        have, are = ("has", "is") if len(off) == 1 else ("have", "are")
        said.append(f"{words.listed(off)} {have} no place in the sources and {are} not on the map")
    return words.sentence("; ".join(said))


def said(count: int) -> str:
    """Return how much was said of a project, as far as the places in the documents tell."""
    if not count:
        return "Nothing said of it is recorded apart from its steps and partners."
    told = words.count(count, "statement stands", "statements stand")
    return words.sentence(f"{told} in one place with the project, its steps or its partners, or with a reply to it")


def said_beside(count: int) -> str:
    """Return how much else was said under the agenda items of a project's steps."""
    return f"Under the agenda items of its steps, on other matters: {words.count(count, 'statement')}"


def freshness(item: dict, as_of: date) -> str:
    """Return when a publication was last updated and how old that is, as exactly as it is known; empty if it is not."""
    start, end = item["updated_from"] or item["updated_to"], item["updated_to"]
    if not end:
        return ""
    if start > as_of:
        return f"{words.about(start, end)}, after the day this is read as of"
    return f"{words.about(start, end)}: {words.age(start, end, as_of)} on {words.day(as_of)}"


def stale(rows: pd.DataFrame, as_of: date) -> str:
    """Return how old each publication is of which the last update is known."""
    known = rows[rows["updated_to"].notna()]
    said = [f"{row['title']}: last updated {freshness(_plain(row), as_of)}" for _, row in known.iterrows()]
    return words.sentence("; ".join(said)) if said else ""


def _plain(row: pd.Series) -> dict:
    return {name: None if pd.isna(row[name]) else row[name].date() for name in ("updated_from", "updated_to")}


def _steps(item: dict) -> str:
    if not item["count_open"]:
        return "has no open step"
    return f"has {words.count(item['count_open'], 'open step')}, {late(item['count_past_due'])}"


def came_of(rows: pd.DataFrame) -> list[str]:
    """Return what came of each project, with the reason given."""
    return [
        " ".join(text for text in pair if isinstance(text, str))
        for pair in zip(rows["outcome"], rows["reason"], strict=True)
    ]
