"""Slides that point at one thing: a follow-up, a project, a region."""

from dashboard import words
from dashboard.slides.shape import Frames, Line, Slide, is_text, listed, owed


def follow_up(key: str, frame: Frames, item: str) -> Slide:
    """One follow-up: when, whose, and what came of it."""
    rows = frame("follow_ups", deadline=item, region=None)
    if rows.empty:
        return Slide(key, "This follow-up is not in this snapshot.")
    row = rows.iloc[0]
    lines = [
        Line(row["wording"], "when", row["timing"]),
        Line(row["owner"] if is_text(row["owner"]) else "no owner recorded", "whose"),
        Line(row["outcome"] if is_text(row["outcome"]) else "no outcome recorded", "outcome"),
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
    said = f"{title}: {words.count(waiting, 'step waits', 'steps wait')} for another"
    return listed(key, words.sentence(said), [owed(row) for row in rows.itertuples()], rows)


def region(key: str, frame: Frames, item: str) -> Slide:
    """One region: what the snapshot knows of it."""
    rows = frame("rows_of_region", region=item)
    headline = rows.iloc[0]["name"] if len(rows) else "Nothing is recorded of this region."
    return listed(key, headline, [Line(row.title, row.what) for row in rows.itertuples()], rows)
