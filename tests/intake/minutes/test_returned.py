"""A table of follow-ups goes out as a Word file, is filled in, and is understood when it comes back."""

import io
from dataclasses import replace

import pytest
from docx import Document

from dashboard import config
from dashboard.intake import reading
from dashboard.intake.minutes import proposing
from dashboard.intake.workbook import incoming
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused, errors
from dashboard.publish.documents import handouts
from dashboard.say import language
from tests import tiny

pytestmark = pytest.mark.usefixtures("read_here")
ITEM, WHAT, WHO, WHEN, STATUS, OUTCOME, REF = range(7)


@pytest.fixture
def held(tmp_path):
    """Return settings over a tiny record with two open follow-ups, and its choice."""
    rows = tiny.rows()
    note = {**tiny.ROWS["deadlines"][1], "deadline": "note", "title": "Write the note", "waits_for": ""}
    rows["deadlines"].append(note | {"agenda_item": "survey", "source": "minutes"})
    snapshot = tiny.made(tmp_path, rows)
    return replace(config.settings(), data=tmp_path), tiny.choice(tmp_path, snapshot)


def taken_out(choice):
    document = Document(io.BytesIO(handouts.make("follow-ups.docx", choice)))
    (table,) = document.tables
    return document, {row.cells[REF].text.rpartition("#")[2]: row for row in table.rows}


def brought_back(settings, document, name="follow-ups.docx"):
    content = io.BytesIO()
    document.save(content)
    return proposing.propose(settings, reading.document(content.getvalue(), name), "record", "brussels", name)


def changes(settings, proposed):
    content = proposed.workbook()
    proposal = incoming.propose(settings, content, Facts(label="Came back"), "proposal.xlsx")
    assert not errors(proposal.problems)
    return {
        (one.key[0], one.column): one.after
        for one in proposal.changes
        if one.table == "deadlines" and one.kind == "changed" and one.column != "source"
    }


def test_what_is_filled_in_changes_the_follow_up_and_nothing_else(held):
    settings, choice = held
    document, rows = taken_out(choice)
    rows["paper"].cells[STATUS].text = "Completed"
    rows["paper"].cells[OUTCOME].text = "Sent to all members."
    rows["note"].cells[WHO].text = "Catalonia"
    rows["note"].cells[WHEN].text = "15 May 2018"
    proposed = brought_back(settings, document)
    assert not proposed.problems
    found = changes(settings, proposed)
    assert found == {
        ("paper", "status"): "done", ("paper", "outcome"): "Sent to all members.", ("note", "owner"): "Catalonia",
        ("note", "owner_kind"): "region", ("note", "region"): "ES51", ("note", "wording"): "15 May 2018",
        ("note", "due_from"): found["note", "due_to"], ("note", "due_to"): found["note", "due_to"],
        ("note", "precision"): "day",
    }  # fmt: skip
    assert str(found["note", "due_to"]) == "2018-05-15"


def test_a_row_without_a_ref_is_a_new_follow_up(held):
    settings, choice = held
    document, rows = taken_out(choice)
    for at, text in ((WHAT, "Send the slides round"), (WHO, "Secretariat"), (WHEN, "15 May 2018"), (OUTCOME, "Soon.")):
        rows[""].cells[at].text = text
    (row,) = brought_back(settings, document).of("deadlines")
    assert (row.facts["title"], row.facts["owner"]) == ("Send the slides round", "Secretariat")
    assert str(row.facts["due_to"]) == "2018-05-15"


def test_a_row_whose_unseen_key_was_dropped_is_known_by_its_title(held):
    settings, choice = held
    document, rows = taken_out(choice)
    assert rows["paper"].cells[REF].paragraphs[0].runs[0].text.startswith("Minutes")
    rows["paper"].cells[REF].paragraphs[0].runs[-1].text = ""
    rows["paper"].cells[OUTCOME].text = "Half of it is written."
    assert changes(settings, brought_back(settings, document)) == {("paper", "outcome"): "Half of it is written."}


def test_a_table_that_nobody_filled_in_is_refused_in_a_sentence(held):
    settings, choice = held
    with pytest.raises(Refused, match="nothing in this table differs"):
        brought_back(settings, taken_out(choice)[0])


def test_the_table_speaks_the_language_it_is_taken_out_in_and_comes_back_from_it(held):
    settings, choice = held
    with language.speaking("fr"):
        document, rows = taken_out(choice)
    assert rows["Réf."].cells[WHO].text == "Qui"
    rows["paper"].cells[STATUS].text = "Terminé"
    rows["paper"].cells[OUTCOME].text = "Envoyé à tous."
    assert changes(settings, brought_back(settings, document)) == {
        ("paper", "status"): "done", ("paper", "outcome"): "Envoyé à tous.",
    }  # fmt: skip


@pytest.mark.usefixtures("without_rules")
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda rows: rows["note"].cells[REF].merge(rows["paper"].cells[REF]), "merged over several rows"),
        (lambda rows: rows["note"].cells[WHO].merge(rows["note"].cells[WHEN]), "cells of this row are merged"),
        (lambda rows: rows["note"].cells[OUTCOME].merge(rows["note"].cells[REF]), "cells of this row are merged"),
        (lambda rows: rows["note"].cells[ITEM].merge(rows["note"].cells[REF]), "cells of this row are merged"),
        (lambda rows: setattr(rows["note"].cells[REF], "text", "paper"), "stands in an earlier row"),
        (lambda rows: [setattr(rows["note"].cells[at], "text", "nothing") for at in (WHAT, REF)], "has this Ref"),
    ],
)
def test_a_ref_that_is_not_clear_is_named_and_the_rest_is_read(held, spoil, said):
    settings, choice = held
    document, rows = taken_out(choice)
    rows["paper"].cells[OUTCOME].text = "Half of it is written."
    spoil(rows)
    proposed = brought_back(settings, document)
    assert any(said in problem.sentence and "row" in problem.place for problem in proposed.problems)
    assert changes(settings, proposed).keys() <= {("paper", "outcome")}


def test_a_status_that_is_none_leaves_the_status_and_is_said(held):
    settings, choice = held
    document, rows = taken_out(choice)
    rows["paper"].cells[STATUS].text = "who knows"
    (problem,) = brought_back(settings, document).problems
    assert "“who knows” is no status" in problem.sentence
    rows["paper"].cells[STATUS].text = "done"
    (problem,) = brought_back(settings, document).problems
    assert "write one sentence under Outcome" in problem.sentence
