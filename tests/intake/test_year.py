"""A secretary's year on an empty folder, with Excel, Word and the commands: what readers see after each step."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from click.testing import CliRunner
from docx import Document

from dashboard import config, store
from dashboard.commands import main
from dashboard.contract import reference
from dashboard.intake.workbook import editing, proposals
from dashboard.intake.workbook.proposals import Facts
from tests.intake.workbook.books import Book

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("read_here")]
MEETINGS = [
    ("Brest", "12/01/2024", "Secretariat to send the work plan by 28 February 2024"),
    ("Gdańsk", "14 March 2024", "Catalonia to draft a paper by 15 May 2024"),
    ("Bari", "2024-06-13", "Tyrol to host a visit by the end of September 2024"),
    ("Porto", "jeudi 10 octobre 2024", "Salzburg to write the note by 30 November 2024"),
]
DAYS = [date(2024, 1, 12), date(2024, 3, 14), date(2024, 6, 13), date(2024, 10, 10)]
TYROL = {"region": "AT33", "regions: name": "Tyrol", "regions: country": "AT", "regions: latitude": 47.2,
         "regions: longitude": 11.4, "regions: aliases": "Tirol"}  # fmt: skip
SALZBURG = {"region": "AT32", "regions: name": "Salzburg", "regions: country": "AT", "regions: latitude": 47.5,
            "regions: longitude": 13}  # fmt: skip
VORARLBERG = {"region": "AT34", "name": "Vorarlberg", "country": "AT", "latitude": "47.2", "longitude": "9.9"}
HELLO = "Timestamp,Name of your region,Who decides on offshore wind?\n"


class Desk:
    """A secretary with a data folder, Excel and a command line."""

    def __init__(self, folder) -> None:
        self.folder, self.data, self.week = folder, folder / "energy", 0

    def run(self, *words: object, code: int = 0) -> str:
        """Run a command over the data folder, hold its exit code, and return what it said."""
        done = CliRunner().invoke(main, [*map(str, words), "--data", str(self.data)])
        assert done.exit_code == code, done.output
        assert "Traceback" not in done.output
        return done.output

    def out(self) -> Book:
        """Return the workbook of the newest snapshot, open."""
        self.run("workbook", "out", self.folder / "now.xlsx")
        return Book((self.folder / "now.xlsx").read_bytes())

    def bring(self, book: Book, day: str, label: str) -> str:
        """Save a workbook, bring it in and commit it."""
        (self.folder / "mine.xlsx").write_bytes(book.content())
        return self.run("workbook", "in", self.folder / "mine.xlsx", "--commit", "--date", day, "--label", label)

    def meet(self, place: str, day: str, action: str) -> str:
        """Bring in minutes whose head tells the meeting, and return the key of what was agreed at it."""
        (self.folder / "minutes.docx").write_bytes(minutes(f"Energy Task Force, {place}", day, action))
        self.run("minutes", "in", self.folder / "minutes.docx", "--meeting", "new", "--out", self.folder / "found.xlsx")
        self.bring(Book((self.folder / "found.xlsx").read_bytes()), day, f"Meeting in {place}")
        return self.newest()["deadlines"][-1]["deadline"]

    def status(self, deadline: str, day: str, **written: str) -> None:
        """Change a follow-up as the form of its page does."""
        self.week += 1
        settings = replace(config.settings(), data=self.data)
        seen = store.history(self.data, "record")[-1]
        facts = Facts(f"Week {self.week}", date.fromisoformat(day))
        proposals.commit(settings, editing.follow_up(settings, seen, deadline, written, facts))

    def replies(self, day: str, *lines: str) -> None:
        """Bring in the replies to a survey."""
        (self.folder / "replies.csv").write_text(HELLO + "\n".join(lines) + "\n", "utf-8")
        self.run("survey", "in", self.folder / "replies.csv", "--commit", "--date", day, "--label", "Replies")

    def newest(self) -> dict[str, list[dict]]:
        return store.contents(store.history(self.data, "record")[-1])


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


@pytest.fixture
def desk(tmp_path) -> Desk:
    """A desk with a data folder that `new` has just made."""
    done = CliRunner().invoke(main, ["new", str(tmp_path / "energy"), "--name", "Energy Task Force"])
    assert done.exit_code == 0, done.output
    return Desk(tmp_path)


def test_a_year_from_an_empty_folder(desk):
    book = Book((desk.data / "start.xlsx").read_bytes())
    book.add("Codes", **TYROL)
    book.add("Codes", **{"policy_area": "offshore wind", "policy_areas: position": 10})
    book.add("Sources", document="Plan of meetings 2024")
    book.add("Questions", question="wind", layer="regional data", policy_area="offshore wind", scale="text", position=1,
             wording="Who decides on offshore wind?", source="Plan of meetings 2024")  # fmt: skip
    for region in ("Tirol", "Catalonia"):
        book.add("Invitations", region=region, asked_on="08/01/2024", source="Plan of meetings 2024")
    assert "needs a day" in desk.run("workbook", "in", saved(desk, book), "--commit", "--label", "The plan", code=2)
    desk.bring(book, "8 January 2024", "The plan of the year")

    promised = [desk.meet(*MEETINGS[0])]
    desk.status(promised[0], "2024-01-19", status="in progress", outcome="A draft is there.")
    desk.status(promised[0], "2024-01-26", status="waiting", outcome="It is with the chair.")
    desk.status(promised[0], "2024-02-02", status="done", outcome="Sent to all.")
    desk.replies("20/02/2024", "2024-02-20 09:00,Tirol,The province", "2024-02-20 10:00,Catalonia,Both")

    book = desk.out()
    book.add("Codes", **SALZBURG)
    book.add("Invitations", region="Salzburg", asked_on="14/03/2024", source="Plan of meetings 2024")
    desk.bring(book, "14/03/2024", "Salzburg joins")
    promised.append(desk.meet(*MEETINGS[1]))
    for day, priority in (("2024-03-21", "3"), ("2024-03-28", "2"), ("2024-04-04", "1")):
        desk.status(promised[1], day, priority=priority)

    rows = list(csv.DictReader(io.StringIO((desk.data / "reference" / "regions.csv").read_text("utf-8-sig"))))
    with (desk.folder / "regions.csv").open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, list(rows[0]), restval="")
        written.writeheader()
        written.writerows([*rows, VORARLBERG])
    desk.run("catalogue", "in", desk.folder / "regions.csv", "--commit", "--date", "2 May 2024", "--label", "A region")
    assert {"AT32", "AT33", "AT34"} <= reference.regions(desk.data / "reference").names.keys()

    promised.append(desk.meet(*MEETINGS[2]))
    desk.run("reminders", desk.folder / "reminders.zip", "--as-of", "2024-06-17")
    with zipfile.ZipFile(desk.folder / "reminders.zip") as mails:
        assert len(mails.namelist()) == 2
        assert "draft a paper" in " ".join(mails.read(name).decode().lower() for name in mails.namelist())
    book = desk.out()
    title = book.cell("Deadlines", promised[1], "title").value
    book.add("Reminders", deadline=title, sent_on="17/06/2024", owner="Catalonia", source="Plan of meetings 2024")
    desk.bring(book, "17/06/2024", "A reminder went out")
    book = desk.out()
    book.put("Reminders", promised[1], "answered_on", "20/06/2024")
    book.put("Reminders", promised[1], "answer", "It comes in July.")
    desk.bring(book, "20/06/2024", "It was answered")
    assert [str(row["answered_on"]) for row in desk.newest()["reminders"]] == ["2024-06-20"]
    for day, outcome in (("2024-06-27", "Asked again."), ("2024-07-04", "Half is there."), ("2024-07-11", "Nearly.")):
        desk.status(promised[1], day, status="in progress", outcome=outcome)
    desk.replies("24/09/2024", "2024-09-24 09:00,Tirol,The state now", "2024-09-24 10:00,Salzburg,The province")
    assert len(desk.newest()["responses"]) == 4

    promised.append(desk.meet(*MEETINGS[3]))
    book = desk.out()
    book.put("Deadlines", promised[2], "status", "done")
    book.put("Deadlines", promised[2], "outcome", "Twelve came.")
    told = desk.bring(book, "17/10/2024", "Week 10")
    assert "This closes one follow-up: “" in told
    for week in (11, 12):
        desk.status(promised[3], "2024-10-17", outcome=f"Page {week}")

    desk.run("amend", "redate", "--to", "18/10/2024", "--reason", "It was the day after")
    assert store.history(desk.data, "record")[-1].date == date(2024, 10, 18)
    undone = desk.run("amend", "undo")
    assert "Page 12" in undone
    assert "last snapshot" not in undone  # no snapshot is made, so none has a day
    desk.run("amend", "undo", "--commit")
    newest = store.history(desk.data, "record")[-1]
    assert (newest.date, newest.rows["meetings"], newest.rows["deadlines"]) == (date(2024, 10, 17), 4, 4)
    assert [row["outcome"] for row in desk.newest()["deadlines"]][2:] == ["Twelve came.", "Page 11"]
    assert set(DAYS) <= {one.date for one in store.every(desk.data, "record")}
    assert {row["owner"]: row["region"] for row in desk.newest()["deadlines"]} == {
        "Secretariat": None, "Catalonia": "ES51", "Tyrol": "AT33", "Salzburg": "AT32"
    }  # fmt: skip

    desk.run("agenda", desk.folder / "agenda.docx")
    agenda = "\n".join(one.text for one in Document(desk.folder / "agenda.docx").element.iter() if one.text)
    assert "write the note" in agenda.lower()
    desk.run("brief", desk.folder / "brief.pdf")
    brief = pypdf.PdfReader(desk.folder / "brief.pdf")
    assert brief.metadata.author == "Energy Task Force"
    assert "note" in " ".join(page.extract_text() for page in brief.pages)
    desk.run("check")
    assert "damaged" not in desk.run("verify")


def saved(desk: Desk, book: Book):
    """Write a workbook to a file, and return it."""
    (desk.folder / "mine.xlsx").write_bytes(book.content())
    return desk.folder / "mine.xlsx"
