"""Replies from files of every shape become answers; what cannot be matched is listed with what is nearest."""

from datetime import date, datetime

import pytest
from click.testing import CliRunner

from dashboard import store
from dashboard.commands import main
from dashboard.config import Settings
from dashboard.intake import reading
from dashboard.intake.survey import incoming, mapping
from dashboard.intake.workbook import proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused, errors
from tests import tiny
from tests.intake.survey import files

pytestmark = pytest.mark.usefixtures("read_here")
MAY = Facts("Replies", date(2018, 5, 2))


@pytest.fixture
def propose(settings, without_rules):
    """Return a function that reads a file and gives what it proposes and the mapping for the next file."""

    def told(content, known=None):
        sheets = reading.sheets(content, incoming.KINDS)
        titles = incoming.titles(settings, sheets, "demo", known or {})
        return incoming.propose(settings, content, sheets, "demo", known or {}, MAY, "file"), titles.text()

    return told


def answers(proposal) -> set[tuple]:
    added = {change.key for change in proposal.changes if change.table == "responses" and change.kind == "added"}
    return {
        (
            row["region"],
            row["question"],
            row["formal_role"],
            row["informal_role"],
            row["answer"],
            str(row["received_on"]),
        )
        for row in proposal.source.tables["responses"]
        if (row["region"], row["question"], row["received_on"]) in added
    }


LATER = ("ES51", "q-health", "exclusive", "leading", None, "2018-03-01")
EARLIER = ("ES51", "q-open", None, None, "Yes, a lot", "2018-03-01")
OPEN = ("EL30", "q-open", None, None, "–", "2018-03-02")
ATTICA = ("EL30", "q-health", "none", None, None, "2018-03-02")


@pytest.mark.parametrize(
    "content", [files.eusurvey(), files.ods(), files.eusurvey(split=3)], ids=["xlsx", "ods", "split"]
)
def test_the_spreadsheets_of_eusurvey_are_read(propose, content):
    proposal, _ = propose(content)
    assert errors(proposal.problems) == []
    assert answers(proposal) == {LATER, OPEN, ATTICA, EARLIER}


def test_an_earlier_reply_of_the_same_day_is_a_finding_that_says_what_it_said(propose):
    proposal, _ = propose(files.eusurvey())
    finding, counted = proposal.problems
    assert counted.sentence == ("3 replies can come in with 4 answers; 1 answer said twice, of which the later counts")
    assert (finding.level, finding.place, finding.row) == ("finding", "Content!A5", "ES51 + q-health + 2018-03-01")
    assert finding.sentence == (
        "a later reply of the same day counts for “q-health”; this one said formal_role shared; informal_role active"
    )


def test_past_253_columns_a_reply_has_its_number_on_every_sheet(propose):
    """The second reply has nothing on the second sheet: the third one's answers there stay its own."""
    more = [f"Question {number}" for number in range(248)]
    header = ["Name of your region", "Last Update", *more, "Health?: formal role", "Anything else?"]
    day, fill = datetime(2018, 3, 1, 9, 30), ["–"] * 248
    rows = [
        ["Catalunya", day, *fill, "shared", None],
        ["Andalucía", day, *fill, None, None],
        ["Attiki", day, *fill, "none", "Later"],
    ]
    proposal, _ = propose(files.eusurvey(rows, header), dict.fromkeys(more, "ignored"))
    assert errors(proposal.problems) == []
    assert answers(proposal) == {
        ("ES51", "q-health", "shared", None, None, "2018-03-01"),
        ("EL30", "q-health", "none", None, None, "2018-03-01"),
        ("EL30", "q-open", None, None, "Later", "2018-03-01"),
    }


def test_its_xml_says_the_same(propose):
    proposal, _ = propose(files.xml())
    assert errors(proposal.problems) == []
    assert answers(proposal) == {LATER, OPEN}


def test_a_plain_table_of_another_tool_is_read(propose):
    proposal, _ = propose(files.plain())
    assert errors(proposal.problems) == []
    assert answers(proposal) == {
        ("ES51", "q-health", "exclusive", None, None, "2018-03-01"),
        ("ES62", "q-health", "none", None, None, "2018-03-04"),
    }


def test_earlier_answers_stay_and_the_source_is_added(propose):
    proposal, _ = propose(files.eusurvey())
    assert {change.kind for change in proposal.changes} == {"added"}
    assert ("sources", (incoming.SOURCE,)) in {(change.table, change.key) for change in proposal.changes}
    assert all(row["is_synthetic"] for row in proposal.source.tables["responses"])


def test_without_a_question_the_reader_is_told_where_questions_are_written(tmp_path):
    tiny.unchecked(tmp_path, tiny.rows(questions=[], responses=[]))
    with pytest.raises(Refused, match="sheet “Questions” of the workbook"):
        incoming.titles(Settings(data=tmp_path), reading.sheets(files.eusurvey()), "record", {})


