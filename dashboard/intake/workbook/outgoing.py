"""A snapshot as an Excel workbook: one sheet a table, lists in coded columns, and where it came from.

The header row is protected, without a password; everything below may be typed over, sorted, filtered, added and
deleted. Keys stay unlocked on purpose: Excel refuses to sort or delete rows with a locked cell. They are marked
instead, and a changed key shows in the preview as one row gone and one row new.
"""

import io
from collections.abc import Mapping
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from dashboard.contract.schema import TABLES, VERSION, Column, Table
from dashboard.intake.workbook import lookups, names
from dashboard.intake.workbook.codes import marks
from dashboard.intake.workbook.names import FORMAT, HOW_TO, IDENTITY, title
from dashboard.problems import Problem, Refused, Sentence
from dashboard.say import words
from dashboard.say.messages import _, later, pgettext
from dashboard.say.words import MARK
from dashboard.store import Snapshot
from dashboard.store.filed import Filed, Rows
from dashboard.store.values import LONGEST, Value, neutralise

_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "remove_timezone": False,
}  # fmt: skip
_FIRST_DAY = date(1900, 3, 1)  # before it, Excel's calendar is wrong by a day
_SPARE_ROWS = 500
_NUMBER_FORMATS = {"key": "@", "text": "@", "date": "yyyy-mm-dd"}


_FIRST = later(
    "This is the first workbook of a record in which nothing stands yet, one sheet a table. Begin with Meetings "
    "and Sources (what you write down from); then fill in what was agreed there on Deadlines."
)
_HOW = (
    later("1. Change cells, add rows at the end, delete rows you no longer want. Columns may be moved, not renamed."),
    later(
        "2. The grey columns on the left are keys: short names on which the history hangs. Leave them empty in a new "
        "row, and they are made from its title; never change the key of an existing row. Where a row names another "
        "one, a title will do."
    ),
    later(
        "3. Days are written as 2018-02-07, 14/06/2018 (day first) or 14 June 2018. Where a deadline is known in words "
        "only, such as mid-June or Q3 2018, write them in “wording” and leave due_from, due_to and precision empty."
    ),
    later(
        "4. Columns with a list take what is in the list. Regions and countries may be named in their own language; "
        "their codes stand on sheet “Codes”, and what a list lacks, such as a region, is a new row there."
    ),
    later("5. Every row needs a source: a row of sheet “Sources”. Add one there for a new document."),
    later("6. Write functions, never names of people; no e-mail addresses, no telephone numbers."),
    later(
        "7. Save as Excel workbook (.xlsx) and bring it back: on the page Data, or with "
        "“python -m dashboard workbook in FILE”. You see every mistake at its cell and every change before it counts."
    ),
    later("8. Nothing is ever overwritten. A commit makes a new snapshot; an older one can be restored as a new one."),
)
_LARGE = later(
    "The sheet %(sheet)s is empty, since it has too many rows for a workbook. Write on it the rows that are new "
    "or change; all others stay as they are. To take rows out, hand the whole table in as CSV."
)
_LAST = (
    later(
        "The first row of each sheet is protected so that columns keep their names. There is no password. "
        "An apostrophe before = + - or @ keeps a text from being run as a formula; leave it."
    ),
    later("A note on each column's name says what it means."),
)


