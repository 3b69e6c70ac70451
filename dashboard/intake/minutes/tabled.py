"""Tables of minutes, row by row: lists of people, forms, columns of actions, and debate that promises something."""

from dataclasses import replace

from dashboard.intake.minutes import sections, tables, units
from dashboard.intake.minutes.labels import by_label, labelled
from dashboard.intake.minutes.taking import Item, Section, Taken
from dashboard.intake.reading import Block


def read(rows: list[Block], taken: Taken) -> None:
    """Take what the rows of a table tell, and of the tables in it."""
    held: tables.Columns | None = None
    is_named = taken.section.kind == "actions"
    first = next((tables.columns(row) for row in rows[:4] if tables.columns(row)), None)
    if tables.is_form(rows):
        for told, place, said, status in tables.forms(rows, taken.teller):
            taken.add(told, place, said, status)
        return
    if first is None and (taken.section.kind == "people" or taken.attendance.is_table(rows)):
        taken.attendance.table(rows)
        return
    if taken.section.kind == "people":
        taken.section = Section()
    if is_named and first is None and (owners := tables.headed_by_owners(rows, taken.teller)):
        for row in rows[1:]:
            for owner, cell in zip(owners, row.cells, strict=False):
                for line in cell:
                    taken.add(taken.teller.action(line, owner), row.place, line)
        return
    for at, row in enumerate(rows):
        filled = [place for place, cell in enumerate(row.cells) if cell]
        if titles := tables.columns(row, rows[at + 1 :]):
            held = titles
        elif len(filled) == 1 and held is None and sections.opens_actions(row.cells[filled[0]][0]):
            is_named = True
        elif held is None and first is None and is_named and len(row.cells) > 1:
            held = tables.guessed(rows[at:], taken.teller)
            _row(row, held, taken)
        else:
            _row(row, held, taken)
    if taken.section.kind == "actions":  # the table was what the heading opened
        taken.section = replace(taken.section, is_listed=True)


def _row(row: Block, held: tables.Columns | None, taken: Taken) -> None:
    nested = [one for cell in row.cells for one in units.nested(cell, row.place)]
    if nested:
        row = replace(row, cells=[[line for line in cell if "\t" not in line] for cell in row.cells])
    filled = [at for at, cell in enumerate(row.cells) if cell]
    said = " | ".join(" / ".join(cell) for cell in row.cells if cell)
    is_only = len(filled) == 1 and (held is None or row.columns[filled[0]] != held.told)
    for at in filled:
        column = row.columns[at]
        if held is None or column in held.others or is_only:
            _debate(row.cells[at], row.marks[at], row, is_only and len(row.cells) == 1, held, taken)
    for one in nested:
        read(one, taken)
    if held is None or is_only:
        return
    for told, status, number in tables.actions(row, held, taken.teller):
        if not told.owner.name and sections.is_of_next_meeting(told.title):
            continue
        lines = len(row.cells[row.columns.index(held.told)]) if held.told in row.columns else 1
        taken.add(told, f"{row.place}, line {number}" if lines > 1 else row.place, said, status)


def _debate(
    cell: list[str], is_bold: bool, row: Block, is_whole: bool, held: tables.Columns | None, taken: Taken
) -> None:
    """Read a cell that is no action: a heading starts an agenda item, sentences may promise something."""
    lines = [line for line in cell if "\t" not in line]
    if not lines:
        return
    number, title = sections.number_of(lines[0])
    is_heading = sections.is_heading(lines[0], is_bold, len(cell))
    if is_heading and (number or is_bold) and title and not sections.opens_actions(title) and not tables.role(title):
        taken.items.append(Item(number, title, row.place))
        lines = lines[1:]
    if held is not None and held.action is not None and held.owner is not None:
        return  # remarks beside an action tell no other
    for line in lines:
        for sentence in by_label(sections.sentences(line), taken.teller):
            told = labelled(sentence, taken.teller)
            for one in taken.teller.promises(sentence) if told is None else told:
                taken.add(one, row.place, sentence)