def test_what_is_not_known_is_listed_with_what_is_nearest(propose):
    header = [*files.HEADER[:3], "Anything other?", *files.HEADER[4:]]
    day = datetime(2018, 3, 1)
    rows = [["Katelonja", "shared", None, "Much", None, day], ["Attiki", "share", None, None, None, day]]
    rows += [["Attiki", "shared", None, None, None, "the first of March"]]
    proposal, text = propose(files.eusurvey(rows, header))
    assert [problem.place for problem in errors(proposal.problems)] == ["Content!D4"]
    said = {problem.place: problem.sentence for problem in proposal.problems}
    assert "perhaps “q-open answer”" in said["Content!D4"]
    assert "perhaps “Catalonia”; this reply is left out" in said["Content!A5"]
    assert "perhaps “shared”; this reply is left out" in said["Content!B6"]
    assert "write it as 2018-02-07; this reply is left out" in said["Content!F7"]
    assert "Anything other?,,q-open answer" in text
    assert "Name of your region = Katelonja,,ES51" in text
    assert "Health?: formal role = share,,shared" in text
    assert answers(proposal) == set()


def test_two_columns_that_mean_the_same_are_both_named(propose):
    """The one written last counted in silence, and an empty one took an answer away."""
    header, rows = [*files.HEADER, "Health?: formal role"], [[*row, "none"] for row in files.REPLIES]
    proposal, _ = propose(files.eusurvey(rows, header))
    assert [(problem.place, problem.sentence) for problem in errors(proposal.problems)] == [(
        "Content!G4",
        "“Health?: formal role” means “q-health formal_role”, and so does “Health?: formal role” (Content!B4); "
        "delete one of the two columns",
    )]  # fmt: skip
    header[-1] = "Competence by law"
    proposal, _ = propose(files.eusurvey(rows, header), {"Competence by law": "q-health formal_role"})
    assert "leave one of them out (ignored)" in errors(proposal.problems)[0].sentence
    header[-1] = files.HEADER[0]
    proposal, _ = propose(files.eusurvey(rows, header))
    assert "delete one of the two columns" in errors(proposal.problems)[0].sentence


def test_the_mapping_is_kept_and_used_again(propose, tmp_path):
    header = ["Territory", "Competence by law", *files.HEADER[2:]]
    assert len(errors(propose(files.eusurvey(header=header))[0].problems)) == 1
    known = {"Territory": "region", "Competence by law": "q-health formal_role"}
    proposal, text = propose(files.eusurvey(header=header), known)
    assert errors(proposal.problems) == []
    (tmp_path / "kept.csv").write_text(text, "utf-8")
    assert mapping.read(tmp_path / "kept.csv")["Competence by law"] == "q-health formal_role"
    proposal, _ = propose(files.eusurvey(header=header), {**known, "Competence by law": "q-health colour"})
    assert "which is no question" in errors(proposal.problems)[0].sentence


def test_titles_are_kept_also_where_the_region_is_not_among_them(settings, tmp_path):
    """Else nobody could say which one it is."""
    file = tmp_path / "replies.xlsx"
    rows = [["Ekeby", *row[1:]] for row in files.REPLIES]
    file.write_bytes(files.eusurvey(rows, header=["Territory", *files.HEADER[1:]]))
    command = [f"--data={settings.data}", "survey", "in", str(file), "--set", "demo"]
    shown = CliRunner().invoke(main, command)
    assert (shown.exit_code, "give that meaning (region)" in shown.output) == (1, True), shown.output
    kept = file.with_suffix(".mapping.csv")
    kept.write_text(kept.read_text("utf-8").replace("Territory,", "Territory,region"), "utf-8")
    assert CliRunner().invoke(main, command).exit_code == 0


def test_the_same_file_again_changes_nothing(settings, propose):
    proposal, _ = propose(files.eusurvey())
    proposals.commit(settings, proposal)
    again, _ = propose(files.eusurvey())
    assert again.changes == []


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"<a/>", "not an export of EUSurvey"), (b"a;b\n", "no reply"), (b"MZ", "a program"), (b"%PDF", "a PDF")],
)
def test_other_files_are_refused_in_one_sentence(propose, content, words):
    with pytest.raises(Refused, match=words):
        propose(content)


def test_the_command_shows_then_commits(settings, tmp_path):
    file = tmp_path / "replies.xlsx"
    file.write_bytes(files.eusurvey())
    command = [f"--data={settings.data}", "survey", "in", str(file), "--set", "demo"]
    shown = CliRunner().invoke(main, command)
    assert (shown.exit_code, "responses, ES51 + q-health + 2018-03-01: added" in shown.output) == (0, True), (
        shown.output
    )
    assert file.with_suffix(".mapping.csv").exists()
    done = CliRunner().invoke(main, [*command, "--commit", "--date", "2018-05-02", "--label", "Replies"])
    assert "Committed demo 2018-05-02" in done.output
    assert len(store.history(settings.data, "demo")) == 3
