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
    pages.add("Statements", statement="said", meeting="June", agenda_item="2", organisation="Skåne", region="–",
              kind="need", theme="Funding", summary="Funds come late.", source="min-1")  # fmt: skip
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
        ("participation.presence", "absent", "absent"), ("participation.presence", "online", "present"),
        ("participation.country", "EL", "GR"), ("participation.kind", "stakeholders", "stakeholder"),
        ("meetings.kind", "Taskforce", "task force"), ("partners.role", "Lead partner", "lead"),
        ("partners.commitment", "confirmed", "committed"), ("participation.people", "3 people", "3"),
        ("populations.non_nationals_share", "8,2 %", "8.2"), ("deadlines.latitude", "8,2 %", "8,2 %"),
        ("participation.region", "n/a", "None"), ("participation.organisation", "–", "–"),
    ],
)  # fmt: skip
def test_words_and_figures_of_any_language_are_those_of_the_lists(settings, column, written, read):
    table, _, name = column.partition(".")
    reader = understanding.Understanding(regions(settings.reference), incoming._codes(settings))
    assert str(reader.cell(written, TABLES[table].column(name), "x")) == read


def test_a_statement_finds_its_meeting_and_item_and_is_counted_on(propose, written):
    before, said = propose(), "Funds come late."
    (meeting,) = rows(before, "meetings", title="Task Force, June 2018")
    (told,) = rows(before, "statements", summary=said)
    (item,) = rows(before, "agenda", meeting=meeting["meeting"])
    assert (told["meeting"], told["agenda_item"], told["region"]) == (meeting["meeting"], item["agenda_item"], None)
    assert told["position"] == 1


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        ({"due_to": "15/7/18"}, ("2018-07-15", "2018-07-15", "day", "15/7/18")),
        ({"due_to": date(2018, 8, 31)}, ("2018-08-31", "2018-08-31", "day", "31 August 2018")),
        ({"due_from": "Autumn 2018"}, ("2018-09-01", "2018-11-30", "season", "Autumn 2018")),
        ({"due_to": "by end of July"}, ("None", "2018-07-31", "before", "by end of July")),
        ({"due_to": "30.09.2018 (tbc)"}, ("2018-09-30", "2018-09-30", "day", "30.09.2018 (tbc)")),
        ({"due_from": "2018-07-15", "due_to": "20/7/2018"}, ("2018-07-15", "2018-07-20", "range", "15–20 July 2018")),
        ({}, ("None", "None", "undated", "undated")),
    ],
)
def test_a_deadline_without_wording_takes_its_days_for_it(propose, written, cells, right):
    written.add("Deadlines", title="Sixth", **TASK, **cells)
    proposal = propose()
    assert [problem.sentence for problem in errors(proposal.problems)] == []
    (task,) = rows(proposal, "deadlines", title="Sixth")
    assert tuple(str(task[name]) for name in ("due_from", "due_to", "precision", "wording")) == right


def test_days_that_are_none_stay_errors_that_say_what_to_write(propose, written):
    written.add("Deadlines", title="Sixth", **TASK, due_to="a blue moon")
    written.add("Projects", project="reef", title="Reef", kind="project", status="planned", starts_on="1/2018",
                summary="Reefs.", source="min-1")  # fmt: skip
    told = [problem.sentence for problem in errors(propose().problems)]
    assert any("“a blue moon” is not a day" in sentence for sentence in told)
    assert any("“1/2018” is no single day; write the day, such as 2018-01-31" in sentence for sentence in told)


def test_a_meeting_of_two_days_in_one_cell_has_both(propose, written):
    written.add("Meetings", **(MEETING | {"title": "Bureau", "held_on": "14 & 15 June 2018", "kind": "Taskforce"}))
    (meeting,) = rows(propose(), "meetings", title="Bureau")
    assert (meeting["held_on"], meeting["held_to"]) == (date(2018, 6, 14), date(2018, 6, 15))


def test_what_is_plain_already_is_not_told(propose, pages):
    assert [problem for problem in propose().problems if problem.rule == understanding.RULE] == []


def test_a_title_that_two_rows_have_leads_nowhere(propose, written):
    written.add("Agenda", meeting="Task Force, June 2018", position=2, title="Survey", source="min-1")
    assert "“Survey” is not among the agenda" in errors(propose().problems)[0].sentence
