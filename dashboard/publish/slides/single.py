"""Slides that point at one thing: a follow-up, a project, a region."""

from dashboard.ask import Choice, Question
from dashboard.publish.slides.shape import Line, Slide, is_text, listed, owed
from dashboard.say import codes, words
from dashboard.say.language import Recorded
from dashboard.say.messages import _, ngettext
from dashboard.say.regions import line


def follow_up(key: str, choice: Choice, item: str) -> Slide:
    """One follow-up: when, whose, and what came of it."""
    rows = Question("follow_ups", choice, deadlines=[item], region=None).frame()
    if rows.empty:
        return Slide(key, _("This follow-up is not in this snapshot."))
    row = rows.iloc[0]
    lines = [
        Line(words.worded(row["wording"]), codes.label("state", row["state"]), row["timing"], row["source"]),
        Line(row["owner"] if is_text(row["owner"]) else _("no owner recorded"), _("whose"), source=row["source"]),
        Line(
            row["outcome"] if is_text(row["outcome"]) else _("no outcome recorded"), _("outcome"), source=row["source"]
        ),
    ]
    return listed(key, Recorded(row["title"]), lines, rows)


def project(key: str, choice: Choice, item: str) -> Slide:
    """One project: its steps, and how many wait for another."""
    rows = Question("dependencies", choice, project=item, region=None).frame()
    if rows.empty:
        rows = Question("follow_ups", choice, project=item, region=None).frame()
    titles = Question("projects_listed", choice, region=None).frame()
    title = dict(zip(titles["project"], titles["title"], strict=True)).get(item, item)
    waiting = int(rows["is_blocked"].fillna(False).sum()) if len(rows) else 0
    said = ngettext(
        "%(title)s: %(count)s step waits for another", "%(title)s: %(count)s steps wait for another", waiting,
        title=title,
    )  # fmt: skip
    return listed(key, words.sentence(said), [owed(row) for row in rows.itertuples()], rows)


def region(key: str, choice: Choice, item: str) -> Slide:
    """One region: what the snapshot knows of it."""
    rows = Question("rows_of_region", choice, region=item).frame()
    headline = rows.iloc[0]["name"] if len(rows) else _("Nothing is recorded of this region.")
    return listed(
        key,
        headline,
        [Line(line(row), codes.label("what", row["what"]), source=row["source"]) for row in rows.to_dict("records")],
        rows,
    )
