"""A commit in words, before it counts: the day that was written for it, and what it does to follow-ups."""

from collections.abc import Sequence
from datetime import date

from dashboard.say import words
from dashboard.say.messages import _, ngettext, noted

_NAMED = 3  # titles named of one kind
_CLOSES = noted("closes %(count)s follow-up: %(titles)s", "closes %(count)s follow-ups: %(titles)s")
_REOPENS = noted("reopens %(count)s follow-up: %(titles)s", "reopens %(count)s follow-ups: %(titles)s")
_PAST_DUE = noted("makes %(count)s follow-up past due: %(titles)s", "makes %(count)s follow-ups past due: %(titles)s")


def day(value: date, newest: date | None) -> str:
    """Return a day as it was read, and how far it is from the newest snapshot: Thursday 14 June 2018, 52 days after."""
    told = words.weekday(value)
    if newest is None:
        return _("%(day)s: the first snapshot.", day=told)
    days = (value - newest).days
    if not days:
        return _("%(day)s, the day of the last snapshot: both are kept, and readers see the later one.", day=told)
    if days < 0:
        return ngettext(
            "%(day)s, %(amount)s day before the last snapshot.", "%(day)s, %(amount)s days before the last snapshot.",
            -days, day=told,
        )  # fmt: skip
    return ngettext(
        "%(day)s, %(amount)s day after the last snapshot.", "%(day)s, %(amount)s days after the last snapshot.",
        days, day=told,
    )  # fmt: skip


def misdated(value: date, newest: date, latest: date) -> str:
    """Return why a day cannot be that of a commit after the newest snapshot, and what to do; nothing where it can."""
    if value > latest:
        return _(
            "%(day)s is still to come, and a snapshot says what is known; give it the day of today, %(latest)s, or an "
            "earlier one",
            day=words.weekday(value), latest=words.day(latest),
        )  # fmt: skip
    if value < newest:
        return _(
            "%(day)s is before the newest snapshot, of %(newest)s, and history only goes on; give the new one that day "
            "or a later one (when a meeting was held stands with the meeting), or first give the newest its right day, "
            "if it is wrong",
            day=words.weekday(value), newest=words.day(newest),
        )  # fmt: skip
    return ""


def unread(text: str) -> str:
    """Return what to do about a day that cannot be read."""
    return _("“%(text)s” is not one day; write it like 14/06/2018, 14 June 2018 or 2018-06-14", text=text)


def no_day() -> str:
    """Return what to do where no day was given."""
    return _("The new snapshot needs a day; write it like 14/06/2018, 14 June 2018 or 2018-06-14.")


def effects(closed: Sequence[str], reopened: Sequence[str], past_due: Sequence[str]) -> str:
    """Return what a commit does to follow-ups, by their titles, before all else."""
    kinds = ((_CLOSES, closed), (_REOPENS, reopened), (_PAST_DUE, past_due))
    said = [ngettext(*told, len(titles), titles=_titles(titles)) for told, titles in kinds if titles]
    if not said:
        return _("This closes and reopens nothing, and makes nothing past due.")
    return words.sentence(_("this %(effects)s", effects=words.clauses(said)))


def counted(added: int, changed: int, removed: int) -> str:
    """Return how many rows a commit adds, changes and removes; empty where it does so with none."""
    said = [
        ngettext("%(count)s row added", "%(count)s rows added", added) if added else "",
        ngettext("%(count)s row changed", "%(count)s rows changed", changed) if changed else "",
        ngettext("%(count)s row removed", "%(count)s rows removed", removed) if removed else "",
    ]
    return words.sentence(words.enumerated(filter(None, said))) if any(said) else ""


def rewritten(count: int) -> str:
    """Return how many rows a commit only writes otherwise."""
    return words.sentence(
        ngettext(
            "%(count)s row is written with other white space or case, which is kept and counts as no change",
            "%(count)s rows are written with other white space or case, which is kept and counts as no change",
            count,
        )
    )


def _titles(titles: Sequence[str]) -> str:
    shown = [_("“%(title)s”", title=title) for title in titles[:_NAMED]]
    if more := len(titles) - len(shown):
        shown.append(ngettext("%(count)s more", "%(count)s more", more))
    return words.listed(shown)
