"""Workbooks as offices sent them, made anew on the small data set: all is understood but what contradicts itself."""

import io
import re
import zipfile
from datetime import date

import openpyxl
import pytest

from dashboard.intake import reading
from dashboard.intake.workbook import incoming
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import errors
from tests.intake.workbook.books import Book, Pages

pytestmark = pytest.mark.usefixtures("read_here")
JUNE, MINUTES = "Task Force meeting, June 2018", "Minutes of the Task Force meeting of 14 June 2018"
DUE = {
    "after summer": ("conditional", None, None),
    "Q3 2018": ("quarter", date(2018, 7, 1), date(2018, 9, 30)),
    "mid-June": ("range", date(2018, 6, 11), date(2018, 6, 20)),
    "by the next meeting": ("conditional", None, None),
    "week 26": ("range", date(2018, 6, 25), date(2018, 7, 1)),
    "tbc": ("undated", None, None),
    "asap": ("undated", None, None),
    "30/06/2018": ("day", date(2018, 6, 30), date(2018, 6, 30)),
    "end of June": ("before", None, date(2018, 6, 30)),
    "autumn 2018": ("season", date(2018, 9, 1), date(2018, 11, 30)),
}


@pytest.fixture
def propose(settings, pages):
    return lambda: incoming.proposed(settings, b"", pages.sheets(), Facts(day=date(2018, 6, 20)), "book.xlsx")


@pytest.fixture
def june(pages: Pages) -> Pages:
    """A June meeting as a person writes it: no key, links by title, days and words as they come."""
    pages.add("Sources", document=MINUTES, publisher="CPMR", address="www.example.org/minutes-june", read_as="document")
    pages.add("Meetings", title=JUNE, held_on="14/06/2018", place="Brussels", kind="Task force", source=MINUTES)
    for at, item in enumerate(("Opening", "Survey", "Projects: REGIN", "Work plan"), start=1):
        pages.add("Agenda", meeting=JUNE, position=at, number=at, title=item, source=MINUTES)
    for name, region, presence, spoke in (
        ("Catalonia", "ES51", "Present", "yes"), ("Skåne", "Scania", "Present", "x"),
        ("Azores", "PT20", "excused", "yes"),
    ):  # fmt: skip
        pages.add("Participation", meeting=JUNE, organisation=name, kind="region", region=region,
                  country="Portugal" if name == "Azores" else None, presence=presence, people=1, spoke=spoke,
                  source=MINUTES)  # fmt: skip
    pages.add("Projects", title="REGIN", kind="project", status="planned", lead="CPMR", starts_on="1/1/2019",
              summary="Regions for integration.", source=MINUTES)  # fmt: skip
    pages.add("Partners", project="REGIN", organisation="Skåne", role="partner", commitment="committed",
              region="SE224", country="SE", source=MINUTES)  # fmt: skip
    for at, wording in enumerate(DUE):
        pages.add("Deadlines", title=f"REGIN step {at}", kind="task", owner="Secretariat", owner_kind="secretariat",
                  meeting=JUNE, agenda_item="Projects: REGIN", project="REGIN", wording=wording, status="planned",
                  source=MINUTES)  # fmt: skip
    return pages


def test_a_first_workbook_of_a_meeting_has_one_fault_of_its_own_and_no_key(propose, june):
    (fault,) = errors(propose().problems)
    assert re.fullmatch(r"Participation!H\d+", fault.place)
    assert "it sent apologies and is said to have spoken" in fault.sentence
    june.rows("Participation")[-1][june.rows("Participation")[0].index("spoke")] = "no"
    proposal = propose()
    assert errors(proposal.problems) == []
    tasks = [row for row in proposal.source.tables["deadlines"] if row["project"] == "regin"]
    assert {row["wording"]: (row["precision"], row["due_from"], row["due_to"]) for row in tasks} == DUE
    assert {row["source"] for row in tasks} == {"minutes-of-the-task-force-meeting-of-14-june"}


def test_an_item_that_every_meeting_has_is_that_of_the_meeting_of_its_row(propose, june):
    june.add("Deadlines", title="Send the plan", kind="task", owner="Secretariat", owner_kind="secretariat",
             meeting=JUNE, agenda_item="Work plan", wording="asap", status="planned", source=MINUTES)  # fmt: skip
    (row,) = (row for row in propose().source.tables["deadlines"] if row["title"] == "Send the plan")
    assert row["agenda_item"] == "work-plan"


def test_a_day_that_is_written_as_iso_in_its_cell_is_a_day(settings, plain):
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):  # 8 March 2018
                content = re.sub(rb'(<c r="\w+" s="\d+")><v>43167</v>', rb'\1 t="d"><v>2018-03-08</v>', content)
                assert b"43167" not in content
            new.writestr(name, content)
    assert b't="d"' in zipfile.ZipFile(saved).read("xl/worksheets/sheet14.xml")
    assert reading.sheets(saved.getvalue()) == reading.sheets(plain)
    assert incoming.propose(settings, saved.getvalue(), Facts()).changes == []


def test_a_workbook_that_a_password_protects_from_changes_is_read(settings, book: Book):
    for sheet in book.book:
        sheet.protection.set_password("secret")
    book.book.security = openpyxl.workbook.protection.WorkbookProtection(workbookPassword="secret", lockStructure=True)
    proposal = incoming.propose(settings, book.content(), Facts())
    assert (proposal.problems, proposal.changes) == ([], [])
