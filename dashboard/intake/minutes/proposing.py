"""What minutes tell as new rows beside the newest snapshot, for a person to go through; nothing is committed.

Every row names its paragraph, every paragraph becomes a source with a summary to fill in, what needs a look is said.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from dashboard import store
from dashboard.config import Settings
from dashboard.contract import reference
from dashboard.contract.domain import domain
from dashboard.contract.vocabulary import CLOSED
from dashboard.intake.minutes import returned
from dashboard.intake.minutes.actions import Action, Minutes
from dashboard.intake.minutes.heads import Head, head
from dashboard.intake.minutes.owners import Owners
from dashboard.intake.minutes.people import LEFT_OUT, People
from dashboard.intake.minutes.rows import Row, Writer
from dashboard.intake.minutes.telling import Teller
from dashboard.intake.reading import STRUCK as STRUCK_OUT
from dashboard.intake.reading import Document
from dashboard.intake.workbook import outgoing, proposals
from dashboard.problems import Counted, Listed, Problem, Refused, Sentence
from dashboard.say import words
from dashboard.say.messages import noted
from dashboard.store import Snapshot
from dashboard.store.filed import Filed, Rows

NEW = "new"  # in place of a meeting's short name: the one that the head of the document names
_KINDS = (("assembly", "general assembly"), ("bureau", "political bureau"))
STRUCK = Sentence("it is struck out in the document, so it is left out; take it only if it still stands")
_NOTHING = Sentence(
    "no decision was found: it needs a table with a column “Action” or “Decision”, or lines “Action: …”"
)


_UNCHANGED = Sentence(
    "nothing in this table differs from %(snapshot)s; write in Status and Outcome what became of each, "
    "and bring it again"
)


_DELETED = "deleted passage"
_PASSED = {
    _DELETED: noted("%(amount)s deleted passage", "%(amount)s deleted passages"),
    "comment": noted("%(amount)s comment", "%(amount)s comments"),
    "picture": noted("%(amount)s picture", "%(amount)s pictures"),
    "hidden passage": noted("%(amount)s hidden passage", "%(amount)s hidden passages"),
    "inserted file": noted("%(amount)s inserted file", "%(amount)s inserted files"),
}


@dataclass(frozen=True)
class Proposed:
    """What minutes propose: rows to take or to leave, a source for every place, and findings about the document."""

    snapshot: Snapshot
    tables: Mapping[str, Rows]
    codes: Mapping[str, Rows]
    name: str
    rows: list[Row]
    places: list[str]
    problems: list[Problem]

    def of(self, table: str) -> list[Row]:
        """Return the rows of one table."""
        return [row for row in self.rows if row.table == table]

    def workbook(self, taken: Container[int] | None = None) -> bytes:
        """Return the newest snapshot's workbook with the rows taken, by their number; as proposed if none are named."""
        small = {name: list(rows) for name, rows in self.tables.items() if not isinstance(rows, Filed)}
        writer = Writer(small, self.name, _meeting(self.rows))
        for number, row in enumerate(self.rows):
            if row.is_taken if taken is None else number in taken:
                writer.write(row)
        for place in self.places:
            writer.source(place)
        return outgoing.write(self.snapshot, {**self.tables, **writer.tables}, self.codes)


def meetings(settings: Settings, data_set: str) -> dict[str, str]:
    """Return the title of each meeting that minutes may be of, the latest first."""
    rows = store.contents(proposals.snapshot_of(settings, data_set))["meetings"]
    latest = sorted(rows, key=lambda row: str(row["held_on"] or ""), reverse=True)
    return {
        row["meeting"]: f"{row['title']}, {words.day(row['held_on'])}" if row["held_on"] else row["title"]
        for row in latest
    }


def propose(settings: Settings, document: Document, data_set: str, meeting: str, name: str) -> Proposed:
    """Return what the minutes of a meeting propose; Refused where there is nothing, or no such meeting."""
    newest = proposals.snapshot_of(settings, data_set)
    tables, codes = store.contents(newest), proposals.codes(settings.reference)
    rows: list[Row] = []
    held = _held(tables, meeting, head(document.blocks), rows, newest)
    known = {row["owner"]: (row["owner_kind"], row["region"]) for row in tables["deadlines"] if row["owner"]}
    ours = domain(settings.data)
    owners = Owners(reference.regions(settings.reference), known, f"{ours.name}|{ours.also}")
    teller = Teller(owners, held["held_on"])
    back = returned.read(document.blocks, {row["deadline"]: row for row in tables["deadlines"]}, teller)
    found = Minutes(back.rest, teller)
    changed = [one for one in back.found if one.changed or one.notes]
    if not (found.attendance.found or any(item.actions for item in found.items) or changed or back.wrong):
        raise Refused(Problem(_UNCHANGED.of(snapshot=newest) if back.found else _NOTHING, name))
    rows += _attended(found, held["meeting"], tables, codes) + _decided(found, held["meeting"], tables)
    rows += [_changed(one, tables) for one in changed]
    rows = [_without_people(row, People(owners)) for row in rows]
    places = [block.place for block in document.blocks if any(block.cells) and block.role != STRUCK_OUT]
    problems = [*_passed(document, name), *_wrong(back, name)]
    return Proposed(newest, tables, codes, name, rows, places, [*problems, *_noted(rows, name)])


