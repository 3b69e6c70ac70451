"""Paragraphs, tables and what is nested in them, in reading order, each with its place."""

from collections.abc import Iterator

from lxml import etree

from dashboard.intake.reading.word import styles as styling
from dashboard.intake.reading.word.numbering import BULLET, Numbering
from dashboard.intake.reading.word.parts import Parts, W
from dashboard.intake.reading.word.text import DELETED, INSERTED, Reader, Told, plain

_WRAPPERS = {f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo", f"{W}txbxContent"}
MAX_COLUMNS = 64  # as many as Word allows


def document(content: bytes) -> dict:
    """Return the blocks of a document, and of each kind of thing that was passed over how often it was."""
    parts = Parts(content)
    return _Walk(parts).told()


class _Walk:
    """Goes through a document once."""

    def __init__(self, parts: Parts) -> None:
        self._body = parts.body
        self._styles = styling.styles(parts.beside("styles"))
        self._numbering = Numbering(parts.beside("numbering"))
        self._reader = Reader(self._styles)
        self._notes = {kind: _notes(parts.beside(kind)) for kind in ("footnotes", "endnotes")}
        self._boxes = self._shown_notes = 0
        self._carried = ""

    def told(self) -> dict:
        body = self._body.find(f"{W}body")
        blocks = list(self._blocks(body, "")) if body is not None else []
        passed = self._reader.passed
        return {"blocks": blocks, "passed": {name: count for name, count in passed.items() if count}}

    def _blocks(self, parent: etree._Element, within: str) -> Iterator[dict]:
        paragraphs = tables = 0
        for one in self._flat(parent, f"{W}p", f"{W}tbl"):
            if one.tag == f"{W}p":
                paragraphs += 1
                yield from self._paragraph(one, f"{within}paragraph {paragraphs}")
            else:
                tables += 1
                yield from self._table(one, f"{within}table {tables}")

    def _flat(self, parent: etree._Element, *wanted: str) -> Iterator[etree._Element]:
        """Return the wanted children, through content controls, tags and tracked insertions."""
        for one in parent:
            if one.tag in wanted:
                yield one
            elif one.tag in _WRAPPERS:
                yield from self._flat(one, *wanted)
            elif one.tag == f"{W}sdt":
                if not _is_contents(one):
                    yield from (
                        found for inner in one.findall(f"{W}sdtContent") for found in self._flat(inner, *wanted)
                    )
            elif one.tag in (f"{W}del", f"{W}moveFrom"):
                self._reader.passed[DELETED] += 1
            elif one.tag == f"{W}altChunk":
                self._reader.passed[INSERTED] += 1

    def _line(self, one: etree._Element) -> tuple[str, str, int, Told] | None:
        """Return a paragraph's text with its number, its role, its level and what hangs on it; None without any."""
        properties = one.find(f"{W}pPr")
        style = self._styles.of(properties)
        told = self._reader.paragraph(one, style.is_bold)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            self._carried += told.text  # its end is deleted: it runs on in the next
            return None
        told.text, self._carried = plain(self._carried + told.text), ""
        if style.name.startswith("toc ") or not (told.text or told.boxes):
            return None
        level = styling.outline(properties) or style.level
        place = styling.number(properties) or style.number
        role = "title" if style.name in ("title", "subtitle") else "heading" if level else ""
        label = self._numbering.label(*place) if place and told.text else ""
        if not role and ((place and place[0] != "0") or styling.is_list(style.name)):
            role, label = "list", label or BULLET
        text = f"{label} {told.text}" if label and told.text else told.text
        told.is_bold = told.is_bold or role in ("title", "heading")
        return text, role, level, told

    def _paragraph(self, one: etree._Element, place: str) -> Iterator[dict]:
        if not (line := self._line(one)):
            if struck := self._reader.struck(one):
                yield {"place": place, "is_table": False, "cells": [[struck]], "marks": [False], "role": "struck"}
            return
        text, role, level, told = line
        if text:
            yield {
                "place": place, "is_table": False, "cells": [[part for part in text.split("\n") if part]],
                "marks": [told.is_bold], "role": role, "level": level,
            }  # fmt: skip
        yield from self._hanging(told)

    def _hanging(self, told: Told) -> Iterator[dict]:
        """Return the text boxes and notes that hang on a paragraph, each as paragraphs of its own."""
        for box in told.boxes:
            self._boxes += 1
            yield from self._blocks(box, f"text box {self._boxes}, ")
        for kind, number in told.notes:
            if (note := self._notes[kind].pop(number, None)) is not None:
                self._shown_notes += 1
                yield from self._blocks(note, f"note {self._shown_notes}, ")

    def _table(self, table: etree._Element, place: str) -> Iterator[dict]:
        above: dict[int, list[str]] = {}  # what a cell merged over rows says, by its column
        rows = 0
        for row in self._flat(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self._reader.passed[DELETED] += 1
                continue
            rows += 1
            block, hanging = self._row(row, above)
            yield {"place": f"{place}, row {rows}", "is_table": True, **block}
            for told in hanging:
                yield from self._hanging(told)

    def _row(self, row: etree._Element, above: dict[int, list[str]]) -> tuple[dict, list[Told]]:
        cells, marks, columns, continued, hanging = [], [], [], [], []
        column = _span(row.find(f"{W}trPr"), "gridBefore", 0)
        for cell in self._flat(row, f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            if properties is not None and properties.find(f"{W}cellDel") is not None:
                self._reader.passed[DELETED] += 1
                continue
            lines, is_bold, found = self._cell(cell)
            merged = properties.find(f"{W}vMerge") if properties is not None else None
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            if goes_on:
                lines = above.get(column, [])
            above[column] = lines
            hanging += found
            cells.append(lines)
            marks.append(is_bold)
            columns.append(column)
            continued.append(goes_on)
            column += _span(properties, "gridSpan", 1)
        return {"cells": cells, "marks": marks, "columns": columns, "continued": continued}, hanging

    def _cell(self, cell: etree._Element) -> tuple[list[str], bool, list[Told]]:
        """Return a cell's lines, rows of a nested table with tabs among them, whether it is bold, what hangs on it."""
        lines, bold, hanging = [], [], []
        for one in self._flat(cell, f"{W}p", f"{W}tbl"):
            if one.tag == f"{W}tbl":
                for block in self._table(one, ""):
                    if block["is_table"]:
                        lines.append("\t".join(" ".join(inner) for inner in block["cells"]))
                    else:
                        lines += block["cells"][0]
            elif line := self._line(one):
                text, _, _, told = line
                parts = [part for part in text.split("\n") if part]
                lines += parts
                bold += [told.is_bold] * bool(parts)
                if told.boxes or told.notes:
                    hanging.append(told)
        return [line for line in lines if line.strip()], bool(bold) and all(bold), hanging


def _span(properties: etree._Element | None, name: str, other: int) -> int:
    found = properties.find(f"{W}{name}") if properties is not None else None
    told = found.get(f"{W}val", "") if found is not None else ""
    return min(int(told), MAX_COLUMNS) if told.isdecimal() and len(told) < 4 else other


def _is_contents(control: etree._Element) -> bool:
    """Whether a content control is the table of contents, which says nothing that the headings do not say."""
    found = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return found is not None and found.get(f"{W}val") == "Table of Contents"


def _notes(part: etree._Element | None) -> dict[str, etree._Element]:
    if part is None:
        return {}
    return {one.get(f"{W}id", ""): one for one in part if one.get(f"{W}type") in (None, "normal")}
