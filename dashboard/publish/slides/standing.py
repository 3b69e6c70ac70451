"""The slides of every meeting, from its agenda to its conclusions, each made from named queries."""

from typing import Any

import pandas as pd

from dashboard.ask import Choice, Question, changes, kept
from dashboard.contract.domain import domain
from dashboard.publish.slides.shape import LINES, Line, Slide, is_text, listed, owed, places
from dashboard.say import codes, headlines, news, sentences, words
from dashboard.say.headlines.projects import summary
from dashboard.say.language import Recorded
from dashboard.say.messages import _, ngettext


def title(key: str, choice: Choice, part: int = 1) -> Slide:
    """The meeting, when and where it is, and its agenda."""
    agenda = Question("agenda_listed", choice).frame()
    if agenda.empty:
        return Slide(key, domain().name)
    meeting = agenda.iloc[0]
    place = f", {meeting['place']}" if is_text(meeting["place"]) else ""
    lines = [Line(f"{words.day(meeting['held_on'])}{place}")]
    lines += [
        Line(Recorded(" ".join(filter(is_text, (row.number, row.title)))), source=row.source)
        for row in agenda.itertuples()
    ]
    return listed(key, Recorded(meeting["meeting_title"]), lines, agenda, part)


def follow_up(key: str, choice: Choice) -> Slide:
    """How the follow-ups stand, counted by timing."""
    counts = Question("follow_up_counts", choice).frame().iloc[0].to_dict()
    told = (
        ("past_due", "count_past_due"), ("due_soon", "count_due_soon"), ("later", "count_later"),
        ("ongoing", "count_ongoing"), ("undated", "count_undated"), ("done", "count_done"),
    )  # fmt: skip
    lines = tuple(Line(words.number(counts[name]), timing=timing) for timing, name in told)
    rows = Question("follow_ups", choice, timing="past_due").frame()
    return Slide(key, headlines.follow_up(counts, choice.as_of), lines, body="counts", sources=places(rows))


def survey(key: str, choice: Choice) -> Slide:
    """How many were asked and have replied: from the replies where they are held, else as stated."""
    figures = _plain(Question("survey_figures", choice).frame().iloc[0])
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
        return listed(key, words.sentence(said), lines, Question("survey_regions", choice).frame())
    stated = Question("survey_counts_stated", choice).frame()
    if stated.empty:
        return Slide(key, _("Nothing is stated about replies to the survey."))
    lines = [
        Line(_counted(_plain(row)), words.day(row["stated_on"]), source=row["source"]) for _, row in stated.iterrows()
    ]
    latest = headlines.replied(_plain(stated.iloc[0]))
    return listed(key, words.sentence(latest), lines, stated)


def on_map(key: str, choice: Choice) -> Slide:
    """Which regions took part, on the map."""
    return Slide(
        key,
        headlines.engagement(Question("regions_on_map", choice).frame()),
        body="map",
        sources=places(Question("rows_of_region", choice, region=None).frame()),
    )


def projects(key: str, choice: Choice) -> Slide:
    """The projects and calls, with what came of them."""
    rows = Question("projects_listed", choice).frame()
    lines = [
        Line(
            Recorded(row.title),
            _once(codes.label("status", row.status), row.outcome),
            source=row.source,
        )
        for row in rows.itertuples()
    ]
    running = int((rows["status"] == "in progress").sum())
    return listed(key, summary(len(rows), running), lines, rows)


def _once(status: str, outcome: object) -> str:
    """Return a status, and what came of it where that says more."""
    says_more = is_text(outcome) and str(outcome).rstrip(".").casefold() != status.casefold()
    return f"{status} · {outcome}" if says_more else status


def calendar(key: str, choice: Choice) -> Slide:
    """What comes next, in the words the date was given with; where nothing has a date, what is to be given one."""
    rows = Question("next_dates", choice).frame()
    if rows.empty:
        return _undated(key, Question("follow_ups", choice, timing="undated").frame())
    first = rows.iloc[0]
    lines = [
        Line(
            Recorded(row.title),
            " · ".join((codes.label("state", row.state), words.worded(row.wording), _until(row))),
            row.timing,
            row.source,
        )
        for row in rows.itertuples()
    ]
    return listed(
        key,
        words.sentence(_("Next, %(wording)s: %(title)s", wording=words.worded(first["wording"]), title=first["title"])),
        lines,
        rows,
    )


def _undated(key: str, rows: pd.DataFrame) -> Slide:
    if rows.empty:
        return Slide(key, _("No date is known after this day."))
    said = ngettext(
        "No date is known after this day; %(count)s open follow-up has none.",
        "No date is known after this day; %(count)s open follow-ups have none.", len(rows),
    )  # fmt: skip
    return listed(key, said, [owed(row) for row in rows.itertuples()], rows)


def changed(key: str, choice: Choice) -> Slide:
    """What is different from the snapshot before: the sentence to read aloud, and the most telling lines."""
    known = Question("overview_figures", choice, region=None).frame()
    if choice.previous is None or len(known) < 2:
        return Slide(key, _("This is the first snapshot: there is none before it to compare with."))
    now, before = _plain(known.iloc[0]), _plain(known.iloc[1])
    days = choice.previous.date, choice.snapshot.date
    counts, rows = kept(changes.told, choice, *days)
    told = news.lines(rows, now, before)
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
    headline = sentences.changes_sentence(counts, rows, *days, is_brief=True)
    return Slide(key, headline, tuple(lines[:LINES]), more=max(0, len(lines) - LINES), sources=places(resting))


def asks(key: str, choice: Choice) -> Slide:
    """What institutions promised, the most urgent first."""
    rows = Question("follow_ups", choice, kind="promise", region=None).frame()
    figures = {"count_past_due": int((rows["timing"] == "past_due").sum()), "count_promises": len(rows)}
    return listed(key, headlines.promises(figures), [owed(row) for row in rows.itertuples()], rows)


def conclusions(key: str, choice: Choice, part: int = 1) -> Slide:
    """What the Task Force concluded."""
    rows = Question("statements_listed", choice, kind="conclusion", region=None).frame()
    headline = ngettext("%(count)s conclusion of the Task Force", "%(count)s conclusions of the Task Force", len(rows))
    headline = words.sentence(_("%(headline)s, continued", headline=headline) if part > 1 else headline)
    return listed(
        key, headline, [Line(Recorded(row.summary), source=row.source) for row in rows.itertuples()], rows, part
    )


def length_of_title(choice: Choice) -> int:
    """Return how many lines the meeting and its agenda have."""
    return 1 + len(Question("agenda_listed", choice).plain())


def length_of_conclusions(choice: Choice) -> int:
    """Return how many conclusions there are."""
    return len(Question("statements_listed", choice, kind="conclusion", region=None).plain())


def _until(row: Any) -> str:
    return words.until(int(row.days_left), row.due_from, row.due_to)


def _plain(row: pd.Series) -> dict:
    return {name: None if pd.isna(value) else value for name, value in row.items()}


def _counted(figures: dict) -> str:
    return words.titled(headlines.repliers(figures))
