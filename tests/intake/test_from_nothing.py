"""From nothing to three meetings with minutes, a survey and a handout, by commands and workbooks alone."""

import io

import openpyxl
import pypdf
import pytest
from click.testing import CliRunner
from docx import Document

from dashboard import store
from dashboard.commands import main

MEETINGS = {
    "brest-2026-03": ("Energy Task Force, Brest", "2026-03-12", "Secretariat to send the work plan by 30 April 2026"),
    "gdansk-2026-06": ("Energy Task Force, Gdańsk", "2026-06-18", "Catalonia to draft a paper by 15 September 2026"),
    "bari-2026-10": ("Energy Task Force, Bari", "2026-10-08", "Tyrol to host a visit by the end of March 2027"),
}


class Desk:
    """A secretary with a data folder, Excel and a command line."""

    def __init__(self, folder) -> None:
        self.folder, self.data = folder, folder / "energy"

    def run(self, *words: object, code: int = 0) -> str:
        """Run a command, hold its exit code, and return what it said."""
        done = CliRunner().invoke(main, [str(word) for word in words])
        assert done.exit_code == code, done.output
        return done.output

    def out(self):
        """Return the workbook of the newest snapshot, open."""
        self.run("workbook", "out", self.folder / "now.xlsx", "--data", self.data)
        return openpyxl.load_workbook(self.folder / "now.xlsx")

    def bring(self, book, day: str, label: str) -> str:
        """Save a workbook, bring it in and commit it."""
        book.save(self.folder / "mine.xlsx")
        return self.run("workbook", "in", self.folder / "mine.xlsx", "--data", self.data, "--commit", "--date", day,
                        "--label", label)  # fmt: skip


def write(book, sheet: str, **row: object) -> None:
    """Write a row below the last one of a list: of a sheet, or of one of the lists side by side on the sheet Codes."""
    own = book[sheet]
    header = [cell.value for cell in own[1]]
    first = header.index(next(iter(row)).replace("__", ": ")) + 1
    line = next(line for line in range(2, 999) if own.cell(line, first).value is None)
    for name, value in row.items():
        own.cell(line, header.index(name.replace("__", ": ")) + 1, value)


def minutes(title: str, day: str, action: str) -> bytes:
    """Return minutes of one agenda item and one action."""
    document = Document()
    document.add_heading(title, 0)
    document.add_paragraph(f"Held on {day}")
    document.add_heading("1. Work plan", 1)
    document.add_paragraph("The chair explained what comes next.")
    document.add_paragraph(f"ACTION: {action}")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


@pytest.mark.slow
def test_three_meetings_a_survey_and_a_handout(tmp_path):
    desk = Desk(tmp_path)
    desk.run("new", desk.data, "--name", "Energy Task Force")
    book = openpyxl.load_workbook(desk.data / "start.xlsx")
    write(book, "Codes", region="AT33", regions__name="Tyrol", regions__country="AT", regions__latitude=47.2,
          regions__longitude=11.4, regions__aliases="Tirol")  # fmt: skip
    write(book, "Codes", policy_area="offshore wind", policy_areas__position=10)
    write(book, "Sources", source="plan", document="Plan of meetings 2026")
    for key, (title, day, _) in MEETINGS.items():
        if key == "brest-2026-03":
            write(book, "Meetings", meeting=key, title=title, held_on=day, kind="task force", source="plan")
    desk.bring(book, "2026-03-12", "A first meeting is set")

    for key, (title, day, action) in MEETINGS.items():
        if key != "brest-2026-03":
            book = desk.out()
            write(book, "Meetings", meeting=key, title=title, held_on=day, kind="task force", source="plan")
            desk.bring(book, day, title)
        (tmp_path / "minutes.docx").write_bytes(minutes(title, day, action))
        desk.run("minutes", "in", tmp_path / "minutes.docx", "--meeting", key, "--out", tmp_path / "found.xlsx",
                 "--data", desk.data)  # fmt: skip
        desk.bring(openpyxl.load_workbook(tmp_path / "found.xlsx"), day, f"Minutes: {title}")

    book = desk.out()
    write(book, "Questions", question="wind", layer="regional data", policy_area="offshore wind",
          wording="Who decides on offshore wind?", scale="text", position=1, source="plan")  # fmt: skip
    write(book, "Invitations", region="Tyrol", asked_on="2026-10-08", source="plan")
    desk.bring(book, "2026-10-08", "The survey is asked")
    (tmp_path / "replies.csv").write_text(
        "Timestamp,Name of your region,Who decides on offshore wind?\n2026-10-20 09:00,Tirol,The province\n", "utf-8"
    )
    desk.run("survey", "in", tmp_path / "replies.csv", "--data", desk.data, "--commit", "--date", "2026-10-20",
             "--label", "A first reply")  # fmt: skip

    newest = store.history(desk.data, "record")[-1]
    assert (newest.rows["meetings"], newest.rows["deadlines"], newest.rows["responses"]) == (3, 3, 1)
    owners = {row["owner"]: row["region"] for row in store.contents(newest)["deadlines"]}
    assert owners == {"Secretariat": None, "Catalonia": "ES51", "Tyrol": "AT33"}
    desk.run("brief", tmp_path / "brief.pdf", "--data", desk.data)
    brief = pypdf.PdfReader(tmp_path / "brief.pdf")
    assert brief.metadata.author == "Energy Task Force"
    assert "work plan" in " ".join(page.extract_text() for page in brief.pages)
    desk.run("check", "--data", desk.data)
    desk.run("verify", "--data", desk.data)
