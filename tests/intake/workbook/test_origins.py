"""A workbook still merges whatever became of its snapshot, and where that is gone a person says what to compare."""

from datetime import date

import pytest

from dashboard import store
from dashboard.contract.schema import TABLES
from dashboard.intake.workbook import incoming, proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused, errors

pytestmark = pytest.mark.usefixtures("without_rules")
MAY = Facts("May", date(2018, 5, 2))


@pytest.fixture
def propose(settings, pages):
    return lambda onto="": incoming.proposed(settings, b"", pages.sheets(), MAY, "book.xlsx", onto)


def put_identity(pages, name, value):
    row = next(row for row in pages.rows("Snapshot") if row[0] == name)
    row[1] = value


def told(proposal) -> set[str]:
    return {str(change) for change in proposal.changes}


def none(*_, **__):
    return []


def test_a_workbook_of_a_snapshot_that_was_given_another_day_and_label_comes_in(settings, pages, propose):
    newest = store.history(settings.data, "demo")[-1]
    moved = store.redate(settings.data, newest, date(2018, 2, 9), none, "secretariat")
    store.relabel(settings.data, moved, "The right label", "secretariat")
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    proposal = propose()
    assert told(proposal) == {"deadlines, patras: title “Task patras” → “Bureau in Patras”"}
    assert (proposal.base.digest, proposal.is_stale) == (newest.digest, False)


def test_a_workbook_of_a_snapshot_that_was_withdrawn_goes_onto_the_one_before(settings, pages, propose):
    before, newest = store.history(settings.data, "demo")
    store.withdraw(settings.data, newest, "secretariat", "wrong meeting")
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    proposal = propose()
    assert told(proposal) == {"deadlines, patras: title “Task patras” → “Bureau in Patras”"}
    assert proposal.newest.digest == before.digest
    assert any("which was withdrawn since" in problem.sentence for problem in proposal.problems)
    assert proposals.commit(settings, proposal, rebase=True).label == "May"


def test_without_its_snapshot_nothing_is_guessed_and_one_sentence_says_what_to_do(pages, propose):
    put_identity(pages, "digest", "0" * 64)
    with pytest.raises(Refused, match=r"the snapshot 000000000000 it was taken from .*--onto newest") as refused:
        propose()
    assert len(refused.value.problems) == 1
    with pytest.raises(Refused, match="no snapshot of 2001-01-01 in demo; there is demo 2017-09-06 and demo"):
        propose("2001-01-01")


@pytest.mark.parametrize("onto", ["newest", "2018-02-07"])
def test_compared_with_a_snapshot_that_is_there_only_what_no_snapshot_said_is_a_change(settings, pages, propose, onto):
    put_identity(pages, "digest", "0" * 64)
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    pages.put("Deadlines", "minutes", "wording", "in words of its own")
    pages.by_title["Deadlines"].rows[:] = [row for row in pages.rows("Deadlines") if row[0] != "lobbying"]
    proposal = propose(onto)
    assert errors(proposal.problems) == []
    assert told(proposal) == {
        "deadlines, patras: title “Task patras” → “Bureau in Patras”",
        "deadlines, minutes: wording “undated” → “in words of its own”",
    }
    assert any("what it does not have stays as it is (one row)" in problem.sentence for problem in proposal.problems)


def test_a_workbook_of_an_older_contract_keeps_what_it_could_not_hold(settings, pages, propose):
    newest = store.history(settings.data, "demo")[-1]
    later = [(table.name, column.name) for table in TABLES.values() for column in table.columns if column.since > 1]
    pages.put("Deadlines", "patras", "priority", 1)
    made = proposals.commit(settings, propose())
    assert made.digest != newest.digest
    put_identity(pages, "digest", made.digest)
    put_identity(pages, "schema", "1")
    for table, column in later:
        sheet = table.replace("_", " ").capitalize()
        if TABLES[table].since > 1:
            pages.by_title.pop(sheet, None)
        else:
            at = pages.rows(sheet)[0].index(column)
            for row in pages.rows(sheet):
                del row[at : at + 1]
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    assert told(propose()) == {"deadlines, patras: title “Task patras” → “Bureau in Patras”"}
