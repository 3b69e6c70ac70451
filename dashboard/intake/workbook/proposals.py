"""Tables proposed as the next snapshot: joined with what came in between, checked, compared, and committed.

Workbook, form, survey and restoring all go this way. Proposing writes nothing; committing is atomic.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from dashboard import store
from dashboard.ask import checks, derived
from dashboard.config import Settings
from dashboard.contract import code_lists
from dashboard.contract.schema import REFERENCE
from dashboard.intake.workbook.merging import Change, Collision, Tables, differences, merged, named
from dashboard.intake.workbook.proposed import Codes
from dashboard.problems import Problem, Refused, Sentence, Stale, errors
from dashboard.say import commits
from dashboard.store import Snapshot, journal, sources, writeback
from dashboard.store.filed import Rows
from dashboard.store.snapshot import BEGINNING
from dashboard.store.sources import Source

Located = Callable[[Problem], Problem | None]


@dataclass(frozen=True)
class Facts:
    """What a commit records beside the tables. `day` None: not said yet, and checked as if it were today."""

    label: str = ""
    day: date | None = None
    recorded_by: str = "secretariat"
    origin: str = ""
    description: str = ""


@dataclass(frozen=True)
class Proposal:
    """What would be committed after `newest`, which has the tables `held`.

    `base` is what it was made from; `others` came in between. All `changes` are written, those that only rewrite too.
    `is_dated`: someone has said of which day it is.
    """

    source: Source
    base: Snapshot
    newest: Snapshot
    problems: list[Problem]
    changes: list[Change]
    mine: list[Change]
    others: list[Change]
    held: Tables
    is_dated: bool
    listed: Codes | None = None

    @property
    def is_stale(self) -> bool:
        """Whether someone else committed since."""
        return self.base.digest != self.newest.digest


def codes(reference: Path) -> dict[str, Rows]:
    """Return the rows of the code lists as text, in the order of their files."""
    return {
        name: [{column: value or None for column, value in row.items()} for row in code_lists.rows(reference, name)]
        for name in REFERENCE
    }


def snapshot_of(settings: Settings, data_set: str, digest: str = "") -> Snapshot:
    """Return the snapshot of that digest, the newest one if none is named; Refused where there is none.

    A record that has none yet begins with nothing.
    """
    if digest == BEGINNING or (not digest and store.begins(settings.data, data_set)):
        return store.beginning()
    held = store.every(settings.data, data_set) if digest else store.commits(settings.data, data_set)
    found = [one for one in held if not digest or one.digest == digest]
    if not found:
        what = (
            Sentence("the snapshot %(digest)s it was taken from", digest=digest[:12])
            if held and digest
            else Sentence("a whole snapshot")
        )
        raise Refused(
            Sentence(
                "There is no such thing here as %(what)s in %(data_set)s; take a new workbook out and start from it.",
                what=what,
                data_set=data_set,
            )
        )
    return found[-1]


def next_day(newest: Snapshot) -> date:
    """Return the latest day that a new snapshot may have: today, or that of the newest where the clock was set back."""
    return max(date.today(), newest.date)


def propose(
    settings: Settings,
    base: Snapshot,
    tables: Tables,
    facts: Facts,
    problems: list[Problem],
    located: Located,
    then: Tables | None = None,
    listed: Codes | None = None,
) -> Proposal:
    """Return what these tables, made from `base`, would make of the newest snapshot. Nothing is written.

    `problems` are those found so far; `located` says where a broken rule stands, None where it only follows from them.
    `then` are the tables that these were made from, if they were not those of `base`; `listed` code lists that come
    with them.
    """
    newest = snapshot_of(settings, base.data_set)
    now = store.contents(newest)
    is_newest = newest.digest == base.digest
    is_plain = is_newest and then is None
    then = then or (now if is_newest else store.contents(base))
    joined, collisions = (tables, []) if is_plain else merged(then, tables, now)
    day = facts.day or next_day(newest)
    source = Source(
        base.data_set,
        day,
        facts.label,
        facts.description,
        facts.recorded_by,
        newest.licence,
        dict(joined),
        facts.origin,
    )
    own = list(listed.changes) if listed else []
    changed = [*own, *differences(now, joined)]
    place = f"{base.data_set} {day}" if facts.day else base.data_set
    broken = [replace(problem, place=place) for problem in _broken(settings, source, newest, changed)]
    found = [located(problem) for problem in (*map(_collided, collisions), *broken)]
    kept = [
        *problems,
        *(problem for problem in found if problem),
        *(_misdated(settings, source, newest) if changed else []),
    ]
    return Proposal(
        source, base, newest, sorted(kept, key=lambda problem: problem.level != "error"), changed,
        [*own, *_said(then, tables)], [] if is_newest else _said(then, now), now, facts.day is not None,
        listed,
    )  # fmt: skip


def commit(settings: Settings, proposal: Proposal, rebase: bool = False) -> Snapshot:
    """Commit a proposal and return the new snapshot; the newest one where it changes nothing.

    Stale: someone else committed since and `rebase` does not say to join both. Refused: errors, no label, no day, no
    disk.
    """
    if stops := errors(proposal.problems):
        raise Refused(*stops)
    if not proposal.changes:
        return proposal.newest
    if not proposal.source.label.strip():
        raise Refused(Sentence("The snapshot has no label; say in a few words what it records."))
    if not proposal.is_dated:
        raise Refused(commits.no_day())
    if proposal.is_stale and proposal.others and not rebase:
        raise Stale(
            Sentence(
                "Someone committed “%(label)s” (%(date)s) since yours was taken out. What you changed "
                "does not collide with it; say so (--rebase) to keep both.",
                label=proposal.newest.label,
                date=proposal.newest.date,
            )
        )
    lists = proposal.listed.lists if proposal.listed else ()
    check = partial(checks.check, reference=_reference(settings, proposal))
    source = replace(proposal.source, recorded_at=journal.now())
    parent = "" if proposal.newest.is_beginning else proposal.newest.digest
    made = store.commit(settings.data, source, check, parent, lists, derived.derive)
    writeback.write_back(settings.data, made.data_set)
    return made


def _said(before: Tables, after: Tables) -> list[Change]:
    return [change for change in differences(before, after) if not change.is_rewriting]


def _reference(settings: Settings, proposal: Proposal) -> Path:
    """Return the folder of the code lists as they are to be."""
    return proposal.listed.settings.reference if proposal.listed else settings.reference


@contextmanager
def _candidate(source: Source, newest: Snapshot) -> Iterator[Snapshot]:
    """Write a source aside, as the snapshot it would become. Refused: there is no room for it."""
    try:
        folder = tempfile.TemporaryDirectory()
    except OSError as fault:
        raise Refused(
            Sentence(
                "Nothing can be checked: there is no room for temporary files (%(fault)s); make room and "
                "try again. Nothing was changed.",
                fault=fault.strerror or str(fault),
            )
        ) from fault
    with folder as path, store.candidate(source, newest.digest, Path(path)) as candidate:
        yield candidate


def _broken(settings: Settings, source: Source, newest: Snapshot, changed: list[Change]) -> list[Problem]:
    """Return the rules that the tables would break as a snapshot, and the findings on rows that change."""
    if not changed:
        return []
    history = store.history(settings.data, source.data_set)
    with _candidate(source, newest) as candidate:
        found = checks.check(candidate, history, settings.reference)
    touched = {(change.table, named(change.key)) for change in changed}
    return [problem for problem in found if problem.level == "error" or (problem.table, problem.row) in touched]


def _misdated(settings: Settings, source: Source, newest: Snapshot) -> list[Problem]:
    """Name what stands in the way of a snapshot of that day: a newer one, or source tables waiting to be built."""
    if sentence := commits.misdated(source.date, newest.date, next_day(newest)):
        return [Problem(sentence, rule="day")]
    held = {one.folder.name for one in store.every(settings.data, source.data_set)}
    waiting = [name for name in sources.names(settings.data, source.data_set) if name not in held]
    sentence = Sentence(
        "there are source tables of %(day)s without a snapshot; build it with “snapshot”, or take their folder away"
    )
    return [Problem(sentence.of(day=name), rule="day") for name in waiting[:1]]


def _collided(one: Collision) -> Problem:
    sentence = (
        Sentence(
            "you wrote %(mine)s, and meanwhile %(theirs)s was committed; write %(theirs)s to accept "
            "that, or take a new workbook out and change it there",
            mine=one.mine,
            theirs=one.theirs,
        )
        if one.column
        else Sentence(
            "you %(mine)s this row, and meanwhile it was %(theirs)s; take a new workbook out and decide there",
            mine=one.mine,
            theirs=one.theirs,
        )
    )
    return Problem(sentence, "", one.table, named(one.key), one.column, one.mine, rule="collision")
