"""What to chase, what became of what was due, and reminders."""

from collections.abc import Sequence
from datetime import date

from dashboard.say import words
from dashboard.say.messages import _, ngettext

# The shares of what was due, in the order in which they are said, with what counts them.
KEEPING = {
    "in_time": "count_in_time", "late": "count_late", "day_not_recorded": "count_day_not_recorded",
    "given_up": "count_given_up", "not_closed": "count_not_closed", "silent": "count_silent",
}  # fmt: skip


def week(start: date, end: date) -> str:
    """Return which days a week has."""
    return _("The week of %(days)s.", days=words.span(start, end))


def meeting(found: dict | None, as_of: date) -> str:
    """Return which meeting is the next, and in how many days; or that none is recorded."""
    if found is None:
        return _("No meeting after %(day)s is recorded; what is late is shown all the same.", day=words.day(as_of))
    away = words.distance((found["held_on"] - as_of).days)
    return _("%(meeting)s on %(day)s, %(away)s.", meeting=found["title"], day=words.day(found["held_on"]), away=away)


def group(why: str, count: int) -> str:
    """Return the heading of what is chased for one reason, such as "Late: 4"."""
    return _("%(why)s: %(count)s", why=words.sentence(why)[:-1], count=words.number(count))


def reminders(count: int, awaited: int) -> str:
    """Return to how many owners there is something to say, and how many answers are awaited."""
    said = ngettext("%(count)s owner owes something that is open", "%(count)s owners owe something that is open", count)
    open_ones = ngettext(
        "an answer is awaited to a reminder of %(count)s follow-up",
        "answers are awaited to reminders of %(count)s follow-ups", awaited,
    )  # fmt: skip
    return words.sentence(words.clauses([said, open_ones if awaited else _("no reminder waits for an answer")]))


def keeping(rows: Sequence[dict]) -> str:
    """Return what became of all that was due; `rows` is the query keeping_counted."""
    due = sum(row["count_due"] for row in rows)
    if not due:
        return _("Nothing that had a last day was due by this day.")
    in_time, late, silent = (sum(row[KEEPING[code]] for row in rows) for code in ("in_time", "late", "silent"))
    return ngettext(
        "Of %(count)s follow-up that was due %(in_time)s was kept in time, %(late)s came late, and of %(silent)s "
        "nothing was heard.",
        "Of %(count)s follow-ups that were due %(in_time)s were kept in time, %(late)s came late, and of %(silent)s "
        "nothing was heard.",
        due, in_time=words.number_or_none(in_time), late=words.number_or_none(late),
        silent=words.number_or_none(silent),
    )  # fmt: skip


def share(count: int, of: int) -> str:
    """Return an amount with its share in percent, such as 3 (12 %)."""
    if not count:
        return words.number(0)
    return _("%(amount)s (%(share)s %%)", amount=words.number(count), share=words.number(round(100 * count / of)))


def nobody(by: str) -> str:
    """Return what stands where a follow-up has no owner, so that no kind is known, or no meeting."""
    return _("no owner recorded") if by == "owner_kind" else _("no meeting recorded")


def reminded(sent_on: date | None, answered_on: date | None) -> str:
    """Return when a reminder went out last and whether it was answered; nothing where none went out."""
    if sent_on is None:
        return ""
    if answered_on is None:
        return _("%(day)s, no answer yet", day=words.day(sent_on))
    return _("%(day)s, answered %(answered)s", day=words.day(sent_on), answered=words.day(answered_on))
