"""Each fault of a workbook is named at its cell, with what to do; all of them at once."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.intake.reading import Odd, Sheet
from dashboard.intake.workbook import incoming, typed, understanding
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Problem, Refused, errors


def said(problems: list[Problem]) -> dict[str, str]:
    return {problem.place: problem.sentence for problem in errors(problems)}


@pytest.fixture
def propose(settings, pages):
    return lambda: incoming.proposed(settings, b"", pages.sheets(), Facts(day=date(2018, 5, 2)), "book.xlsx")


def faults(pages) -> dict[str, str]:
    return said(typed.tables(pages.sheets()).problems)


CELLS = [
    ("Deadlines", "patras", "status", "plannd", "perhaps “planned”"),
    ("Deadlines", "patras", "due_to", "31/04/2018", "write it as 2018-02-07"),
    ("Deadlines", "patras", "due_to", "2018-13", "not a day of the calendar"),
    ("Deadlines", "patras", "due_to", "2018-02-30", "not a day of the calendar"),
    ("Deadlines", "patras", "due_to", 43167, "the number 43167 is not a day"),
    ("Deadlines", "patras", "due_to", Odd("moment", "2018-03-08 12:00:00"), "a day with a time"),
    ("Deadlines", "patras", "wording", date(2018, 3, 8), "a day stands here"),
    ("Deadlines", "patras", "latitude", "38,250", "with a point"),
    ("Deadlines", "patras", "title", None, "must not be empty"),
    ("Deadlines", "patras", "title", "\u00a0\u200b", "must not be empty"),
    ("Deadlines", "patras", "title", True, "yes-or-no"),
    ("Deadlines", "patras", "title", Odd("formula", "=A1&B1"), "has no value"),
    ("Deadlines", "patras", "title", Odd("error", "#REF!"), "could not work this out (#REF!)"),
    ("Deadlines", "patras", "due_to", Odd("time", "12:00:00"), "a time stands here"),
    ("Populations", "EL30", "non_nationals_share", Odd("percent", "13.7%"), "a percentage stands here (13.7%)"),
    ("Populations", "EL30", "as_of", Odd("early", "1900-01-01"), "before March 1900"),
    ("Agenda", "item-1", "position", 1.5, "not a whole number"),
    ("Agenda", "item-1", "position", "1 000 x", "not a whole number"),
    ("Agenda", "item-2", "number", 3.1, "lost zeros"),
    ("Participation", "brussels-2017-09", "spoke", "perhaps", "neither true nor false"),
    ("Projects", "mipex-r", "summary", "x" * 40_000, "a cell of Excel takes 32767; shorten it"),
]


@pytest.mark.parametrize(("sheet", "key", "column", "value", "words"), CELLS)
def test_a_bad_cell_is_named_with_what_to_do(pages, sheet, key, column, value, words):
    place = pages.put(sheet, key, column, value)
    found = faults(pages)
    assert list(found) == [place]
    assert words in found[place]


def test_all_faults_are_named_at_once_beside_the_rules_that_every_commit_keeps(propose, pages):
    expected = {
        pages.put("Deadlines", "paper", "status", "plannd"): "perhaps “planned”",
        pages.put("Deadlines", "patras", "precision", "month"): "are not a month",
        pages.put("Deadlines", "kick-off", "region", "Attyka"): "perhaps “EL30” (Attica)",
        pages.put("Deadlines", "lobbying", "agenda_item", "item1"): "perhaps “item-1”",
        pages.put("Participation", "brussels-2017-09", "people", -3): "from 1 to 500",
        pages.put("Sources", "min-2", "publisher", "someone@example.org"): "never stored",
        pages.put("Deadlines", "minutes", "closed_on", date(2030, 1, 1)): "later than the snapshot",
    }
    found = said(propose().problems)
    assert found.keys() == expected.keys()
    assert all(words in found[place] for place, words in expected.items())


def test_a_bad_cell_hides_no_other_cell_of_its_row(propose, pages):
    places = [
        pages.put("Meetings", "brussels-2017-09", "held_on", "31.9.2017"),
        pages.put("Deadlines", "patras", "meeting", "brusels"),
        pages.put("Deadlines", "patras", "project", "mipex"),
        pages.put("Deadlines", "patras", "status", "plannd"),
        pages.put("Deadlines", "patras", "source", "min-9"),
        pages.put("Deadlines", "paper", "outcome", "Ask someone@example.org"),
        pages.put("Deadlines", "paper", "latitude", "38,250"),
    ]
    assert [problem.place for problem in errors(propose().problems)] == sorted(places, key=in_order)


def in_order(place: str) -> tuple:
    sheet, _, cell = place.partition("!")
    letters = cell.rstrip("0123456789")
    return sheet != "Meetings", int(cell[len(letters) :]), len(letters), letters


def test_a_row_that_was_taken_out_is_told_once_with_every_cell_that_names_it(propose, pages):
    rows = pages.rows("Meetings")
    rows.remove(next(row for row in rows if row[0] == "brussels-2017-09"))
    typo = pages.put("Deadlines", "patras", "meeting", "brussels")
    gone, wrong = (problem for problem in errors(propose().problems) if problem.rule == "references")
    assert gone.place == "Agenda!B2, B3; Participation!A2, A3; Deadlines!G2, G3, G4, G5"
    assert "the row “brussels-2017-09” of Meetings is gone" in gone.sentence
    assert wrong.place == typo


def test_a_key_that_cannot_be_read_is_told_and_what_never_was_a_key_beside_it(propose, pages):
    key = pages.put("Agenda", "item-1", "agenda_item", Odd("error", "#REF!"))
    typo = pages.put("Deadlines", "lobbying", "agenda_item", "item-7")
    assert list(said(propose().problems)) == [key, typo]


def test_rows_above_the_names_of_the_columns_are_named_and_the_rest_is_read(propose, pages):
    sheet, row = pages.put("Deadlines", "paper", "status", "plannd").split("!")
    pages.rows("Deadlines")[:0] = [["Follow-ups of the year"], [None]]
    letters = row.rstrip("0123456789")
    place = f"{sheet}!{letters}{int(row[len(letters) :]) + 2}"
    found = said(propose().problems)
    assert list(found) == ["Deadlines!A1", place]
    assert "stand in row 3; delete the rows above" in found["Deadlines!A1"]


def test_what_nobody_sees_is_cleaned(pages):
    before = typed.tables(pages.sheets()).tables
    pages.put("Deadlines", "patras", "title", "\u00a0Task\u200b patras ")
    pages.put("Participation", "brussels-2017-09", "people", "3")
    pages.put("Practices", "odd-text", "title", "_x0041_ e\u0301 ’")
    written = typed.tables(pages.sheets())
    assert (written.tables, written.problems) == (before, [])


def test_a_number_where_text_belongs_is_read_and_reported(pages):
    place = pages.put("Agenda", "item-1", "number", 7)
    written = typed.tables(pages.sheets())
    assert [(problem.level, problem.place) for problem in written.problems] == [("finding", place)]
    assert "zeros in front" in written.problems[0].sentence
    assert written.tables["agenda"][0]["number"] == "7"


def test_names_of_columns_may_be_written_with_spaces_and_capitals(pages):
    before = typed.tables(pages.sheets()).tables
    pages.rows("Agenda")[0][:] = [name.replace("_", " ").title() for name in pages.rows("Agenda")[0]]
    written = typed.tables(pages.sheets())
    assert (written.tables, written.problems) == (before, [])


def test_reordered_columns_are_fine(pages):
    before = typed.tables(pages.sheets()).tables
    pages.rows("Agenda")[:] = [list(reversed(row)) for row in pages.rows("Agenda")]
    written = typed.tables(pages.sheets())
    assert (written.tables, written.problems) == (before, [])


@pytest.mark.parametrize(
    ("name", "words"),
    [(None, "“title” is missing"), ("titel", "rename “titel” to “title”"), ("number", "there 2 times")],
)
def test_missing_renamed_and_doubled_columns_are_named(pages, name, words):
    at = pages.rows("Agenda")[0].index("title")
    pages.rows("Agenda")[0][at] = name
    assert any(words in sentence for sentence in faults(pages).values())


@pytest.mark.parametrize(
    ("titles", "is_ours"),
    [
        (("Snapshot",), True), (("agenda ", "Sources"), True), (("Agenda", "Sheet1"), False), (("Sheet1",), False),
        ((), False),
    ],
)  # fmt: skip
def test_a_workbook_is_known_by_the_sheet_that_says_so_or_by_two_of_its_tables(titles, is_ours):
    assert typed.is_workbook([Sheet(title, False, [["x"]], [], []) for title in titles]) is is_ours


def test_a_column_of_ones_own_is_named(pages):
    notes = [("my notes", None), (None, None), (None, "x")]
    for row, (note, scribble) in zip(pages.rows("Agenda"), notes, strict=True):
        row += [note, scribble]
    assert set(faults(pages)) == {"Agenda!G1", "Agenda!H3"}


def test_sheets_that_are_missing_renamed_extra_or_doubled_are_named(pages):
    pages.by_title["Agenda"] = replace(pages.by_title["Agenda"], title="Agendas")
    pages.by_title["My notes"] = Sheet("My notes", False, [["hello"]], [], [])
    pages.by_title["again"] = replace(pages.by_title["Sources"], title="SOURCES ")
    problems = typed.tables(pages.sheets()).problems
    assert "rename “Agendas” to “Agenda”" in said(problems)["Agenda"]
    assert "two sheets" in said(problems)["SOURCES "]
    assert [problem.level for problem in problems if problem.place == "My notes"] == ["finding"]


def test_merged_cells_are_errors_and_hidden_rows_are_told(pages):
    pages.by_title["Deadlines"] = replace(pages.by_title["Deadlines"], merged=["B2:C3"], hidden_rows=[4])
    problems = typed.tables(pages.sheets()).problems
    assert "unmerge" in said(problems)["Deadlines!B2:C3"]
    assert [(one.level, one.place) for one in problems if "hidden" in one.sentence] == [("finding", "Deadlines!A4")]


def test_a_key_that_is_there_twice_names_both_rows(propose, pages):
    line = pages.add("Sources", source="min-1", document="Again")
    sentence = "“min-1” stands in row 2 already; keep one row, or give this one another key"
    assert said(propose().problems) == {f"Sources!A{line}": sentence}


def test_a_key_that_looks_like_another_or_is_no_short_name_is_a_finding(pages):
    alike = pages.add("Sources", source="Min_1", document="Minutes")
    odd = pages.add("Sources", source="the new one, by us", document="Notes")
    found = {one.place: one for one in typed.tables(pages.sheets()).problems}
    assert {one.level for one in found.values()} == {"finding"}
    assert "“Min_1” looks like “min-1” with another key" in found[f"Sources!A{alike}"].sentence
    assert "such as patras-bureau" in found[f"Sources!A{odd}"].sentence


def test_a_workbook_from_before_a_column_was_there_comes_back(propose, pages):
    """Without a column that held something, though, that would be lost."""
    without(pages, "Contradictions", "deadline")
    without(pages, "Contradictions", "other_deadline")
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    assert errors(propose().problems) == []
    without(pages, "Projects", "summary")
    assert "“summary” is missing" in said(propose().problems)["Projects"]


def without(pages, sheet: str, column: str) -> None:
    rows = pages.rows(sheet)
    at = rows[0].index(column)
    rows[:] = [row[:at] + row[at + 1 :] for row in rows]


def test_a_wrong_key_is_told_once_and_not_again_by_what_refers_to_it(propose, pages):
    place = pages.put("Meetings", "brussels-2017-09", "meeting", Odd("error", "#REF!"))
    assert list(said(propose().problems)) == [place]


def test_a_circle_of_waiting_and_an_owner_without_a_kind_are_named_at_their_cells(propose, pages):
    circle = pages.put("Deadlines", "minutes", "waits_for", "kick-off")  # which waits for the minutes
    kind = pages.put("Deadlines", "paper", "owner_kind", None)
    found = {problem.place: problem for problem in propose().problems}
    assert (found[circle].level, "it waits for itself, round minutes" in found[circle].sentence) == ("error", True)
    assert (found[kind].level, "is not recorded; choose one" in found[kind].sentence) == ("finding", True)


def test_a_key_that_was_emptied_is_given_back_by_the_title(propose, pages):
    place = pages.put("Meetings", "brussels-2017-09", "meeting", None)
    proposal = propose()
    assert errors(proposal.problems) == []
    assert proposal.changes == []
    assert [problem.place for problem in proposal.problems if problem.rule == understanding.RULE] == [place]


def test_a_workbook_without_its_hidden_sheet_is_refused(propose, pages):
    del pages.by_title["Snapshot"]
    with pytest.raises(Refused, match="which snapshot"):
        propose()


def test_a_workbook_from_elsewhere_is_refused(propose, pages):
    next(row for row in pages.rows("Snapshot") if row[0] == "digest")[1] = "0" * 64
    with pytest.raises(Refused, match="the snapshot 000000000000 it was taken from"):
        propose()


def test_nothing_is_written_by_looking(settings, propose, pages):
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    before = {path: path.stat().st_mtime_ns for path in settings.data.rglob("*")}
    assert propose().changes
    assert {path: path.stat().st_mtime_ns for path in settings.data.rglob("*")} == before
