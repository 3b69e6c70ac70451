"""A Word document is read whole, as its reader sees it, however it was made and whatever hangs on it."""

import time
from pathlib import Path

import pytest

from dashboard.intake import reading
from dashboard.intake.reading import Document, process
from dashboard.problems import Refused
from tests.intake.reading.archives import archive

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def part(body: str, root: str = "document") -> bytes:
    return f'<?xml version="1.0"?><w:{root} xmlns:w="{W}">{body}</w:{root}>'.encode()


def word(body: str, **parts: bytes) -> bytes:
    held = {"[Content_Types].xml": TYPES.encode(), "word/document.xml": part(f"<w:body>{body}</w:body>")}
    return archive(held | {f"word/{name}.xml": data for name, data in parts.items()})


def read(content: bytes) -> Document:
    return reading.made(process.answer(content, ("docx",)), "file.docx")[1]


def lines(content: bytes) -> list[str]:
    return [" | ".join(" / ".join(cell) for cell in block.cells) for block in read(content).blocks]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def test_tracked_changes_are_read_as_accepted_and_counted():
    body = (
        "<w:p><w:r><w:t>Send it by </w:t></w:r><w:del><w:r><w:delText>May</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>June</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>"
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell(p('old'))}</w:tr><w:tr>{cell(p('new'))}</w:tr></w:tbl>"
        f"{p('One ', '<w:rPr><w:del/></w:rPr>')}{p('line')}"
    )
    assert lines(word(body)) == ["Send it by June", "new", "One line"]
    assert read(word(body)).passed == {"deleted passage": 3}


def test_controls_tags_fields_and_links_are_read_and_comments_counted():
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    hint = control.replace("<w:sdtPr/>", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>").format("<w:r><w:t>Click</w:t></w:r>")
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3 May</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inside = (
        f"<w:p>{hint}<w:smartTag><w:r><w:t>by </w:t></w:r></w:smartTag>{field}"
        "<w:hyperlink><w:r><w:t> here</w:t></w:r></w:hyperlink><w:r><w:commentReference/></w:r></w:p>"
    )
    row = control.format(f"<w:tr>{control.format(cell(p('a')))}{cell(control.format(p('b')))}</w:tr>")
    content = word(control.format(control.format(inside)) + control.format(f"<w:tbl>{row}</w:tbl>"))
    assert lines(content) == ["by 3 May here", "a | b"]
    assert read(content).passed == {"comment": 1}


def test_of_a_field_with_others_in_its_code_only_its_own_result_is_read():
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    text = "<w:r><w:t>{}</w:t></w:r>".format
    page = mark("begin") + mark("separate") + text("7") + mark("end")
    field = mark("begin") + page + page + mark("separate") + text("last page") + mark("end")
    assert lines(word(f"<w:p>{text('The ')}{field}{text(' follows')}</w:p>")) == ["The last page follows"]


def test_numbers_are_told_as_word_prints_them():
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{how}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, how, text in ((0, "decimal", "%1."), (1, "lowerLetter", "%1.%2)"), (2, "bullet", "x"))
    )
    numbering = part(
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>'
        "</w:lvlOverride></w:num>",
        "numbering",
    )  # fmt: skip

    def item(text: str, which: int, depth: int) -> str:
        return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{which}"/></w:numPr>')

    items = [("A", 7, 0), ("B", 7, 1), ("C", 7, 1), ("D", 7, 0), ("E", 7, 1), ("F", 7, 2), ("G", 8, 0)]
    body = "".join(item(*one) for one in items)
    assert lines(word(body, numbering=numbering)) == ["1. A", "1.a) B", "1.b) C", "2. D", "2.a) E", "• F", "4. G"]


def test_merged_and_nested_cells_keep_their_columns():
    wide, first, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    nested = f"<w:tbl><w:tr>{cell(p('x'))}{cell(p('y'))}</w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr>{cell(p('wide'), properties=wide)}{cell(p('owner'), properties=first)}</w:tr>"
        f"<w:tr>{cell(p('a'))}{cell(p('b'), nested)}{cell(p(''), properties=on)}</w:tr></w:tbl>"
    )
    one, two = read(word(body)).blocks
    assert (one.columns, two.columns, two.continued) == ([0, 2], [0, 1, 2], [False, False, True])
    assert two.cells == [["a"], ["b", "x\ty"], ["owner"]]


def test_boxes_and_notes_come_behind_their_paragraph():
    box = f"<w:r><w:pict><w:txbxContent>{p('boxed')}</w:txbxContent></w:pict><w:footnoteReference w:id='2'/></w:r>"
    notes = part(f"<w:footnote w:id='2'>{p('noted')}</w:footnote>", "footnotes")
    found = read(word(f"<w:p><w:r><w:t>text</w:t></w:r>{box}</w:p>{p('next')}", footnotes=notes)).blocks
    assert [(one.place, one.cells[0][0]) for one in found] == [
        ("paragraph 1", "text"), ("text box 1, paragraph 1", "boxed"), ("note 1, paragraph 1", "noted"),
        ("paragraph 2", "next"),
    ]  # fmt: skip


def test_parts_with_backslashes_and_relations_that_lead_nowhere_do_not_matter():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="../NULL"/>'
        "</Relationships>"
    )
    content = archive({
        "[Content_Types].xml": TYPES.encode(), "word\\document.xml": part(f"<w:body>{p('text')}</w:body>"),
        "word\\_rels\\document.xml.rels": relations.encode(),
    })  # fmt: skip
    assert lines(content) == ["text"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODT = archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})
MACROS = archive({"[Content_Types].xml": b"ms-word.document.macroEnabled", "word/document.xml": b"<a/>"})


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", "it is a PDF; choose a Word document"),
        (b"{\\rtf1 text}", "rich text document (.rtf); save it as a Word document"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg/>', "as XML; save it as a Word"),
        (b"MIME-Version: 1.0\n<html>", "in one file (.mht); save it as a Word document"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Word (.doc); save it as a Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "take the password off"),
        (ODT, "(.odt); save it as a Word"),
        (MACROS, "(.docm); save it"),
    ],
)  # fmt: skip
def test_what_is_no_plain_document_is_told_apart_with_what_to_do(content, sentence):
    with pytest.raises(Refused) as refusal:
        reading.made(process.answer(content, ("docx", "xlsx")), "file")
    assert sentence in str(refusal.value)


def test_entities_are_refused_at_once():
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>'
    for name in ("word/document.xml", "word/styles.xml"):
        held = {"[Content_Types].xml": TYPES.encode(), "word/document.xml": part("<w:body/>"), name: laughs}
        with pytest.raises(Refused, match="defines entities"):
            read(archive(held))


def test_a_hundred_pages_take_less_than_two_seconds():
    body = "".join(
        p(f"{number}. The survey was discussed at length, and Catalonia spoke of it.") for number in range(4000)
    )
    started = time.process_time()
    assert len(read(word(body)).blocks) == 4000
    assert time.process_time() - started < 2


def test_the_document_that_froze_the_server_is_read_at_once():
    content = Path(__file__).with_name("freeze.docx").read_bytes()
    started = time.process_time()
    read(content)
    assert time.process_time() - started < 1
