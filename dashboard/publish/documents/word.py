"""Word documents that open clean in Word and LibreOffice: headings, tables with titles, language, page numbers."""

import io
from collections.abc import Sequence
from datetime import datetime, time

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell

from dashboard.ask import Choice
from dashboard.contract.letters import settled
from dashboard.draw import look
from dashboard.publish.documents.facts import facts
from dashboard.say import language
from dashboard.say.messages import _

_INK, _QUIET = (RGBColor.from_string(tone[1:]) for tone in (look.LIGHT.text, look.LIGHT.quiet))
_TYPEFACE = "Calibri"  # LibreOffice has one of the same widths


def begun(choice: Choice, title: str, under: str, *, is_wide: bool = False) -> Word:
    """Return an A4 document with its title, a line under it, and a footer with the snapshot and the page's number."""
    document, told = Document(), facts(choice, title)
    _styled(document)
    about = document.core_properties
    about.title, about.author, about.language = told["title"], told["author"], language.tag()
    about.subject, about.last_modified_by, about.comments = told["described"], "", ""
    about.created = about.modified = datetime.combine(choice.snapshot.date, time())
    section = document.sections[0]
    sides = (Cm(29.7), Cm(21)) if is_wide else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sides
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    mark = f"{told['mark']} · " if told["mark"] else ""
    _foot(section.footer.paragraphs[0], f"{mark}{told['footer']}")
    document.add_heading(settled(f"{mark}{told['title']}"), 0)
    document.add_paragraph(settled(under))
    return document


def table(
    document: Word, titles: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]], alt: str
) -> Table:
    """Add a table whose first row is repeated on each page; `widths` in centimetres, `alt` says what it holds."""
    made = document.add_table(rows=1 + len(rows), cols=len(titles), style="Table Grid")
    made.autofit = False
    _described(made, alt)
    for at, line in enumerate([titles, *rows]):
        row = made.rows[at]
        _of_row(row, "w:cantSplit")
        if not at:
            _of_row(row, "w:tblHeader")
        for cell, text, width in zip(row.cells, line, widths, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].add_run(settled(text)).bold = True if not at else None
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    return made


def keyed(document: Word, cells: Sequence[_Cell], keys: Sequence[str]) -> None:
    """Put a key behind what each of these cells says, in small letters: there for who reads the file back, not seen."""
    style = document.styles.add_style("Reference", WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True
    for cell, key in zip(cells, keys, strict=True):
        for run in cell.paragraphs[0].runs:
            _quiet(run)
        cell.paragraphs[0].add_run(settled(f" #{key}"), style="Reference")


def finished(document: Word) -> bytes:
    """Return the document as a file."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _styled(document: Word) -> None:
    for name, size in (("Normal", 10.5), ("Title", 22), ("Heading 1", 15), ("Heading 2", 12)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _TYPEFACE, Pt(size), _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
    for held in document.styles.element.iter(qn("w:lang")):
        held.set(qn("w:val"), language.tag())


def _foot(paragraph, text: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    before, _sign, after = _("%(of)s · page # of #", of=settled(text).replace("#", "№")).partition("#")
    between, _sign, rest = after.partition("#")
    for part, code in ((before, "PAGE"), (between, "NUMPAGES"), (rest, "")):
        _quiet(paragraph.add_run(part))
        if code:
            _field(paragraph, code)


def _quiet(run):
    run.font.size, run.font.color.rgb = Pt(8), _QUIET
    return run


def _field(paragraph, code: str) -> None:
    """Add what Word works out itself: the number of the page, or of all pages."""
    for kind, name, text in (("begin", "w:fldChar", ""), ("", "w:instrText", code), ("separate", "w:fldChar", ""),
                             ("", "w:t", "1"), ("end", "w:fldChar", "")):  # fmt: skip
        element = OxmlElement(name)
        element.text = text or None
        if kind:
            element.set(qn("w:fldCharType"), kind)
        _quiet(paragraph.add_run())._r.append(element)


def _of_row(row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _described(made: Table, alt: str) -> None:
    element = OxmlElement("w:tblDescription")
    element.set(qn("w:val"), settled(alt))
    made._tbl.tblPr.append(element)
