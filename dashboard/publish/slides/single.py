"""Slides that point at one thing: a follow-up, a project, a region."""

import pandas as pd

from dashboard.publish.slides.shape import Frames, Line, Slide, is_text, listed, owed
from dashboard.say import codes, words
from dashboard.say.messages import _, ngettext
from dashboard.say.regions import line


def follow_up(key: str, frame: Frames, item: str) -> Slide:
    """One follow-up: when, whose, and what came of it."""
    rows = frame("follow_ups", deadlines=[item], region=None)
    if rows.empty:
        return Slide(key, _("This follow-up is not in this snapshot."))
    row = rows.iloc[0]
    lines = [
        Line(row["wording"], codes.label("state", row["state"]), row["timing"], row["source"]),
        Line(row["owner"] if is_text(row["owner"]) else _("no owner recorded"), _("whose"), source=row["source"]),
        Line(
            row["outcome"] if is_text(row["outcome"]) else _("no outcome recorded"), _("outcome"), source=row["source"]
        ),
    ]
    return listed(key, row["title"], lines, rows)


def project(key: str, frame: Frames, item: str) -> Slide:
    """One project: its steps, and how many wait for another."""
    rows = frame("dependencies", project=item)
    if rows.empty:
        rows = frame("follow_ups", project=item, region=None)
    titles = frame("projects_listed")
    title = dict(zip(titles["project"], titles["title"], strict=True)).get(item, item)
    waiting = int(rows["is_blocked"].fillna(False).sum()) if len(rows) else 0
    said = ngettext(
        "%(title)s: %(count)s step waits for another", "%(title)s: %(count)s steps wait for another", waiting,
        title=title,
    )  # fmt: skip
    return listed(key, words.sentence(said), [owed(row) for row in rows.itertuples()], rows)


def region(key: str, frame: Frames, item: str) -> Slide:
    """One region: what the snapshot knows of it."""
    rows = frame("rows_of_region", region=item)
    headline = rows.iloc[0]["name"] if len(rows) else _("Nothing is recorded of this region.")
    return listed(
        key,
        headline,
        [Line(line(row), codes.label("what", row["what"]), source=row["source"]) for row in rows.to_dict("records")],
        rows,
    )


def names(frame: Frames) -> dict[str, str]:
    """Return every slide that points at one thing by key with its name: follow-ups, projects, regions."""
    told = (
        ("follow-up", _("Follow-up"), frame("follow_ups", region=None), "deadline", "title"),
        ("project", _("Project"), frame("projects_listed"), "project", "title"),
        ("region", _("Region"), frame("regions_on_map"), "region", "name"),
    )
    return {
        f"{kind}:{key}": _("%(kind)s: %(name)s", kind=said, name=name)
        for kind, said, *held in told
        for key, name in _pairs(*held)
    }


def _pairs(rows: pd.DataFrame, key: str, name: str) -> zip:
    return zip(rows[key], rows[name], strict=True)
