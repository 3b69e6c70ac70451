"""Set right what the newest snapshot says of itself: its day, its label, or that it is one.

An amendment is a line of the journal; nothing on disk is changed or deleted, and the history tells it.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.problems import Refused, Sentence, Stale, errors
from dashboard.store import journal, shelf
from dashboard.store.catalogue import commits, history
from dashboard.store.committing import Check, begun
from dashboard.store.journal import REDATE, RELABEL, WITHDRAW, Entry
from dashboard.store.locking import one_writer
from dashboard.store.snapshot import Snapshot


def redate(data: Path, newest: Snapshot, day: date, check: Check, recorded_by: str, reason: str = "") -> Snapshot:
    """Give the newest snapshot another day, and return it.

    Refused: the day is still to come, before the snapshot before it, or its rows do not fit it. Stale: it is no longer
    the newest.
    """
    before = _before(data, newest)
    if day > date.today():
        raise Refused(
            Sentence(
                "%(day)s is still to come, and a snapshot says what is known; give it today's day or an earlier one.",
                day=day,
            )
        )
    if before and day < before[-1].date:
        raise Refused(
            Sentence(
                "The snapshot before it is of %(date)s; give this one that day or a later one.", date=before[-1].date
            )
        )
    amended = replace(newest, date=day)
    if stops := errors(check(amended, [*before, amended])):
        raise Refused(*stops)
    return _amend(data, newest, amended, REDATE, recorded_by, reason)


def relabel(data: Path, newest: Snapshot, label: str, recorded_by: str, reason: str = "") -> Snapshot:
    """Give the newest snapshot another label, and return it. Refused: none is given. Stale: it is not the newest."""
    label = " ".join(label.split())
    if not label:
        raise Refused(Sentence("The label is empty; say in a few words what the snapshot records."))
    return _amend(data, newest, replace(newest, label=label), RELABEL, recorded_by, reason)


def withdraw(data: Path, newest: Snapshot, recorded_by: str, reason: str) -> Snapshot:
    """Withdraw the newest snapshot: it is kept and verified, and readers see the one before, which is returned.

    Refused: it is the only one, or no reason is given. Stale: it is no longer the newest.
    """
    before = _before(data, newest)
    if not before:
        raise Refused(
            Sentence(
                "%(newest)s is the only snapshot of %(data_set)s; commit the right one, then readers see that.",
                newest=newest,
                data_set=newest.data_set,
            )
        )
    if not reason.strip():
        raise Refused(Sentence("There is no reason; say in a few words why it is withdrawn, for the history tells it."))
    _amend(data, newest, newest, WITHDRAW, recorded_by, reason)
    return history(data, newest.data_set)[-1]


def _before(data: Path, newest: Snapshot) -> list[Snapshot]:
    return [one for one in commits(data, newest.data_set) if one.digest != newest.digest]


def _amend(data: Path, newest: Snapshot, amended: Snapshot, action: str, recorded_by: str, reason: str) -> Snapshot:
    with one_writer(data, newest.data_set) as place:
        held = commits(data, newest.data_set)
        if not held or held[-1] != newest:
            raise Stale(
                Sentence(
                    "%(newest)s is no longer the newest snapshot of %(data_set)s, or was changed since; look again.",
                    newest=newest,
                    data_set=newest.data_set,
                )
            )
        if amended != newest or action == WITHDRAW:
            line = Entry(
                action, newest.folder.name, newest.digest, amended.date, amended.label, journal.now(), recorded_by, "",
                " ".join(reason.split()),
            )  # fmt: skip
            shelf.put(place, begun(place).grown(line))
    return amended
