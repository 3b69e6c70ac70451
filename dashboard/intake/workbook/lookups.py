"""The two sheets that lists in cells draw from: hidden coded values, and visible codes with their names."""

from collections.abc import Mapping

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from dashboard.contract.schema import REFERENCE, TABLES, Column
from dashboard.intake.workbook import names
from dashboard.intake.workbook.names import CODES, LISTS, title
from dashboard.say import words
from dashboard.say.messages import _
from dashboard.store.filed import Rows
from dashboard.store.values import neutralise

_SPARE = 50  # rows that may be added to a list and are then offered in its cells
MAY = dict.fromkeys(
    ("insert_rows", "delete_rows", "sort", "autofilter", "format_cells", "format_columns", "format_rows"), True
)
LONGEST = 200  # a longer list is slower to use than typing


def write(
    book: xlsxwriter.Workbook, tables: Mapping[str, Rows], codes: Mapping[str, Rows], styles: Mapping
) -> dict[str, str]:
    """Write both sheets; returns the range to draw from by `table.column`."""
    return _coded(book, styles["bold"]) | _codes(book, codes, styles) | _keys(tables)


def of(column: Column, table: str, ranges: Mapping[str, str]) -> tuple[str, str]:
    """Return the range a column draws from and how a value outside it is met: stop, warning, or "" for no list."""
    if column.allowed:
        return ranges[f"{table}.{column.name}"], "stop"
    if len(column.references) == 1 and column.references[0] in ranges:
        return ranges[column.references[0]], "warning"
    return "", ""


def _coded(book: xlsxwriter.Workbook, bold) -> dict[str, str]:
    sheet = book.add_worksheet(LISTS)
    ranges = {}
    coded = [(table, column) for table in TABLES.values() for column in table.columns if column.allowed]
    for at, (table, column) in enumerate(coded):
        sheet.write_string(0, at, f"{table.name}.{column.name}", bold)
        for row, value in enumerate(column.allowed, start=1):
            sheet.write(row, at, names.value(column, value))
        ranges[f"{table.name}.{column.name}"] = f"={LISTS}!{xl_range_abs(1, at, len(column.allowed), at)}"
    sheet.hide()
    sheet.protect()
    return ranges


def _codes(book: xlsxwriter.Workbook, codes: Mapping[str, Rows], styles: Mapping) -> dict[str, str]:
    sheet = book.add_worksheet(CODES)
    sheet.freeze_panes(1, 0)
    ranges, at = {}, 0
    for name, table in REFERENCE.items():
        rows = codes.get(name, [])
        first = at
        for column in table.columns:
            is_key = column.name in table.key
            sheet.write_string(0, at, names.code_header(name, column.name), styles["header"])
            sheet.write_comment(0, at, _note(column), {"x_scale": 2, "author": ""})
            sheet.set_column(at, at, 22 if is_key or column.required else 14, styles["text"])
            for number, row in enumerate(rows, start=1):
                if row[column.name]:
                    sheet.write_string(number, at, neutralise(row[column.name]), styles["text"])
            at += 1
        if len(rows) + _SPARE <= LONGEST:
            ranges[f"{name}.{table.key[0]}"] = f"={CODES}!{xl_range_abs(1, first, len(rows) + _SPARE, first)}"
        at += 1
    sheet.protect("", MAY)
    return ranges


def _note(column: Column) -> str:
    told = [words.sentence(_(column.meaning))]
    return words.paragraph([*told, _("Must not be empty.")] if column.required else told)


def _keys(tables: Mapping[str, Rows]) -> dict[str, str]:
    """Return the live ranges of other sheets' keys, with room for the rows that are about to be added."""
    ranges = {}
    for name, table in TABLES.items():
        if len(table.key) == 1 and len(tables[name]) <= LONGEST:
            letter = xl_col_to_name(table.header.index(table.key[0]))
            ranges[f"{name}.{table.key[0]}"] = f"='{title(name)}'!${letter}$2:${letter}${len(tables[name]) + 50}"
    return ranges
