"""What a person writes by hand -> what a cell takes: plain words, days as they are written, names in place of codes.

Each reading is noted, and told once a kind, so that whoever brings the workbook can say no. What cannot be read one
way only is left as it stands, and is then an error at its cell.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.contract.reference import Regions
from dashboard.contract.schema import Column
from dashboard.intake import dates
from dashboard.intake.reading import Cell
from dashboard.intake.survey.ticked import yes_or_no
from dashboard.intake.workbook import names
from dashboard.problems import Listed, Problem, Sentence
from dashboard.store.filed import Rows
from dashboard.store.values import clean

RULE = "understood"
_MOST = 8  # readings shown of one kind
_REGION = re.compile(r"\b(?:region of|région|region|región|regione|região|county)\b", re.IGNORECASE)
_ROOM = Path(__file__).parent


def _words(lists: Mapping[str, str]) -> dict[str, str]:
    """Return what is meant by each word of a list."""
    return {folded(word): value for value, words in lists.items() for word in words.split("|")}


def _read(file: Path) -> dict:
    return tomllib.loads(file.read_text("utf-8"))


def folded(text: str) -> str:
    """Return a text as it is compared: no case, no accents, single spaces."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


_STATUSES = _read(_ROOM.with_name("minutes") / "words.toml")["statuses"]  # as minutes are read, too
_ALSO = {column: _words(of) for column, of in (_read(_ROOM / "words.toml") | {"status": _STATUSES}).items()}
_NO_VALUE = Sentence("nothing")
_NOTHING = {"-", "–", "—", "--", "n/a", "n.a.", "na", "./.", "?"}
_KINDS = {
    "nothing": Sentence("signs that say nothing are read as empty"),
    "case": Sentence("words are read without regard to capitals and spaces"),
    "word": Sentence("other words are read as those of the list"),
    "yes": Sentence("yes and no are read as true and false"),
    "day": Sentence("days are read with the day first"),
    "address": Sentence("addresses of the web are given their beginning"),
    "number": Sentence("numbers are read as text; if zeros in front were lost, format the cells as text"),
    "figures": Sentence("numbers are read without what separates thousands, a comma as a point"),
    "name": Sentence("names are read as the codes of the lists"),
    "title": Sentence("titles are read as the keys of the rows that have them"),
    "wording": Sentence("dates are read from their wording"),
    "key": Sentence("keys are made from titles"),
}


