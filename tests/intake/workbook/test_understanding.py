"""A workbook as a person writes it goes in: what was read how is told once a kind, and no key has to be typed."""

from datetime import date

import pytest

from dashboard.contract.reference import regions
from dashboard.contract.schema import TABLES
from dashboard.intake.workbook import incoming, understanding
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import errors
from tests.intake.workbook.books import Pages

MEETING = {"title": "Task Force, June 2018", "held_on": "14/06/2018", "place": "Brussels", "kind": "Task  force",
           "source": "min-1"}  # fmt: skip
TASK = {"kind": "Task", "owner": "CPMR", "owner_kind": "secretariat", "meeting": "Task Force, June 2018",
        "agenda_item": "Survey", "status": "PLANNED", "source": "min-1"}  # fmt: skip


@pytest.fixture
def propose(settings, pages):
    return lambda: incoming.proposed(settings, b"", pages.sheets(), Facts(day=date(2018, 6, 20)), "book.xlsx")


@pytest.fixture
def written(pages: Pages):
    """The sheets with a June meeting as a person writes it, without a key."""
    pages.add("Meetings", **MEETING)
    pages.add("Agenda", meeting="Task Force, June 2018", position=1, number=2, title="Survey", source="min-1")
    pages.add("Participation", meeting="task force, june 2018", organisation="Skåne", kind="Region", region="Scania",
              country="Sweden", presence="Excused", people="2.", spoke="no", source="min-1")  # fmt: skip
    for title, wording in (
        ("First", "mid-June"),
        ("Second", "by the end of July"),
        ("Third", "Q3 2018"),
        ("Second", "tbc"),
    ):
        pages.add("Deadlines", title=title, wording=wording, **TASK)
    pages.add("Sources", source="min-3", document="Notes", address="www.example.org/notes")
    return pages


def rows(proposal, table: str, **values) -> list[dict]:
    return [row for row in proposal.source.tables[table] if all(row[name] == value for name, value in values.items())]


def test_a_first_workbook_of_a_meeting_needs_no_key(propose, written):
    proposal = propose()
    assert errors(proposal.problems) == []
    (meeting,) = rows(proposal, "meetings", title="Task Force, June 2018")
    assert (meeting["meeting"], meeting["held_on"], meeting["kind"]) == (
        "task-force-june-2018", date(2018, 6, 14), "task force"
    )  # fmt: skip
    (item,) = rows(proposal, "agenda", title="Survey")
    assert (item["meeting"], item["number"]) == ("task-force-june-2018", "2")
    (there,) = rows(proposal, "participation", meeting="task-force-june-2018")
    assert (there["region"], there["country"], there["presence"], there["spoke"]) == ("SE224", "SE", "apologies", False)
    tasks = rows(proposal, "deadlines", meeting="task-force-june-2018")
    assert [task["deadline"] for task in tasks] == ["first", "second", "third", "second-2"]
    assert {task["agenda_item"] for task in tasks} == {item["agenda_item"]}
    assert [(task["precision"], task["due_to"]) for task in tasks] == [
        ("range", date(2018, 6, 20)), ("before", date(2018, 7, 31)), ("quarter", date(2018, 9, 30)), ("undated", None)
    ]  # fmt: skip
    assert rows(proposal, "sources", source="min-3")[0]["address"] == "https://www.example.org/notes"


def test_what_was_read_how_is_told_once_a_kind(propose, written):
    told = [problem for problem in propose().problems if problem.rule == understanding.RULE]
    assert sorted(problem.sentence.split(":")[0] for problem in told) == sorted(
        understanding._KINDS[kind] for kind in understanding._KINDS
    )
    assert "“14/06/2018” as 2018-06-14" in next(one.sentence for one in told if "days are read" in one.sentence)


@pytest.mark.parametrize(
    ("column", "written", "read"),
    [
        ("participation.presence", "Excusée", "apologies"), ("participation.presence", "entschuldigt", "apologies"),
        ("participation.presence", "asistió", "present"), ("deadlines.status", "en cours", "in progress"),
        ("deadlines.status", "erledigt", "done"), ("deadlines.status", "À faire", "planned"),
        ("deadlines.owner_kind", "Sekretariat", "secretariat"), ("deadlines.owner_kind", "Member regions", "regions"),
        ("participation.kind", "Regions", "region"), ("deadlines.kind", "Aufgabe", "task"),
        ("deadlines.priority", "High", "1"), ("deadlines.closed_as", "partly done", "done in part"),
        ("participation.country", "Suède", "SE"), ("participation.country", "Griechenland", "GR"),
        ("participation.region", "Attica Region", "EL30"), ("populations.population", "1 300 000", "1300000"),
        ("populations.population", "3,700,000", "3700000"), ("deadlines.latitude", "38,25", "38.25"),
        ("agenda.position", "2.", "2"), ("deadlines.latitude", "38,250", "38,250"),
        ("participation.presence", "absent", "absent"),
    ],
)  # fmt: skip
def test_words_and_figures_of_any_language_are_those_of_the_lists(settings, column, written, read):
    table, _, name = column.partition(".")
    reader = understanding.Understanding(regions(settings.reference), incoming._codes(settings))
    assert str(reader.cell(written, TABLES[table].column(name), "x")) == read


def test_what_is_plain_already_is_not_told(propose, pages):
    assert [problem for problem in propose().problems if problem.rule == understanding.RULE] == []


def test_a_title_that_two_rows_have_leads_nowhere(propose, written):
    written.add("Agenda", meeting="Task Force, June 2018", position=2, title="Survey", source="min-1")
    assert "“Survey” is not among the agenda" in errors(propose().problems)[0].sentence
