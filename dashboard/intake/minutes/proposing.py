"""Agenda items and actions of minutes as new rows beside the newest snapshot, for a person to go through in a workbook.

Nothing is committed. The owner is left for the reader to fill, as a function. Every row names its paragraph.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard import store
from dashboard.config import Settings
from dashboard.contract.schema import TABLES
from dashboard.intake.dates import due
from dashboard.intake.minutes.actions import Item, items
from dashboard.intake.reading import Block
from dashboard.intake.workbook import outgoing, proposals
from dashboard.problems import Problem, Refused
from dashboard.say import words
from dashboard.store import Snapshot
from dashboard.store.sources import Rows


@dataclass(frozen=True)
class Minutes:
    """The workbook with what was found, the agenda items and deadlines new in it, and the place of each source."""

    workbook: bytes
    snapshot: Snapshot
    items: Rows
    deadlines: Rows
    places: dict[str, str]


def meetings(settings: Settings, data_set: str) -> dict[str, str]:
    """Return the title of each meeting that minutes may be of, the latest first."""
    rows = store.contents(proposals.snapshot_of(settings, data_set))["meetings"]
    latest = sorted(rows, key=lambda row: str(row["held_on"] or ""), reverse=True)
    return {
        row["meeting"]: f"{row['title']}, {words.day(row['held_on'])}" if row["held_on"] else row["title"]
        for row in latest
    }


def propose(settings: Settings, blocks: Iterable[Block], data_set: str, meeting: str, name: str) -> Minutes:
    """Return a workbook with the agenda items and deadlines of a Word file; Refused where there is none to find."""
    newest = proposals.snapshot_of(settings, data_set)
    tables = store.contents(newest)
    held = {row["meeting"]: row for row in tables["meetings"]}
    if meeting not in held:
        there = ", ".join(sorted(held)) or "none"
        raise Refused(f"“{meeting}” is not a meeting of {newest}; there is {there}. Add it in a workbook first.")
    found = items(blocks)
    if not any(item.actions for item in found):
        sentence = "no decision was found: it needs a table with a column “Decision/Follow-up”, or lines “Action: …”"
        raise Refused(Problem(sentence, name))
    counts = {table: len(tables[table]) for table in ("agenda", "deadlines")}
    _Writer(tables, held[meeting], name).write(found)
    workbook = outgoing.write(newest, tables, proposals.codes(newest, settings.reference))
    new = [tables[table][count:] for table, count in counts.items()]
    return Minutes(workbook, newest, *new, {row["source"]: row["paragraph"] for row in tables["sources"]})


class _Writer:
    """Adds rows with keys that are free, and for each its source: the paragraph it stands in."""

    def __init__(self, tables: dict[str, Rows], meeting: dict, name: str) -> None:
        self.tables, self.meeting, self.name = tables, meeting, name
        self.known = {table: {row[TABLES[table].key[0]] for row in rows} for table, rows in tables.items()}

    def write(self, found: list[Item]) -> None:
        name, position = self.meeting["meeting"], 0
        for row in self.tables["agenda"]:
            if row["meeting"] == name:
                position = max(position, row["position"])
        titles = {
            row["title"].casefold(): row["agenda_item"] for row in self.tables["agenda"] if row["meeting"] == name
        }
        for item in found:
            key = titles.get(item.title.casefold()) if item.title else None
            if item.title and not key:
                position += 1
                place = {"meeting": name, "position": position, "number": item.number or None, "title": item.title}
                key = self._add("agenda", f"{name}-{item.number or position}", item.place, place)
            for action in item.actions:
                self._deadline(action.text, action.place, key)

    def _deadline(self, text: str, place: str, item: str | None) -> None:
        when = due(text, self.meeting["held_on"])
        facts = {
            "title": text, "kind": "task", "meeting": self.meeting["meeting"], "agenda_item": item,
            "due_from": when.due_from, "due_to": when.due_to, "precision": when.precision, "wording": when.wording,
            "status": "planned",
        }  # fmt: skip
        self._add("deadlines", _short(text), place, facts)

    def _add(self, table: str, wanted: str, place: str, facts: dict) -> str:
        key = self._free(table, wanted)
        row = dict.fromkeys(TABLES[table].header) | facts | {TABLES[table].key[0]: key, "source": self._source(place)}
        self.tables[table].append(row)
        return key

    def _source(self, place: str) -> str:
        for row in self.tables["sources"]:
            if (row["document"], row["paragraph"]) == (self.name, place):
                return row["source"]
        key = self._free("sources", _short(f"{self.meeting['meeting']} {place}"))
        blank = dict.fromkeys(TABLES["sources"].header)
        facts = {"source": key, "document": self.name, "paragraph": place, "read_as": "text read"}
        self.tables["sources"].append(blank | facts)
        return key

    def _free(self, table: str, wanted: str) -> str:
        key, number = wanted, 1
        while key in self.known[table]:
            number += 1
            key = f"{wanted}-{number}"
        self.known[table].add(key)
        return key


def _short(text: str) -> str:
    """Return a key of the first words: short, readable, plain letters."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall(r"[a-z0-9]+", bare)[:6]) or "action"
