"""The text of one paragraph with every change accepted, and a count of what was passed over."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from dashboard.intake.reading.word.parts import W
from dashboard.intake.reading.word.styles import Styles, is_on

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DELETED, COMMENT, PICTURE, HIDDEN, INSERTED = "deleted passage", "comment", "picture", "hidden passage", "inserted file"
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_GONE = {f"{W}del", f"{W}moveFrom"}
_PASSED = {f"{W}{name}" for name in ("pPr", "rPr", "instrText", "delText", "sdtPr", "sdtEndPr", "rt", "delInstrText")}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_SILENT = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass
class Told:
    """What a paragraph says: its text as written, whether all of it is bold, and boxes and notes that hang on it."""

    text: str = ""
    is_bold: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class Reader:
    """Reads paragraphs, and counts what it passes over in `passed`."""

    def __init__(self, styles: Styles) -> None:
        """Take the styles that say what is bold."""
        self._styles = styles
        self.passed: Counter[str] = Counter()
        self._pieces: list[str] = []
        self._bold: list[bool] = []
        self._at_code: list[bool] = []  # of each open field, the innermost last, whether its result is still to come

    def paragraph(self, one: etree._Element, is_bold: bool | None) -> Told:
        """Return what a paragraph says; `is_bold` is what its style says of that."""
        told, self._pieces, self._bold = Told(), [], []
        self._paragraph_bold, self._at_code = is_bold, []
        self._inside(one, told)
        told.text = "".join(self._pieces)
        told.is_bold = bool(self._bold) and all(self._bold)
        return told

    def struck(self, one: etree._Element) -> str:
        """Return the text of a paragraph that was deleted; nothing where it was moved elsewhere."""
        return plain("".join(text.text or "" for gone in one.iter(f"{W}del") for text in gone.iter(f"{W}delText")))

    def _inside(self, one: etree._Element, told: Told) -> None:
        for child in one:
            tag = child.tag
            if tag in _PASSED or not isinstance(tag, str):
                continue
            if tag in _GONE:
                self.passed[DELETED] += any(text.text for text in child.iter(f"{W}delText", f"{W}t"))
            elif tag == f"{W}r":
                self._run(child, told)
            elif tag == f"{W}sdt":
                self._control(child, told)
            elif tag in (f"{W}txbxContent",):
                told.boxes.append(child)
            elif tag == f"{_MC}AlternateContent":
                self._alternate(child, told)
            elif tag == f"{W}commentReference":
                self.passed[COMMENT] += 1
            elif tag == f"{_M}t":
                self._pieces.append(child.text or "")
            else:
                self.passed[PICTURE] += tag in (f"{_A}blip", f"{_V}imagedata")
                self._inside(child, told)

    def _control(self, one: etree._Element, told: Told) -> None:
        """Read a content control; “Click here to enter text” is none of the document's words."""
        properties = one.find(f"{W}sdtPr")
        if properties is not None and is_on(properties.find(f"{W}showingPlcHdr")):
            return
        for content in one.findall(f"{W}sdtContent"):
            self._inside(content, told)

    def _alternate(self, one: etree._Element, told: Told) -> None:
        """Read one of the forms that a shape is given in, not both."""
        choice = one.find(f"{_MC}Choice")
        other = one.find(f"{_MC}Fallback")
        chosen = choice if choice is not None else other
        if chosen is not None:
            self._inside(chosen, told)

    def _run(self, one: etree._Element, told: Told) -> None:
        properties = one.find(f"{W}rPr")
        if properties is not None and is_on(properties.find(f"{W}vanish")):
            self.passed[HIDDEN] += 1
            return
        written = len(self._pieces)
        for child in one:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif any(self._at_code) or tag in _PASSED:
                continue
            elif tag == f"{W}t":
                self._pieces.append(child.text or "")
            elif tag in _SIGNS:
                self._pieces.append(_SIGNS[tag])
            elif tag in _NOTES:
                told.notes.append((_NOTES[tag], child.get(f"{W}id", "")))
            elif tag == f"{W}commentReference":
                self.passed[COMMENT] += 1
            elif isinstance(tag, str):
                self.passed[PICTURE] += tag in (f"{_A}blip", f"{_V}imagedata")
                if tag == f"{_MC}AlternateContent":
                    self._alternate(child, told)
                else:
                    self._inside(child, told)
        if "".join(self._pieces[written:]).strip():
            self._bold.append(bool(self._is_bold(properties)))

    def _field(self, kind: str) -> None:
        """Pass over the code of a field and read its result; fields may stand in each other's codes."""
        if kind == "begin":
            self._at_code.append(True)
        elif self._at_code and kind == "separate":
            self._at_code[-1] = False
        elif self._at_code and kind == "end":
            self._at_code.pop()

    def _is_bold(self, properties: etree._Element | None) -> bool | None:
        own = is_on(properties.find(f"{W}b")) if properties is not None else None
        style = self._styles.of(properties, "rStyle").is_bold if own is None else own
        return self._paragraph_bold if style is None else style


def plain(text: str) -> str:
    """Return a text composed, without signs that nobody sees, spaces as one; tabs and line breaks stay."""
    seen = _SILENT.sub("", unicodedata.normalize("NFC", text))
    lines = ("\t".join(" ".join(cell.split()) for cell in line.split("\t")) for line in seen.split("\n"))
    return "\n".join(line.strip() for line in lines).strip()
