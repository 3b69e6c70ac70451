"""The slides of every meeting, from its agenda to its conclusions, each made from named queries."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.ask import changes
from dashboard.contract.domain import domain
from dashboard.publish.slides.shape import LINES, Frames, Line, Slide, is_text, listed, owed, places
from dashboard.say import codes, headlines, sentences, words
from dashboard.say.headlines.projects import summary
from dashboard.say.messages import _, ngettext


def title(key: str, frame: Frames, as_of: date, part: int = 1) -> Slide:
    """The meeting, when and where it is, and its agenda."""
    agenda = frame("agenda_listed")
    if agenda.empty:
        return Slide(key, domain().name)
    meeting = agenda.iloc[0]
    place = f", {meeting['place']}" if is_text(meeting["place"]) else ""
    lines = [Line(f"{words.day(meeting['held_on'])}{place}")]
    lines += [
        Line(" ".join(filter(is_text, (row.number, row.title))), source=row.source) for row in agenda.itertuples()
    ]
    return listed(key, meeting["meeting_title"], lines, agenda, part)


def follow_up(key: str, frame: Frames, as_of: date) -> Slide:
    """How the follow-ups stand, counted by timing."""
    counts = frame("follow_up_counts").iloc[0].to_dict()
    told = (
        ("past_due", "count_past_due"), ("due_soon", "count_due_soon"), ("later", "count_later"),
        ("ongoing", "count_ongoing"), ("undated", "count_undated"), ("done", "count_done"),
    )  # fmt: skip
    lines = tuple(Line(words.number(counts[name]), timing=timing) for timing, name in told)
    rows = frame("follow_ups", timing="past_due")
    return Slide(key, headlines.follow_up(counts, as_of), lines, body="counts", sources=places(rows))


def survey(key: str, frame: Frames, as_of: date) -> Slide:
    """How many were asked and have replied: from the replies where they are held, else as stated."""
    figures = _plain(frame("survey_figures").iloc[0])
    if figures["count_asked"]:
        told = (
            ("count_replied", _("%(count)s replied to every question")),
            ("count_partly", _("%(count)s replied in part")),
            ("count_silent", _("%(count)s asked, no reply yet")),
            ("count_unasked", _("%(count)s replied without being asked")),
            ("count_countries_on_one", _("%(count)s countries heard through one region alone")),
        )  # fmt: skip
        lines = [Line(said % {"count": words.number(figures[name])}) for name, said in told if figures[name]]
        said = ngettext(
            "%(amount)s of %(asked)s regions asked has replied", "%(amount)s of %(asked)s regions asked have replied",
            figures["count_heard"], asked=words.number(figures["count_asked"]),
        )  # fmt: skip
        return listed(key, words.sentence(said), lines, frame("survey_regions"))
    stated = frame("survey_counts_stated")
    if stated.empty:
        return Slide(key, _("Nothing is stated about replies to the survey."))
    lines = [
        Line(_counted(_plain(row)), words.day(row["stated_on"]), source=row["source"]) for _, row in stated.iterrows()
    ]
    latest = headlines.replied(_plain(stated.iloc[0]))
    return listed(key, words.sentence(latest), lines, stated)


def on_map(key: str, frame: Frames, as_of: date) -> Slide:
    """Which regions took part, on the map."""
    return Slide(
        key,
        headlines.engagement(frame("regions_on_map")),
        body="map",
        sources=places(frame("rows_of_region", region=None)),
    )


def projects(key: str, frame: Frames, as_of: date) -> Slide:
    """The projects and calls, with what came of them."""
    rows = frame("projects_listed")
    lines = [
        Line(
            row.title, " · ".join(filter(is_text, (codes.label("status", row.status), row.outcome))), source=row.source
        )
        for row in rows.itertuples()
    ]
    running = int((rows["status"] == "in progress").sum())
    return listed(key, summary(len(rows), running), lines, rows)


def calendar(key: str, frame: Frames, as_of: date) -> Slide:
    """What comes next, in the words the date was given with."""
    rows = frame("next_dates")
    if rows.empty:
        return Slide(key, _("No date is known after this day."))
    first = rows.iloc[0]
    lines = [
        Line(row.title, " · ".join((codes.label("state", row.state), row.wording, _until(row))), row.timing, row.source)
        for row in rows.itertuples()
    ]
    return listed(
        key,
        words.sentence(_("Next, %(wording)s: %(title)s", wording=first["wording"], title=first["title"])),
        lines,
        rows,
    )


def changed(key: str, frame: Frames, as_of: date) -> Slide:
    """What is different from the snapshot before: the sentence to read aloud, and the most telling lines."""
    known = frame("overview_figures")
    if len(known) < 2:
        return Slide(key, _("This is the first snapshot: there is none before it to compare with."))
    now, before = _plain(known.iloc[0]), _plain(known.iloc[1])
    days = (before["snapshot"].date(), now["snapshot"].date())
    bound = {table: changes.asked(table, *days) for table in ("deadlines", "projects")}
    rows = pd.concat([frame("changes", **asked).assign(table=table) for table, asked in bound.items()])
    counts = frame("follow_up_changes_counted", **bound["deadlines"])
    told = sentences.lines(rows, now, before)
    stands = {(row.table, row.row): row.source for row in rows.itertuples() if is_text(row.source)}
    lines = [
        Line(
            _("%(what)s: %(detail)s", what=line["what"], detail=line["detail"]),
            line["note"],
            source=stands.get((line["table"], line["row"]), ""),
        )
        for line in told
    ]
    named = {(line["table"], line["row"]) for line in told[:LINES]}
    resting = rows[[both in named for both in zip(rows["table"], rows["row"], strict=True)]]
    headline = sentences.changes_sentence(counts, *days, is_brief=True)
    return Slide(key, headline, tuple(lines[:LINES]), more=max(0, len(lines) - LINES), sources=places(resting))


def asks(key: str, frame: Frames, as_of: date) -> Slide:
    """What institutions promised, the most urgent first."""
    rows = frame("follow_ups", kind="promise", region=None)
    figures = {"count_past_due": int((rows["timing"] == "past_due").sum()), "count_promises": len(rows)}
    return listed(key, headlines.promises(figures), [owed(row) for row in rows.itertuples()], rows)


def conclusions(key: str, frame: Frames, as_of: date, part: int = 1) -> Slide:
    """What the Task Force concluded."""
    rows = frame("statements_listed", kind="conclusion", region=None)
    headline = ngettext("%(count)s conclusion of the Task Force", "%(count)s conclusions of the Task Force", len(rows))
    headline = words.sentence(_("%(headline)s, continued", headline=headline) if part > 1 else headline)
    return listed(key, headline, [Line(row.summary, source=row.source) for row in rows.itertuples()], rows, part)


def lengths(frame: Frames) -> dict[str, int]:
    """Return how many lines those slides have that go on where the screen is full."""
    concluded = frame("statements_listed", kind="conclusion", region=None)
    return {"title": 1 + len(frame("agenda_listed")), "conclusions": len(concluded)}


def _until(row: Any) -> str:
    return words.until(int(row.days_left), row.due_from, row.due_to)


def _plain(row: pd.Series) -> dict:
    return {name: None if pd.isna(value) else value for name, value in row.items()}


def _counted(figures: dict) -> str:
    return words.titled(headlines.repliers(figures))
