"""Follow-ups as a Word table in the form of the minutes, to be filled in and brought back; the next draft agenda."""

from collections.abc import Sequence
from itertools import groupby

from dashboard.ask import Choice, Question
from dashboard.publish.documents import word
from dashboard.say import codes, headlines, places, words
from dashboard.say.headlines import agenda as told
from dashboard.say.messages import _

_WIDTHS = (3.6, 6.6, 3, 3, 2.2, 4.3, 3)


def follow_ups(choice: Choice) -> bytes:
    """Return every open follow-up beside its agenda item, with room to say where it stands."""
    counts = Question("follow_up_counts", choice).row()
    rows = [row for row in Question("follow_ups", choice).plain() if row["is_open"]]
    document = word.begun(choice, _("Follow-ups"), headlines.follow_up(counts, choice.as_of), is_wide=True)
    document.add_paragraph(
        _("Write in Status and Outcome what became of each, and correct who and when; new follow-ups go below, without "
          "a Ref. Bring the file back on the page Data.")
    )  # fmt: skip
    titles = [_("Agenda item"), _("Decision/Follow-up"), _("Who"), _("By when"), _("Status"), _("Outcome"), _("Ref.")]
    rows.sort(key=_at)
    cells = [
        [row["agenda_title"] or "", row["title"], row["owner"] or "", row["wording"],
         str(codes.label("status", row["status"])), row["outcome"] or "", places.label(choice, row["source"])]
        for row in rows
    ]  # fmt: skip
    made = word.table(document, titles, _WIDTHS, [*cells, [""] * len(titles)], _("Open follow-ups by agenda item"))
    word.keyed(document, [line.cells[-1] for line in made.rows[1:-1]], [row["deadline"] for row in rows])
    return word.finished(document)


def agenda(choice: Choice) -> bytes:
    """Return the draft agenda of the next meeting: what was due, what reports to expect, what is carried over."""
    last = next(iter(Question("last_meeting", choice).plain()), None)
    coming = next(iter(Question("next_meeting", choice).plain()), None)
    rows = Question("follow_ups", choice).plain()
    due = [row for row in rows if row["due_to"] and row["due_to"] <= choice.as_of and _is_since(row, last)]
    until = coming["held_on"] if coming else None
    reports = [row for row in rows if row["is_open"] and row["due_to"] and row["due_to"] > choice.as_of]
    reports = [row for row in reports if until is None or row["due_to"] <= until]
    named = {row["deadline"] for row in (*due, *reports)}
    carried = [row for row in rows if row["is_open"] and row["deadline"] not in named]
    document = word.begun(choice, _("Draft agenda"), told.of(coming, choice.as_of))
    document.add_paragraph(told.since(last))
    sections = (
        (_("What was due"), due, _("Nothing was due.")),
        (_("Reports to expect"), reports, _("No report is expected.")),
    )
    for number, (title, held, nothing) in enumerate(sections, start=1):
        document.add_heading(f"{number}. {title}", 1)
        _listed(document, held, title, nothing)
    title = _("Carried over")
    document.add_heading(f"{len(sections) + 1}. {title}", 1)
    if not carried:
        document.add_paragraph(_("Nothing is carried over."))
    carried.sort(key=_at)
    for item, group in groupby(carried, lambda row: row["agenda_title"]):
        title = item or _("Outside the agenda")
        document.add_heading(title, 2)
        _listed(document, list(group), title)
    return word.finished(document)


def _at(row: dict) -> tuple:
    """Return where a follow-up comes in the order of the agendas; what is on none comes last."""
    return row["agenda_position"] is None, row["meeting"], row["agenda_position"] or 0, row["agenda_title"] or ""


def _is_since(row: dict, last: dict | None) -> bool:
    """Whether something fell due after the last meeting, or is still open from before it."""
    return row["is_open"] or last is None or row["due_to"] > last["held_on"]


def _listed(document: word.Word, rows: Sequence[dict], alt: str, nothing: str = "") -> None:
    if not rows:
        document.add_paragraph(nothing)
        return
    titles = [_("Decision/Follow-up"), _("Who"), _("By when"), _("How it stands")]
    cells = [[row["title"], row["owner"] or _("no owner recorded"), row["wording"], _stands(row)] for row in rows]
    word.table(document, titles, (6.2, 3, 3, 4.8), cells, alt)


def _stands(row: dict) -> str:
    parts = [codes.label("state", row["state"]), (row["outcome"] or "").rstrip(".")]
    parts += [_("waits for “%(title)s”", title=row["waits_for_title"])] if row["is_blocked"] else []
    return words.titled(words.clauses(filter(None, parts)))