def write(snapshot: Snapshot, tables: Mapping[str, Rows], codes: Mapping[str, Rows]) -> bytes:
    """Return the workbook of a snapshot's tables, the same bytes for the same snapshot; Refused: too long a text."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        book.set_properties({"title": str(snapshot), "created": datetime(snapshot.date.year, 1, 1)})
        styles = _styles(book)
        how_to = book.add_worksheet(_(HOW_TO))
        sheets = {name: book.add_worksheet(title(name)) for name in TABLES}
        ranges = lookups.write(book, tables, codes, styles)
        for name, sheet in sheets.items():
            rows = [] if isinstance(tables[name], Filed) else tables[name]  # more than a sheet or a person can hold
            _table(sheet, TABLES[name], rows, ranges, styles)
            if snapshot.is_synthetic:
                sheet.set_tab_color("#B45309")
                sheet.set_header(f"&C{MARK}")
        _how_to(how_to, snapshot, styles, [title(name) for name in TABLES if isinstance(tables[name], Filed)])
        _identity(book.add_worksheet(IDENTITY), snapshot, marks(codes))
    return content.getvalue()


def _styles(book: xlsxwriter.Workbook) -> dict:
    plain = {"valign": "top", "locked": False}
    styles = {
        "bold": book.add_format({"bold": True}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "header": book.add_format({"bold": True, "bg_color": "#E5E7EB", "bottom": 1, "text_wrap": True}),
        "key header": book.add_format({"bold": True, "bg_color": "#9CA3AF", "bottom": 1, "text_wrap": True}),
    }
    for kind in ("key", "text", "integer", "number", "boolean", "date"):
        own = plain | {"num_format": _NUMBER_FORMATS.get(kind, "General"), "text_wrap": kind == "text"}
        styles[kind] = book.add_format(own)
        styles[f"key {kind}"] = book.add_format(own | {"bg_color": "#F3F4F6"})
    return styles


def _table(sheet, table: Table, rows: Rows, ranges: Mapping[str, str], styles: Mapping) -> None:
    sheet.freeze_panes(1, len(table.key))
    last = len(rows) + _SPARE_ROWS
    for at, column in enumerate(table.columns):
        is_key = column.name in table.key
        style = styles[f"key {column.type}" if is_key else column.type]
        sheet.set_column(at, at, _width(column, rows), style)
        sheet.write_string(0, at, names.header(column.name), styles["key header" if is_key else "header"])
        sheet.write_comment(0, at, _note(column, is_key), {"x_scale": 2, "author": ""})
        source, answer = lookups.of(column, table.name, ranges)
        if source:
            sheet.data_validation(1, at, last, at, _validation(column, source, answer))
        for number, row in enumerate(rows, start=1):
            place = f"{title(table.name)}!{xl_rowcol_to_cell(number, at)}"
            _cell(sheet, number, at, names.value(column, row[column.name]), style, place)
    sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)
    sheet.protect("", lookups.MAY)


def _cell(sheet, row: int, at: int, value: Value, style, place: str) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, at, value, style)
    elif isinstance(value, date):
        if value >= _FIRST_DAY:
            sheet.write_datetime(row, at, datetime(value.year, value.month, value.day), style)
        else:
            sheet.write_string(row, at, value.isoformat(), style)
    elif isinstance(value, (int, float)):
        # A cell keeps sixteen digits; what has more goes out as text and comes back whole.
        if float(f"{value:.16G}") == value and abs(value) < 2**53:
            sheet.write_number(row, at, value, style)
        else:
            sheet.write_string(row, at, str(value), style)
    elif len(text := neutralise(value)) > LONGEST:
        raise Refused(
            Problem(
                Sentence(
                    "the text has %(amount)s characters, Excel takes %(longest)s; shorten it",
                    amount=len(text),
                    longest=LONGEST,
                ),
                place,
            )
        )
    else:
        sheet.write_string(row, at, text, style)


def _width(column: Column, rows: Rows) -> int:
    longest = max((len(str(row[column.name] or "")) for row in rows), default=0)
    return max(10, min(60 if column.type == "text" else 40, longest + 2), min(len(names.header(column.name)) + 4, 24))


def _note(column: Column, is_key: bool) -> str:
    meaning = _(column.meaning)
    if column.unit:
        meaning = _("%(meaning)s (%(unit)s)", meaning=meaning, unit=pgettext("unit", column.unit))
    parts = [words.sentence(meaning)]
    parts += [_("Written as 2018-02-07.")] if column.type == "date" else []
    parts += [_("Must not be empty.")] if column.required else []
    parts += [_("The history hangs on it: never change it in an existing row.")] if is_key else []
    return words.lined(parts).rstrip("\n")


def _validation(column: Column, source: str, answer: str) -> dict:
    told = _("This is not in the list. A row for it must exist too.")
    if answer == "stop":
        told = _("Choose one of the list.")
    return {
        "validate": "list", "source": source, "error_type": answer, "error_title": names.header(column.name)[:32],
        "error_message": told, "ignore_blank": True,
    }  # fmt: skip


def _how_to(sheet, snapshot: Snapshot, styles: Mapping, large: list[str]) -> None:
    lines = [_("%(mark)s: every answer in this workbook is invented.", mark=MARK)] if snapshot.is_synthetic else []
    if snapshot.is_beginning:
        lines.append(_(_FIRST))
    else:
        facts = {"label": snapshot.label, "day": words.day(snapshot.date), "data_set": snapshot.data_set}
        lines.append(_("This is the snapshot “%(label)s” of %(day)s (%(data_set)s), one sheet a table.", **facts))
    lines += [_(line) for line in _HOW]
    lines += [_(_LARGE, sheet=sheet_title) for sheet_title in large]
    lines += [_(line) for line in _LAST]
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, _("How to work with this workbook"), styles["bold"])
    for row, line in enumerate(lines, start=2):
        sheet.write_string(row, 0, line, styles["bold" if line.startswith(MARK) else "wrap"])
    sheet.protect()


def _identity(sheet, snapshot: Snapshot, told: Mapping[str, str]) -> None:
    facts = {
        "format": FORMAT, "schema": str(VERSION), "data_set": snapshot.data_set, "date": str(snapshot.date),
        "label": neutralise(snapshot.label), "digest": snapshot.digest,
    }  # fmt: skip
    hashes = {f"hash of {name}": value for name, value in snapshot.hashes.items()}
    for row, (name, value) in enumerate((facts | hashes | dict(told)).items()):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    sheet.set_column(0, 1, 70)
    sheet.hide()
    sheet.protect()
