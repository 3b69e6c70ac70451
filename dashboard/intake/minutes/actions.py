"""The agenda items of minutes and the actions decided under each, wherever and however they stand."""

import re
from collections.abc import Iterable
from dataclasses import replace

from dashboard.intake.dates import UNDATED
from dashboard.intake.minutes import sections, tabled, tables, units
from dashboard.intake.minutes.labels import by_label, labelled
from dashboard.intake.minutes.lines import is_nothing, without_bullet
from dashboard.intake.minutes.taking import Action, Item, Section, Taken
from dashboard.intake.minutes.telling import Teller
from dashboard.intake.reading import STRUCK, Block

_POINTS = ("→", "⇒", "➔", "=>", "->", "☐", "□", "[ ]")  # what follows is to be done, where it names who
_TICKED = ("☑", "☒", "[x]", "[X]")  # and was done
_BARE_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\s+(?=[^\W\d_])")  # 1 Survey, in a heading
_HEAD = 12  # blocks at the beginning among which the title and day of the document stand


class Minutes:
    """Goes through the blocks of a document once: `items` has its agenda with actions, `attendance` who was there."""

    def __init__(self, blocks: Iterable[Block], teller: Teller) -> None:
        """Read all blocks. What comes before the first agenda item is under one of its own, without a title."""
        self._teller, self._taken = teller, Taken(teller)
        self.attendance = self._taken.attendance
        self._is_in_head, self._has_title = True, False
        for at, rows in enumerate(units.units(blocks)):
            self._is_in_head &= at < _HEAD
            self._is_first = at == 0
            if rows[0].is_table:
                tabled.read(rows, self._taken)
                self._is_in_head = False
            else:
                self._paragraph(rows[0])
        self.items = [item for item in self._taken.items if item.title or item.actions]

    def _paragraph(self, block: Block) -> None:
        lines = block.cells[0]
        if block.role == STRUCK:
            self._struck(block)
            return
        text = lines[0] if lines else ""
        if block.role == "title" or not text:
            self._has_title |= bool(text)
            if sections.opens_actions(text):
                self._taken.section = Section("actions", is_listed=True)
            return
        if sections.opens_people(text):
            for sentence in sections.sentences(text):
                self._people(sentence, sections.opens_people(sentence), block.place)
            return
        is_heading = block.role == "heading" or (
            block.role != "list" and sections.is_heading(text, block.marks[0], len(lines))
        )
        is_item = self._taken.section.kind == "actions" and not block.marks[0] and block.role != "heading"
        if is_heading and not is_item and self._heading(text, block):
            lines = lines[1:]
        elif (
            sections.opens_actions(text)
            and sections.stands_alone(lines)
            and block.role != "list"
            and not self._is_first
        ):
            self._taken.section = Section("actions")
            return
        if len(lines) == 1 and sections.leads_to_actions(text) and self._taken.section.kind != "actions":
            self._taken.section = Section("actions", is_listed=True)
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
                        self._taken.items[-1].actions.append(Action(one, block.place, sentence, is_struck=True))

    def _people(self, text: str, kind: str, place: str) -> None:
        """Open a list of people; names behind the colon are all of it."""
        _, _, rest = text.partition(":")
        if kind:
            self.attendance.open(kind, place)
        if any(sign.isalpha() for sign in rest or text * (not kind)):
            self.attendance.line(rest if kind else text, place)
            self._taken.section = Section()
        else:
            self._taken.section = Section("people")
        self._is_in_head = False

    def _heading(self, text: str, block: Block) -> bool:
        """Open what a heading opens; False where it is a line of what is open already."""
        number, title = sections.number_of(text)
        if not number and block.role == "heading" and (bare := _BARE_NUMBER.match(text)):
            number, title = bare[1], text[bare.end() :]
        if labelled(text, self._teller) and not sections.opens_actions(text):
            return False
        if sections.opens_actions(text):
            self._taken.section = Section("actions", block.level)
            self._is_in_head = False
            return True
        if self._taken.section.kind == "people" and not number:
            if group := sections.group_of_people(title):
                self.attendance.group(group)
                return True
            if ":" in title or self._teller.owners.named(title) or "\t" in title:
                return False
        if self._taken.section.kind == "actions" and not number:
            owner, due = self._teller.owners.named(title.strip(" :")), self._teller.days.alone(title.strip(" :"))
            if owner or due:
                self._taken.section = replace(self._taken.section, owner=owner, due=due)
                return True
        self._taken.section = Section()
        if not number and (until := self._teller.days.alone(title.strip(" :"))) and until.precision == "before":
            self._taken.section = Section("actions", block.level, due=until)  # By 30 June:
            self._is_in_head = False
            return True
        is_first = len(self._taken.items) == 1 and not self._has_title
        is_title = self._teller.days.has_day(title) or (sections.is_of_meeting(title) and is_first)
        if self._is_in_head and not number and is_title:
            self._has_title = True
            return True
        self._is_in_head = False
        if number or not tables.role(title):  # titles of columns, where a table was written as lines
            self._taken.items.append(Item(number, title, block.place))
        return True

    def _line(self, line: str, place: str, is_list: bool) -> None:
        """Take the actions out of a line, by what is open."""
        if self._taken.section.kind == "people":
            self.attendance.line(line, place)
            return
        if self._field(line):
            return
        is_told, is_pointed = False, line.lstrip().startswith(_POINTS + _TICKED)
        for sentence in by_label(sections.sentences(line), self._teller):
            told = labelled(sentence, self._teller)
            if told and not told[0].title:
                self._taken.section = Section("actions", owner=told[0].owner)
                return
            is_told |= told is not None
            if told is None and self._taken.section.kind != "actions" and not is_pointed:
                told = self._teller.promises(sentence)
                is_told |= bool(told)
            for one in told or ():
                self._taken.add(one, place, sentence)
        if is_told:
            return
        if self._taken.section.kind == "actions":
            self._listed(line, place, is_list)
        elif is_pointed:
            pointed = self._teller.action(line)
            if pointed and (pointed.owner.name or pointed.owner.notes):
                self._taken.add(pointed, place, line, _status(line))
        elif is_list or without_bullet(line) != line:
            self._closed(line, place)

    def _closed(self, line: str, place: str) -> None:
        """Take an item of any list that ends with whose it is and when: “… (Secretariat, within two weeks)”."""
        told = self._teller.action(line)
        is_told = bool(told and told.owner.name and self._teller.days.is_ahead(told.due))
        if is_told and line.rstrip(" .").endswith(")") and not sections.is_narrative(line):
            self._taken.add(told, place, line, _status(line))

    def _listed(self, line: str, place: str, is_list: bool) -> None:
        """Take a line of a list of actions; a plain paragraph among them only where it does not tell what happened."""
        bare = without_bullet(line).strip()
        heading = bare.rstrip(" :")
        if bare.endswith(":") or bare == heading:
            owner, due = self._teller.owners.named(heading), self._teller.days.alone(heading)
            if owner or due:
                self._taken.section = replace(self._taken.section, owner=owner, due=due)
                return
        is_marked = is_list or bare != line.strip()
        if bare.endswith(":") or is_nothing(bare):
            return
        if sections.is_of_next_meeting(bare):
            self._taken.add(self._teller.promise(bare), place, line)
            return
        if is_marked:
            self._taken.section = replace(self._taken.section, is_listed=True)
        elif self._taken.section.is_listed or len(bare) > 300 or sections.is_narrative(bare):
            for sentence in sections.sentences(bare):
                for one in self._teller.promises(sentence):
                    self._taken.add(one, place, line)
            return
        told = self._teller.action(line)
        if told and not told.owner.name and told.due is UNDATED and sections.is_passed(bare):
            return
        self._taken.add(told, place, line, _status(line))

    def _field(self, line: str) -> bool:
        """Add “Responsible: …” in a line of its own to the action before it."""
        if ":" not in line[:40] or not self._taken.items[-1].actions:
            return False
        rest, owner, due = self._teller.fields(without_bullet(line).strip())
        if (owner is None and due is None) or sum(sign.isalpha() for sign in rest) > 2:
            return False
        last = self._taken.items[-1].actions[-1]
        told = replace(last.told, owner=owner or last.told.owner, due=due or last.told.due)
        self._taken.items[-1].actions[-1] = replace(last, told=told, said=f"{last.said}\n{line}")
        return True


def _status(line: str) -> str:
    """Return the word for what a box before a line says of it; empty without a box that is ticked."""
    return "done" if line.lstrip().startswith(_TICKED) else ""
