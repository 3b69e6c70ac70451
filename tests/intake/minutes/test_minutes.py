"""Minutes become proposed rows in a workbook, each with its paragraph; nothing is committed."""

from datetime import date

import pytest
from click.testing import CliRunner

from dashboard import store
from dashboard.commands import main
from dashboard.intake import reading
from dashboard.intake.minutes import proposing
from dashboard.intake.minutes.actions import Minutes
from dashboard.intake.minutes.days import Days
from dashboard.intake.minutes.telling import Teller
from dashboard.intake.workbook import incoming
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused, errors
from tests.intake.minutes import layouts
from tests.intake.minutes.reading_of import minutes, owners

MEETING = date(2017, 9, 6)

pytestmark = pytest.mark.usefixtures("read_here")


def told(content: bytes) -> list[tuple[str, str, list[str]]]:
    held = minutes(content, MEETING)
    return [(item.number, item.title, [action.told.title for action in item.actions]) for item in held.items]


def test_the_table_of_two_columns():
    assert told(layouts.two_columns()) == [
        ("1", "Plan of work", [
            "Timetable: last day for replies", "Timetable: paper on reception", "Timetable: results",
            "Timetable: help with projects", "Comment on the index", "Send the slides",
        ]),
        ("2", "Projects", ["Partners meet", "next meeting"]),
    ]  # fmt: skip


def test_dates_with_a_colon_begin_an_action_and_a_label_alone_is_none():
    line = "4/10/17: last replies 30/11/17: first paper Beg. 2018: results; Next steps:"
    heads = reading.Block(
        "table 1, row 1", True, [["DEBATE"], ["FOLLOW-UP"]], [False, False], "", 0, [0, 1], [False] * 2
    )
    row = reading.Block("table 1, row 2", True, [["Said."], [line]], [False, False], "", 0, [0, 1], [False] * 2)
    (item,) = Minutes([heads, row], Teller(owners(), MEETING)).items
    assert [(one.told.title, one.told.due.wording) for one in item.actions] == [
        ("last replies", "4/10/17"), ("first paper", "30/11/17"), ("results", "Beg. 2018")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by 15 May 2018", date(2018, 5, 15)), ("15 May 2018, in Bari", None), ("10 May 2018; 12 June 2018", None),
        ("soon", None),
    ],
)  # fmt: skip
def test_a_text_is_a_date_where_it_says_one_and_nothing_else(text, day):
    found = Days(MEETING).alone(text)
    assert (found and found.due_to) == day


def test_a_sentence_in_which_two_promise_something_is_two_actions():
    said = "Catalonia will send the list by 1 July 2018, Skåne will draft the note by 2 August 2018."
    found = Teller(owners(), MEETING).promises(said)
    assert [(one.title, one.owner.name, str(one.due.due_to)) for one in found] == [
        ("Send the list", "Catalonia", "2018-07-01"), ("Draft the note", "Skåne", "2018-08-02"),
    ]  # fmt: skip


def test_three_other_layouts():
    reception = ("", "Reception", ["Collect examples"])
    assert told(layouts.three_columns()) == [reception, ("", "Funding", ["Draft a letter"])]
    assert told(layouts.headings()) == [
        ("", "Reception", ["collect examples"]),
        ("", "Funding", ["draft a letter"]),
    ]
    decided = ["Visit the centre", "Report"]
    assert told(layouts.actions_alone()) == [("", "Reception of minors", decided)]


def test_each_row_names_its_paragraph_and_the_workbook_can_be_brought_in(settings):
    document = reading.document(layouts.two_columns())
    found = proposing.propose(settings, document, "demo", "brussels-2017-09", "notes.docx")
    assert (len(found.of("agenda")), len(found.of("deadlines"))) == (1, 8)  # the other item is there already
    proposal = incoming.propose(settings, found.workbook(), Facts("Notes", date(2018, 5, 2)))
    assert errors(proposal.problems) == []
    rows = {row["title"]: row for row in proposal.source.tables["deadlines"]}
    places = {row["source"]: row["paragraph"] for row in proposal.source.tables["sources"]}
    slides = rows["Send the slides"]
    assert (slides["precision"], slides["owner"], places[slides["source"]]) == (
        "before",
        "Secretariat",
        "table 1, row 4",
    )
    assert "paragraph 1" in places.values()  # every paragraph is a source with a summary to fill in
    assert len(store.history(settings.data, "demo")) == 2


def test_a_row_that_is_left_is_not_in_the_workbook_and_its_actions_stay(settings):
    document = reading.document(layouts.headings())
    found = proposing.propose(settings, document, "demo", "brussels-2017-09", "notes.docx")
    taken = {number for number, row in enumerate(found.rows) if row.facts["title"] != "Reception"}
    proposal = incoming.propose(settings, found.workbook(taken), Facts("Notes", date(2018, 5, 2)))
    assert errors(proposal.problems) == []
    rows = {row["title"]: row for row in proposal.source.tables["deadlines"]}
    assert rows["collect examples"]["agenda_item"] is None
    assert rows["draft a letter"]["agenda_item"] == "brussels-2017-09-4"
    assert "Reception" not in {row["title"] for row in proposal.source.tables["agenda"]}


def test_the_meeting_may_be_the_one_that_the_document_names(settings):
    document = reading.document(layouts.whole())
    found = proposing.propose(settings, document, "demo", "new", "notes.docx")
    (meeting,) = found.of("meetings")
    assert meeting.facts == {
        "meeting": "patras-2018-10", "title": "Task Force meeting", "held_on": date(2018, 10, 20), "place": "Patras",
        "kind": "task force",
    }  # fmt: skip
    there = [row.facts for row in found.of("participation")]
    assert {one["organisation"]: (one["kind"], one["presence"]) for one in there} == {
        "Catalonia": ("region", "present"), "Skåne": ("region", "present"), "DG REGIO": ("EU institution", "present"),
        "secretariat": ("secretariat", "present"), "Crete": ("region", "apologies"),
    }  # fmt: skip
    proposal = incoming.propose(settings, found.workbook(), Facts("Notes", date(2018, 10, 21)))
    assert [problem for problem in errors(proposal.problems) if problem.rule != "day"] == []
    again = proposing.propose(settings, document, "demo", "new", "notes.docx")
    assert [row.facts for row in again.rows] == [row.facts for row in found.rows]


def test_a_document_without_a_decision_or_a_meeting_that_is_not_known_is_refused(settings):
    with pytest.raises(Refused, match="no decision was found"):
        proposing.propose(settings, reading.document(layouts.nothing()), "demo", "brussels-2017-09", "a.docx")
    with pytest.raises(Refused, match="is not a meeting of demo 2018-02-07"):
        proposing.propose(settings, reading.document(layouts.headings()), "demo", "nowhere", "a.docx")
    with pytest.raises(Refused, match="tells no day"):
        proposing.propose(settings, reading.document(layouts.headings()), "demo", "new", "a.docx")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    with pytest.raises(Refused, match="old Word"):
        reading.document(old)


def test_the_command_writes_a_workbook_and_says_what_to_do(settings, tmp_path):
    file, out = tmp_path / "notes.docx", tmp_path / "proposal.xlsx"
    file.write_bytes(layouts.headings())
    command = [f"--data={settings.data}", "minutes", "in", str(file), "--out", str(out), "--set", "demo"]
    shown = CliRunner().invoke(main, [*command, "--meeting", "brussels-2017-09"])
    assert shown.exit_code == 0, shown.output
    assert "2 agenda items, 2 deadlines and 0 organisations more" in shown.output
    assert out.exists()
