"""The agenda items of minutes and the actions decided under each, wherever and however they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dashboard.intake.dates import UNDATED, Due
from dashboard.intake.minutes import sections, tables, units
from dashboard.intake.minutes.attendance import Attendance
from dashboard.intake.minutes.labels import by_label, labelled
from dashboard.intake.minutes.lines import is_nothing, without_bullet
from dashboard.intake.minutes.owners import Owner
from dashboard.intake.minutes.telling import Teller, Told, with_context
from dashboard.intake.reading import STRUCK, Block

_ARROWS = ("→", "⇒", "➔", "=>", "->")  # what follows is to be done, where it names who
_BARE_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\s+(?=[^\W\d_])")  # 1 Survey, in a heading
_HEAD = 12  # blocks at the beginning among which the title and day of the document stand


@dataclass(frozen=True)
class Action:
    """Something to be done, where it stands, in which words, and what the minutes say has become of it."""

    told: Told
    place: str
    said: str
    status: str = ""
    is_struck: bool = False  # deleted as a whole, with the change not accepted yet


@dataclass(frozen=True)
class Item:
    """An agenda item with its actions; the number as printed, empty where it has none."""

    number: str
    title: str
    place: str
    actions: list[Action] = field(default_factory=list)


@dataclass
class _Section:
    """What is open: the kind (actions, people, or nothing), and the owner and date of its subheading."""

    kind: str = ""
    level: int = 0
    is_listed: bool = False  # items of a list came: a plain paragraph behind them needs an owner of its own
    owner: Owner | None = None
    due: Due | None = None


class Minutes:
    """Goes through the blocks of a document once: `items` has its agenda with actions, `attendance` who was there."""

    def __init__(self, blocks: Iterable[Block], teller: Teller) -> None:
        """Read all blocks. What comes before the first agenda item is under one of its own, without a title."""
        self._teller = teller
        self.attendance = Attendance(teller.owners)
        self.items = [Item("", "", "")]
        self._section = _Section()
        self._is_in_head, self._has_title = True, False
        for at, rows in enumerate(units.units(blocks)):
            self._is_in_head &= at < _HEAD
            self._is_first = at == 0
            if rows[0].is_table:
                self._table(rows)
                self._is_in_head = False
            else:
                self._paragraph(rows[0])
        self.items = [item for item in self.items if item.title or item.actions]

    def _paragraph(self, block: Block) -> None:
        lines = block.cells[0]
        if block.role == STRUCK:
            self._struck(block)
            return
        text = lines[0] if lines else ""
        if block.role == "title" or not text:
            self._has_title |= bool(text)
            return
        if sections.opens_people(text):
            for sentence in sections.sentences(text):
                self._people(sentence, sections.opens_people(sentence), block.place)
            return
        is_heading = block.role == "heading" or (
            block.role != "list" and sections.is_heading(text, block.marks[0], len(lines))
        )
        is_item = self._section.kind == "actions" and not block.marks[0] and block.role != "heading"
        if is_heading and not is_item and self._heading(text, block):
            lines = lines[1:]
        elif (
            sections.opens_actions(text)
            and sections.stands_alone(lines)
            and block.role != "list"
            and not self._is_first
        ):
            self._section = _Section("actions")
            return
        for number, line in enumerate(lines, start=1):
            place = f"{block.place}, line {number}" if len(lines) > 1 else block.place
            self._line(line, place, block.role == "list")
        self._is_in_head &= len(" ".join(lines)) < 120 and block.role != "list"

    def _struck(self, block: Block) -> None:
        """Take the actions of a deleted paragraph, marked as such: it opens nothing and ends nothing."""
        for line in block.cells[0]:
            for sentence in by_label(sections.sentences(line), self._teller):
                told = labelled(sentence, self._teller)
                for one in [self._teller.promise(sentence)] if told is None else told:
                    if one is not None and one.title:
                        self.items[-1].actions.append(Action(one, block.place, sentence, is_struck=True))

    def _people(self, text: str, kind: str, place: str) -> None:
        """Open a list of people; names behind the colon are all of it."""
        _, _, rest = text.partition(":")
        if kind:
            self.attendance.open(kind, place)
        if any(sign.isalpha() for sign in rest or text * (not kind)):
            self.attendance.line(rest if kind else text, place)
            self._section = _Section()
        else:
            self._section = _Section("people")
        self._is_in_head = False

    def _heading(self, text: str, block: Block) -> bool:
        """Open what a heading opens; False where it is a line of what is open already."""
        number, title = sections.number_of(text)
        if not number and block.role == "heading" and (bare := _BARE_NUMBER.match(text)):
            number, title = bare[1], text[bare.end() :]
        if labelled(text, self._teller) and not sections.opens_actions(text):
            return False
        if sections.opens_actions(text):
            self._section = _Section("actions", block.level)
            self._is_in_head = False
            return True
        if self._section.kind == "people" and not number:
            if group := sections.group_of_people(title):
                self.attendance.group(group)
                return True
            if ":" in title or self._teller.owners.named(title) or "\t" in title:
                return False
        if self._section.kind == "actions" and not number:
            owner, due = self._teller.owners.named(title.strip(" :")), self._teller.days.alone(title.strip(" :"))
            if owner or due:
                self._section = replace(self._section, owner=owner, due=due)
                return True
        self._section = _Section()
        if not number and (until := self._teller.days.alone(title.strip(" :"))) and until.precision == "before":
            self._section = _Section("actions", block.level, due=until)  # By 30 June:
            self._is_in_head = False
            return True
        is_first = len(self.items) == 1 and not self._has_title
        is_title = self._teller.days.has_day(title) or (sections.is_of_meeting(title) and is_first)
        if self._is_in_head and not number and is_title:
            self._has_title = True
            return True
        self._is_in_head = False
        if number or not tables.role(title):  # titles of columns, where a table was written as lines
            self.items.append(Item(number, title, block.place))
        return True

    def _line(self, line: str, place: str, is_list: bool) -> None:
        """Take the actions out of a line, by what is open."""
        if self._section.kind == "people":
            self.attendance.line(line, place)
            return
        if self._field(line):
            return
        is_labelled, is_arrow = False, line.lstrip().startswith(_ARROWS)
        for sentence in by_label(sections.sentences(line), self._teller):
            told = labelled(sentence, self._teller)
            if told and not told[0].title:
                self._section = _Section("actions", owner=told[0].owner)
                return
            is_labelled |= told is not None
            for one in told or ():
                self._add(one, place, sentence)
            if told is None and self._section.kind != "actions" and not is_arrow:
                for one in self._teller.promises(sentence):
                    self._add(one, place, sentence)
        if is_labelled:
            return
        if is_arrow and self._section.kind != "actions":
            pointed = self._teller.action(line)
            self._add(pointed if pointed and (pointed.owner.name or pointed.owner.notes) else None, place, line)
        if self._section.kind == "actions":
            self._listed(line, place, is_list)

    def _listed(self, line: str, place: str, is_list: bool) -> None:
        """Take a line of a list of actions; a plain paragraph among them only where it does not tell what happened."""
        bare = without_bullet(line).strip()
        heading = bare.rstrip(" :")
        if bare.endswith(":") or bare == heading:
            owner, due = self._teller.owners.named(heading), self._teller.days.alone(heading)
            if owner or due:
                self._section = replace(self._section, owner=owner, due=due)
                return
        is_marked = is_list or bare != line.strip()
        if bare.endswith(":") or is_nothing(bare):
            return
        if sections.is_of_next_meeting(bare):
            self._add(self._teller.promise(bare), place, line)
            return
        if is_marked:
            self._section = replace(self._section, is_listed=True)
        elif self._section.is_listed or len(bare) > 300 or sections.is_narrative(bare):
            for sentence in sections.sentences(bare):
                for one in self._teller.promises(sentence):
                    self._add(one, place, line)
            return
        told = self._teller.action(line)
        if told and not told.owner.name and told.due is UNDATED and sections.is_passed(bare):
            return
        self._add(told, place, line)

    def _field(self, line: str) -> bool:
        """Add “Responsible: …” in a line of its own to the action before it."""
        if ":" not in line[:40] or not self.items[-1].actions:
            return False
        rest, owner, due = self._teller.fields(without_bullet(line).strip())
        if (owner is None and due is None) or sum(sign.isalpha() for sign in rest) > 2:
            return False
        last = self.items[-1].actions[-1]
        told = replace(last.told, owner=owner or last.told.owner, due=due or last.told.due)
        self.items[-1].actions[-1] = replace(last, told=told, said=f"{last.said}\n{line}")
        return True

    def _add(self, told: Told | None, place: str, said: str, status: str = "") -> None:
        if told is None or not told.title:
            return
        told = with_context(told, self._section.owner, self._section.due)
        self.items[-1].actions.append(Action(told, place, said, tables.status(status)))

    def _table(self, rows: list[Block]) -> None:
        held: tables.Columns | None = None
        is_named = self._section.kind == "actions"
        first = next((tables.columns(row) for row in rows[:4] if tables.columns(row)), None)
        if tables.is_form(rows):
            for told, place, said, status in tables.forms(rows, self._teller):
                self._add(told, place, said, status)
            return
        if first is None and (self._section.kind == "people" or self.attendance.is_table(rows)):
            self.attendance.table(rows)
            return
        if self._section.kind == "people":
            self._section = _Section()
        if is_named and first is None and (owners := tables.headed_by_owners(rows, self._teller)):
            for row in rows[1:]:
                for owner, cell in zip(owners, row.cells, strict=False):
                    for line in cell:
                        self._add(self._teller.action(line, owner), row.place, line)
            return
        for row in rows:
            filled = [at for at, cell in enumerate(row.cells) if cell]
            if titles := tables.columns(row):
                held = titles
            elif len(filled) == 1 and held is None and sections.opens_actions(row.cells[filled[0]][0]):
                is_named = True
            elif held is None and first is None and is_named and len(row.cells) > 1:
                held = tables.guessed(rows[rows.index(row) :], self._teller)
                self._row(row, held)
            else:
                self._row(row, held)
        if self._section.kind == "actions":  # the table was what the heading opened
            self._section = replace(self._section, is_listed=True)

    def _row(self, row: Block, held: tables.Columns | None) -> None:
        nested = [one for cell in row.cells for one in units.nested(cell, row.place)]
        if nested:
            row = replace(row, cells=[[line for line in cell if "\t" not in line] for cell in row.cells])
        filled = [at for at, cell in enumerate(row.cells) if cell]
        said = " | ".join(" / ".join(cell) for cell in row.cells if cell)
        is_only = len(filled) == 1 and (held is None or row.columns[filled[0]] != held.told)
        for at in filled:
            column = row.columns[at]
            if held is None or column in held.others or is_only:
                self._debate(row.cells[at], row.marks[at], row, is_only and len(row.cells) == 1, held)
        for one in nested:
            self._table(one)
        if held is None or is_only:
            return
        for told, status, number in tables.actions(row, held, self._teller):
            lines = len(row.cells[row.columns.index(held.told)]) if held.told in row.columns else 1
            self._add(told, f"{row.place}, line {number}" if lines > 1 else row.place, said, status)

    def _debate(self, cell: list[str], is_bold: bool, row: Block, is_whole: bool, held: tables.Columns | None) -> None:
        """Read a cell that is no action: a heading starts an agenda item, sentences may promise something."""
        lines = [line for line in cell if "\t" not in line]
        if not lines:
            return
        number, title = sections.number_of(lines[0])
        is_heading = sections.is_heading(lines[0], is_bold, len(cell))
        if (
            is_heading
            and (number or is_bold)
            and title
            and not sections.opens_actions(title)
            and not tables.role(title)
        ):
            self.items.append(Item(number, title, row.place))
            lines = lines[1:]
        if held is not None and held.action is not None and held.owner is not None:
            return  # remarks beside an action tell no other
        for line in lines:
            for sentence in by_label(sections.sentences(line), self._teller):
                told = labelled(sentence, self._teller)
                for one in self._teller.promises(sentence) if told is None else told:
                    self._add(one, row.place, sentence)
