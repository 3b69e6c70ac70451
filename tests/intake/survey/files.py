"""Survey files of the shapes that form tools export."""

import io
import zipfile
from datetime import datetime
from xml.sax.saxutils import escape

import xlsxwriter

HEADER = [
    "Name of your region", "Health?: formal role", "Health?: Informal role", "Anything else?", "User Name",
    "Last Update",
]  # fmt: skip
REPLIES = [
    ["Catalunya", "Shared", "active", "Yes, a lot", "somebody", datetime(2018, 3, 1, 9, 30)],
    ["Catalunya", "exclusive", "leading", None, "somebody", datetime(2018, 3, 1, 17, 5)],
    ["Attiki", "none", None, "–", "somebody", datetime(2018, 3, 2, 8, 0)],
]


def eusurvey(rows: list[list] = REPLIES, header: list[str] = HEADER, split: int = 250) -> bytes:
    """Return the spreadsheet of EUSurvey: sheets Content, Content1 …, each with its head and `split` columns.

    Where there are several, each has the number of the contribution in front.
    """
    numbers = len(header) > split
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for part, first in enumerate(range(0, len(header), split)):
            sheet = book.add_worksheet(f"Content{part or ''}")
            sheet.write_row(0, 0, ["Alias", "mapping-2017"])
            sheet.write_row(1, 0, ["Export Date", "05-03-2018"])
            sheet.write_row(3, 0, [*["Contribution ID"] * numbers, *header[first : first + split]])
            for line, row in enumerate(rows, start=4):
                for at, value in enumerate([*[f"c-{line}"] * numbers, *row[first : first + split]]):
                    style = (moment,) if isinstance(value, datetime) else ()
                    sheet.write(line, at, value, *style) if value is not None else None
    return content.getvalue()


def ods(rows: list[list] = REPLIES, header: list[str] = HEADER) -> bytes:
    """Return the same as an OpenDocument spreadsheet."""
    head = [["Alias", "mapping-2017"], [], header]
    lines = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in [*head, *rows])
    rest = '<table:table-cell table:number-columns-repeated="900"/>'
    end = f'<table:table-row table:number-rows-repeated="1048000">{rest}</table:table-row>'
    text = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
        f'<table:table table:name="Content">{lines}{end}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", text)
    return content.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, datetime):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def xml() -> bytes:
    """Return two of the replies as EUSurvey's XML has them."""
    return """<?xml version="1.0" encoding="UTF-8"?>
<Results create="2018-03-05_10-00-00"><Survey id="1" uid="u" alias="mapping-2017">
<Elements lang="EN"><Section id="s" type="Section">Part</Section>
<Question id="q1" type="Free Text">Name of your region</Question>
<MatrixTitle id="m" type="Matrix">Health?</MatrixTitle>
<MatrixQuestion id="m1" type="Single Choice Matrix Question">formal role</MatrixQuestion>
<MatrixQuestion id="m2" type="Single Choice Matrix Question">Informal role</MatrixQuestion>
<MatrixAnswer id="a1" type="Matrix Answer">exclusive</MatrixAnswer>
<MatrixAnswer id="a2" type="Matrix Answer">leading</MatrixAnswer>
<Question id="q2" type="Free Text">Anything else?</Question></Elements>
<Elements lang="FR"><Question id="q1" type="Free Text">Nom</Question></Elements></Survey>
<Answers><AnswerSet id="x" last="2018-03-01_17-05-00" list="1" lang="EN"><Answer qid="q1">Catalunya</Answer>
<Answer aid="a1" qid="m1"/><Answer aid="a2" qid="m2"/></AnswerSet>
<AnswerSet id="y" last="2018-03-02_08-00-00" list="2" lang="EN"><Answer qid="q1">Attiki</Answer>
<Answer qid="q2">–</Answer></AnswerSet></Answers></Results>""".encode()


def plain() -> bytes:
    """Return a table of another form tool, as text with semicolons."""
    lines = [
        "Region;Health?: formal role;Last Update",
        "Catalunya;exclusive;2018-03-01 17:05:00",
        "ES62;none;2018-03-04",
    ]
    return "\n".join(lines).encode("utf-8-sig")
