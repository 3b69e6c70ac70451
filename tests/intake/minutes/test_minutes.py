"""Minutes become proposed rows in a workbook, each with its paragraph; nothing is committed."""

from datetime import date

import pytest
from click.testing import CliRunner

from dashboard import store
from dashboard.commands import main
from dashboard.intake import reading
from dashboard.intake.minutes import proposing
from dashboard.intake.minutes.actions import items
from dashboard.intake.workbook import incoming
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused, errors
from tests.intake.minutes import layouts

pytestmark = pytest.mark.usefixtures("read_here")


def told(content: bytes) -> list[tuple[str, str, list[str]]]:
    return [
        (item.number, item.title, [action.text for action in item.actions]) for item in items(reading.blocks(content))
    ]


def test_the_table_of_two_columns():
    assert told(layouts.two_columns()) == [
        ("1", "Plan of work", [
            "Timetable: 4/10/17: last day for replies (Note: moved to 30/11)",
            "Timetable: Beg. 2018: paper on reception",
            "Timetable: 1st semester 2018: results", "Timetable: Ongoing: help with projects",
            "Members to comment on the index", "secretariat to send the slides by 15 September 2017",
        ]),
        ("2", "Projects", ["Partners meet on 7-8 November 2017", "next meeting in spring 2018"]),
    ]  # fmt: skip


def test_dates_with_a_colon_begin_an_action_and_a_label_alone_is_none():
    line = "4/10/17: last replies 30/11/17: first paper Beg. 2018: results; Next steps:"
    table = reading.Block("table 1, row 1", True, [["DEBATE"], ["/FOLLOW-UP"]], [False, False])
    row = reading.Block("table 1, row 2", True, [["Said."], [line]], [False, False])
    (item,) = items([table, row])
    assert [action.text for action in item.actions] == [
        "4/10/17: last replies", "30/11/17: first paper", "Beg. 2018: results"
    ]  # fmt: skip


def test_three_other_layouts():
    reception = ("", "Reception", ["Collect examples by end of June 2018"])
    assert told(layouts.three_columns()) == [reception, ("", "Funding", ["Draft a letter in Q3 2018"])]
    assert told(layouts.headings()) == [
        ("", "Reception", ["collect examples before 1 March 2018"]),
        ("", "Funding", ["draft a letter once the call is open"]),
    ]
    decided = ["Visit the centre in October 2018", "Report in 2019"]
    assert told(layouts.actions_alone()) == [("", "Reception of minors", decided)]


def test_each_row_names_its_paragraph_and_the_workbook_can_be_brought_in(settings):
    blocks = reading.blocks(layouts.two_columns())
    found = proposing.propose(settings, blocks, "demo", "brussels-2017-09", "notes.docx")
    assert (len(found.items), len(found.deadlines)) == (1, 8)  # the other item is there already
    proposal = incoming.propose(settings, found.workbook, Facts("Notes", date(2018, 5, 2)))
    assert errors(proposal.problems) == []
    rows = {row["title"]: row for row in proposal.source.tables["deadlines"]}
    places = {row["source"]: row["paragraph"] for row in proposal.source.tables["sources"]}
    slides = rows["secretariat to send the slides by 15 September 2017"]
    assert (slides["precision"], slides["owner"], places[slides["source"]]) == ("before", None, "table 1, row 4")
    assert len(store.history(settings.data, "demo")) == 2


def test_a_document_without_a_decision_or_a_meeting_that_is_not_known_is_refused(settings):
    with pytest.raises(Refused, match="no decision was found"):
        proposing.propose(settings, reading.blocks(layouts.nothing()), "demo", "brussels-2017-09", "a.docx")
    with pytest.raises(Refused, match="is not a meeting of demo 2018-02-07"):
        proposing.propose(settings, reading.blocks(layouts.headings()), "demo", "nowhere", "a.docx")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    with pytest.raises(Refused, match="old Word"):
        reading.blocks(old)


def test_the_command_writes_a_workbook_and_says_what_to_do(settings, tmp_path):
    file, out = tmp_path / "notes.docx", tmp_path / "proposal.xlsx"
    file.write_bytes(layouts.headings())
    command = [f"--data={settings.data}", "minutes", "in", str(file), "--out", str(out), "--set", "demo"]
    shown = CliRunner().invoke(main, [*command, "--meeting", "brussels-2017-09"])
    assert shown.exit_code == 0, shown.output
    assert "2 agenda items and 2 deadlines more" in shown.output
    assert out.exists()
