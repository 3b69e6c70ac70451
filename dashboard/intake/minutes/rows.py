"""The rows that minutes propose, and how those that are taken are written beside what is on record."""

from dataclasses import dataclass

from dashboard.contract.schema import TABLES
from dashboard.intake.slugs import slug


@dataclass(frozen=True)
class Row:
    """A row that minutes propose: its table and values, where it stands and in which words, and what to look at."""

    table: str
    facts: dict
    place: str
    said: str = ""
    notes: tuple[str, ...] = ()
    is_taken: bool = True  # unless a person says otherwise


class Writer:
    """Adds rows with keys that are free, and for each its source: the paragraph it stands in."""

    def __init__(self, tables: dict[str, list[dict]], name: str, meeting: str) -> None:
        """Take the tables to add to, the name of the document, and the meeting it is of."""
        self.tables, self.name, self.meeting = tables, name, meeting
        self._items: dict[str, str] = {}
        self._known = {table: {row[TABLES[table].key[0]] for row in rows} for table, rows in self.tables.items()}
        self._sources = {
            row["paragraph"]: row["source"] for row in self.tables["sources"] if row["document"] == self.name
        }
        for row in self.tables["agenda"]:
            if row["meeting"] == self.meeting:
                self._items[row["title"].casefold()] = row["agenda_item"]

    def write(self, row: Row) -> None:
        """Add a row with its source; an action whose agenda item was not taken has none."""
        facts = dict(row.facts)
        if "deadline" in facts:
            self._change(facts, row.place)
            return
        if row.table == "agenda":
            facts["agenda_item"] = self._free("agenda", f"{self.meeting}-{facts['number'] or facts['position']}")
            self._items[facts["title"].casefold()] = facts["agenda_item"]
        elif row.table == "deadlines":
            facts["deadline"] = self._free("deadlines", _short(facts["title"]))
            facts["agenda_item"] = self._items.get(facts["agenda_item"].casefold())
        blank = dict.fromkeys(TABLES[row.table].header)
        self.tables[row.table].append(blank | facts | {"source": self.source(row.place)})

    def _change(self, facts: dict, place: str) -> None:
        """Write what is new of a follow-up into its row, with the source that says so; its title stays."""
        new = {name: value for name, value in facts.items() if name not in ("deadline", "title")}
        rows = self.tables["deadlines"]
        at = next(at for at, row in enumerate(rows) if row["deadline"] == facts["deadline"])
        rows[at] = rows[at] | new | ({"source": self.source(place)} if new else {})

    def source(self, place: str) -> str:
        """Return the source for a place in the document, added where it is not there yet."""
        if place not in self._sources:
            key = self._free("sources", f"{self.meeting}-{slug(place)}")
            facts = {"source": key, "document": self.name, "paragraph": place, "read_as": "text read"}
            self.tables["sources"].append(dict.fromkeys(TABLES["sources"].header) | facts)
            self._sources[place] = key
        return self._sources[place]

    def _free(self, table: str, wanted: str) -> str:
        key, number = wanted, 1
        while key in self._known[table]:
            number += 1
            key = f"{wanted}-{number}"
        self._known[table].add(key)
        return key


def _short(text: str) -> str:
    """Return a key of the first words: short, readable, plain letters."""
    return "-".join(slug(text).split("-")[:6]) or "action"