def _held(tables: Mapping[str, Rows], meeting: str, told: Head, rows: list[Row], newest: Snapshot) -> dict:
    """Return the meeting's row; where it is new, the one that the head of the document proposes, added to the rows."""
    held = {row["meeting"]: row for row in tables["meetings"]}
    if meeting in held:
        return held[meeting]
    if meeting == NEW:
        same = [row for row in tables["meetings"] if row["held_on"] and row["held_on"] == told.held_on]
        if same:
            return same[0]
        if told.held_on is None:
            raise Refused(
                Sentence("The head of the document tells no day of a meeting; choose a meeting that is there.")
            )
        kind = next((kind for word, kind in _KINDS if word in told.title.casefold()), "task force")
        key, number = told.key, 1
        while key in held:
            number += 1
            key = f"{told.key}-{number}"
        facts = {
            "meeting": key, "title": told.title or key, "held_on": told.held_on, "place": told.city or None,
            "kind": kind,
        }  # fmt: skip
        rows.append(Row("meetings", facts, told.place, told.title))
        return facts
    there = ", ".join(sorted(held)) or Sentence("none")
    raise Refused(
        Sentence(
            "“%(meeting)s” is not a meeting of %(newest)s; there is %(there)s. Say “%(new)s” for the "
            "one that the document itself names.",
            meeting=meeting,
            newest=newest,
            there=there,
            new=NEW,
        )
    )


def _attended(found: Minutes, meeting: str, tables: Mapping[str, Rows], codes: Mapping[str, Rows]) -> list[Row]:
    countries = {row["region"]: row["country"] for row in codes["regions"]}
    there = {row["organisation"] for row in tables["participation"] if row["meeting"] == meeting}
    return [
        Row("participation", {
            "meeting": meeting, "organisation": one.organisation, "kind": one.kind, "region": one.region,
            "country": countries.get(one.region or ""), "presence": one.presence, "people": one.people,
        }, one.place)
        for one in found.attendance.found if one.organisation not in there
    ]  # fmt: skip


def _decided(found: Minutes, meeting: str, tables: Mapping[str, Rows]) -> list[Row]:
    """Return the agenda items that are not there yet and the actions; an action names its item by its title."""
    there = {row["title"].casefold(): row for row in tables["agenda"] if row["meeting"] == meeting}
    position = max((row["position"] for row in there.values()), default=0)
    rows = []
    for item in found.items:
        key = item.title.casefold()
        if item.title and key not in there:
            position += 1
            facts = {"meeting": meeting, "position": position, "number": item.number or None, "title": item.title}
            there[key] = facts
            rows.append(Row("agenda", facts, item.place, item.title))
        rows += [_deadline(action, meeting, item.title) for action in item.actions]
    return rows


def _deadline(action: Action, meeting: str, item: str) -> Row:
    told = action.told
    facts = {
        "title": told.title, "kind": "promise" if told.owner.kind == "institution" else "task",
        "owner": told.owner.name, "owner_kind": told.owner.kind, "region": told.owner.region, "meeting": meeting,
        "agenda_item": item, "due_from": told.due.due_from, "due_to": told.due.due_to,
        "precision": told.due.precision, "wording": told.due.wording, "status": action.status or "planned",
    }  # fmt: skip
    if action.status in CLOSED:
        facts["outcome"] = f"{action.status} by the day of the meeting, as its minutes say"
    notes = (*told.notes, *([STRUCK] * action.is_struck))
    return Row("deadlines", facts, action.place, action.said, notes, not action.is_struck)


def _changed(one: returned.Returned, tables: Mapping[str, Rows]) -> Row:
    """Return a follow-up of the record with what a table that came back says anew of it."""
    title = next(row["title"] for row in tables["deadlines"] if row["deadline"] == one.deadline)
    return Row("deadlines", {"deadline": one.deadline, "title": title, **one.changed}, one.place, one.said, one.notes)


def _wrong(back: returned.Table, name: str) -> list[Problem]:
    return [Problem(sentence, f"{name}, {place}", level="finding") for place, sentence in back.wrong]


def _without_people(row: Row, people: People) -> Row:
    """Return a row whose title names no person, which it says."""
    title, is_named = people.without(row.facts.get("title") or "")
    item = people.without(row.facts.get("agenda_item") or "")[0]  # an action knows its item by its title
    outcome, is_told = people.without(row.facts.get("outcome") or "")
    bare = {"title": title, "agenda_item": item, "outcome": outcome}
    facts = {name: bare[name] if name in bare and value else value for name, value in row.facts.items()}
    return replace(row, facts=facts, notes=(*row.notes, *([LEFT_OUT] * (is_named or is_told))))


def _passed(document: Document, name: str) -> list[Problem]:
    """Say what of the document was passed over, and that changes were taken as accepted."""
    said = [Counted(*_PASSED[kind], count) for kind, count in document.passed.items()]
    if not said:
        return []
    told = Sentence("passed over: %(said)s", said=Listed(said, ","))
    if _DELETED in document.passed:
        told = Sentence("%(told)s; tracked changes are read as accepted", told=told)
    return [Problem(told, name, level="finding")]


def _noted(rows: list[Row], name: str) -> list[Problem]:
    return [
        Problem(note, f"{name}, {row.place}", row.table, row.facts.get("title", ""), level="finding")
        for row in rows
        for note in row.notes
    ]


def _meeting(rows: list[Row]) -> str:
    return next((row.facts["meeting"] for row in rows if "meeting" in row.facts), "")
