"""A workbook still merges whatever became of its snapshot, and where that is gone a person says what to compare."""

from datetime import date

import pytest

from dashboard import store
from dashboard.contract.schema import TABLES
from dashboard.intake.workbook import incoming, origins, proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused, errors
from tests.intake.workbook.books import Pages

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
    assert any("what it does not have stays as it is (1 row)" in problem.sentence for problem in proposal.problems)


def aged(pages, digest: str) -> None:
    """Make of a workbook one of the first contract, taken from a snapshot: without all columns and sheets of later."""
    put_identity(pages, "digest", digest)
    put_identity(pages, "schema", "1")
    for table in TABLES.values():
        sheet = table.name.replace("_", " ").capitalize()
        if table.since > 1:
            pages.by_title.pop(sheet, None)
            continue
        for column in [column.name for column in table.columns if column.since > 1]:
            at = pages.rows(sheet)[0].index(column)
            for row in pages.rows(sheet):
                del row[at : at + 1]


def test_a_workbook_of_an_older_contract_keeps_what_it_could_not_hold(settings, pages, propose):
    newest = store.history(settings.data, "demo")[-1]
    pages.put("Deadlines", "patras", "priority", 1)
    made = proposals.commit(settings, propose())
    assert made.digest != newest.digest
    aged(pages, made.digest)
    pages.put("Deadlines", "patras", "title", "Bureau in Patras")
    assert told(propose()) == {"deadlines, patras: title “Task patras” → “Bureau in Patras”"}


def test_of_two_workbooks_from_one_base_the_older_keeps_the_columns_that_only_the_other_has(settings, pages, read):
    base = store.history(settings.data, "demo")[-1]
    old = Pages(read)
    aged(old, base.digest)
    old.put("Deadlines", "patras", "title", "Bureau in Patras")
    pages.put("Deadlines", "patras", "priority", 1)
    for sheets in (pages.sheets(), old.sheets()):
        proposal = incoming.proposed(settings, b"", sheets, Facts("May", date(2018, 5, 2)), "book.xlsx")
        made = proposals.commit(settings, proposal, rebase=True)
    row = next(row for row in store.contents(made)["deadlines"] if row["deadline"] == "patras")
    assert (row["priority"], row["title"]) == (1, "Bureau in Patras")


def test_what_snapshots_have_in_common_is_read_once(settings, monkeypatch):
    read, contents = [], store.contents
    history = store.commits(settings.data, "demo")

    def noted(one, names):
        read.extend((name, one.hashes[name]) for name in names)
        return contents(one, names)

    monkeypatch.setattr(store, "contents", noted)
    said = origins._said(history, TABLES)
    assert len(history) > 1
    assert len(read) == len(set(read)) == len({(name, one.hashes[name]) for one in history for name in one.hashes})
    assert {"Task patras"} <= said["deadlines"][("patras",)]["title"]
