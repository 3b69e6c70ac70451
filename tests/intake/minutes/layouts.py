"""Minutes in four layouts, in words of our own."""

import io

from docx import Document


def _saved(document) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _fill(cell, *lines: str, bold: bool = False) -> None:
    cell.text = ""
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        paragraph.add_run(line).bold = bold or None


def two_columns() -> bytes:
    """Debate on the left, decisions on the right, a table a page; headings are bold rows of one column."""
    document = Document()
    document.add_paragraph("NOTES OF THE MEETING")
    first = document.add_table(rows=4, cols=2)
    _fill(first.cell(0, 0), "SUMMARY OF DEBATES")
    _fill(first.cell(0, 1), "DECISION/FOLLOW-UP")
    first.cell(1, 0).merge(first.cell(1, 1))
    _fill(first.cell(1, 0), "1. Plan of work", bold=True)
    _fill(first.cell(2, 0), "The chair explained what comes next.")
    _fill(
        first.cell(2, 1), "Timetable:", "4/10/17: last day for replies (Note: moved to 30/11)",
        "Beg. 2018: paper on reception", "1st semester 2018: results", "Ongoing: help with projects",
    )  # fmt: skip
    _fill(first.cell(3, 0), "More was said.")
    _fill(first.cell(3, 1), "• Members to comment on the index; secretariat to send the slides by 15 September 2017")
    second = document.add_table(rows=2, cols=2)
    _fill(second.cell(0, 0), "SUMMARY OF DEBATES")
    _fill(second.cell(0, 1), "DECISION/FOLLOW-UP")
    _fill(second.cell(1, 0), "2. Projects", "A region spoke.")
    _fill(second.cell(1, 1), "Partners meet on 7-8 November 2017. Contact: somebody@example.org Tel. +32 2 123 45 67")
    document.add_paragraph("Decision: next meeting in spring 2018")
    return _saved(document)


def three_columns() -> bytes:
    """Item, discussion, action point, with the item in a column of its own."""
    document = Document()
    table = document.add_table(rows=3, cols=3)
    for at, text in enumerate(("Item", "Discussion", "Action points")):
        _fill(table.cell(0, at), text)
    _fill(table.cell(1, 0), "Reception", bold=True)
    _fill(table.cell(1, 1), "It was discussed.")
    _fill(table.cell(1, 2), "Collect examples by end of June 2018")
    _fill(table.cell(2, 0), "Funding", bold=True)
    _fill(table.cell(2, 2), "Draft a letter in Q3 2018")
    return _saved(document)


def headings() -> bytes:
    """No table at all: headings and lines that begin with Action."""
    document = Document()
    document.add_heading("Reception", 2)
    document.add_paragraph("It was discussed at length.")
    document.add_paragraph("Action: collect examples before 1 March 2018")
    document.add_heading("Funding", 2)
    document.add_paragraph("It was agreed: draft a letter once the call is open")
    return _saved(document)


def actions_alone() -> bytes:
    """A table of decisions at the end, after bold paragraphs that are the agenda."""
    document = Document()
    document.add_paragraph().add_run("Reception of minors").bold = True
    document.add_paragraph("Text.")
    table = document.add_table(rows=3, cols=2)
    _fill(table.cell(0, 0), "No")
    _fill(table.cell(0, 1), "Decisions")
    _fill(table.cell(1, 0), "A")
    _fill(table.cell(1, 1), "Visit the centre in October 2018")
    _fill(table.cell(2, 0), "B")
    _fill(table.cell(2, 1), "Report in 2019")
    return _saved(document)


def whole() -> bytes:
    """Head, people by organisation, agenda, actions: all parts of a record."""
    document = Document()
    document.add_heading("Task Force meeting", 0)
    document.add_paragraph("20 October 2018 (10.00-16.00) – Patras")
    document.add_paragraph().add_run("PARTICIPANTS").bold = True
    document.add_paragraph().add_run("CPMR REGIONS").bold = True
    document.add_paragraph("CATALONIA:\tAda EXAMPLE, Policy Officer")
    document.add_paragraph("Bo Example (Skåne)")
    document.add_paragraph().add_run("EU INSTITUTIONS").bold = True
    document.add_paragraph("EC DG REGIO:\tMs Cy EXAMPLE, Unit B1")
    document.add_paragraph().add_run("CPMR SECRETARIAT").bold = True
    document.add_paragraph("Di EXAMPLE, Policy Officer")
    document.add_paragraph().add_run("APOLOGIES").bold = True
    document.add_paragraph("Region of Crete")
    document.add_heading("1. Opening", 1)
    document.add_paragraph("The chair welcomed the participants.")
    document.add_heading("2. Survey", 1)
    document.add_paragraph("ACTION: Catalonia to send the questionnaire by 30 November 2018")
    return _saved(document)


def nothing() -> bytes:
    """A letter without any decision."""
    document = Document()
    document.add_paragraph("Dear all, thank you for coming.")
    return _saved(document)