@dataclass
class Understanding:
    """Reads cells by the names that are known, and keeps what was read how.

    `codes` has for each code list, by `table.column`, its codes by what people call them, as `folded` compares it.
    `before` gives the tables that the workbook was taken out with: a row whose key was emptied gets it back.
    """

    regions: Regions = field(default_factory=lambda: Regions({}, {}))
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    before: Callable[[], Mapping[str, Rows]] = dict
    notes: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def cell(self, cell: Cell, column: Column, place: str) -> Cell:
        """Return a cell as its column takes it; the cell itself where there is nothing to read."""
        if isinstance(cell, bool) or cell is None:
            return cell
        kind, read = self._read(cell, column)
        if not kind:
            return read
        if read != cell:
            shown = _NO_VALUE if read is None else str(read)
            self.note(kind, place, str(cell), shown.lower() if isinstance(read, bool) else shown)
            return read
        return cell

    def note(self, kind: str, place: str, written: str, read: str) -> None:
        """Keep what was read how."""
        self.notes.setdefault(kind, []).append((place, written, read))

    def problems(self) -> list[Problem]:
        """Return one finding a kind: what was read how, where it begins, and that it can be written out instead."""
        found = []
        for kind, readings in self.notes.items():
            shown = [
                *dict.fromkeys(Sentence("“%(cell)s” as %(read)s", cell=cell, read=read) for _, cell, read in readings)
            ]
            said = Sentence(
                "%(kind)s: %(readings)s; write out what is meant otherwise", kind=_KINDS[kind], readings=_some(shown)
            )
            place, table = readings[0][0], _table_at(readings[0][0])
            found.append(Problem(said, place, table, level="finding", rule=RULE))
        return found

    def _read(self, cell: Cell, column: Column) -> tuple[str, Cell]:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self._number(cell, column)
        if not isinstance(cell, str):
            return "", cell
        text = clean(cell)
        if folded(text) in _NOTHING and text not in column.allowed and (column.type != "text" or column.allowed):
            return "nothing", None
        if column.type == "boolean":
            said = yes_or_no(text)
            return ("yes", said) if said is not None and text not in ("true", "false") else ("", cell)
        if column.type == "date":
            return self._day(text, cell)
        if column.type in ("number", "integer") and not column.allowed:
            return _figures(text, cell, column)
        if column.allowed:
            return self._allowed(text, cell, column)
        if column.name == "address" and re.match(r"www\.[^\s]+\.[a-z]", text, re.IGNORECASE):
            return "address", f"https://{text}"
        return self._name(text, cell, column)

    def _number(self, cell: float, column: Column) -> tuple[str, Cell]:
        if column.type == "boolean" and cell in (0, 1):
            return "yes", bool(cell)
        if column.type in ("key", "text") and cell == int(cell) and not column.allowed:
            return "number", str(int(cell))
        return "", cell

    def _day(self, text: str, cell: Cell) -> tuple[str, Cell]:
        if not text or re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return "", cell
        due = dates.cell(text, None)
        return ("day", due.due_from) if due.precision == "day" else ("", cell)

    def _allowed(self, text: str, cell: Cell, column: Column) -> tuple[str, Cell]:
        if text in column.allowed:
            return "", cell
        listed = names.values(column).get(names.folded(text), "")
        if listed and names.folded(listed) != names.folded(text):
            return "", listed  # a word of the list itself, in another language
        said = folded(text)
        for value in column.allowed:
            if _squeezed(str(value)) == _squeezed(text):
                return "case", str(value)
        if (one := said.removesuffix("s")) != said and one in map(folded, map(str, column.allowed)):
            return "word", next(str(value) for value in column.allowed if folded(str(value)) == one)
        meant = _ALSO.get(column.name, {}).get(said, "")
        return ("word", meant) if meant in map(str, column.allowed) else ("", cell)

    def _name(self, text: str, cell: Cell, column: Column) -> tuple[str, Cell]:
        found = None
        if "regions.region" in column.references and text not in self.regions.names:
            found = self.regions.find(text) or self.regions.find(_REGION.sub(" ", text))
        for target in column.references:
            known = self.codes.get(target, {})
            if found is None and text not in known.values():
                found = known.get(folded(text)) or _only_beginning(folded(text), known) or _squeezed_in(text, known)
        if not found or found == text:
            return "", cell
        return "case" if folded(found) == folded(text) else "name", found


def _some(shown: list[Sentence]) -> Sentence:
    """Return the first of what was read, and how much more there was."""
    first = Sentence("%(first)s", first=Listed(shown[:_MOST], ","))
    rest = len(shown) - _MOST
    return Sentence("%(first)s and %(count)s more", first=first, count=rest) if rest > 0 else first


def _figures(text: str, cell: Cell, column: Column) -> tuple[str, Cell]:
    """Read a number with a comma, or with signs between thousands; one that may be either stays as it is."""
    if unit := re.fullmatch(r"(.*\d)\s?(?:%|[^\W\d_]{2,12})", text):
        said = _figures(unit[1], unit[1], column)[1]  # 8,2 %; 3 people
        is_percent = column.unit == "percent" or not text.endswith("%")
        return ("figures", said) if is_percent else ("", cell)
    if re.fullmatch(r"\d+\.", text):
        return "figures", text[:-1]
    if column.type == "number" and re.fullmatch(r"-?\d+,(\d{1,2}|\d{4,})", text):
        return "figures", text.replace(",", ".")
    if re.fullmatch(r"\d{1,3}([ \u00a0\u202f'’]\d{3})+", text):
        return "figures", re.sub(r"\D", "", text)
    if column.type == "integer" and re.fullmatch(r"\d{1,3}([.,])\d{3}(\1\d{3})*", text):
        return "figures", re.sub(r"\D", "", text)
    return "", cell


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", folded(text))


def _squeezed_in(text: str, known: Mapping[str, str]) -> str | None:
    """Return the only code whose name is the same without its spaces: “Taskforce”."""
    found = {code for name, code in known.items() if _squeezed(name) == _squeezed(text) != ""}
    return found.pop() if len(found) == 1 else None


def _only_beginning(text: str, known: Mapping[str, str]) -> str | None:
    """Return the only code whose name begins with these words; None where there are several."""
    found = {code for name, code in known.items() if name.startswith(f"{text} ")}
    return found.pop() if len(text) > 4 and len(found) == 1 else None


def _table_at(place: str) -> str:
    return names.tables().get(names.folded(place.partition("!")[0]), "")
