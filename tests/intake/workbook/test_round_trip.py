"""Out and straight back in changes nothing, whatever stands in the cells."""

import hashlib
import io
import zipfile

import openpyxl
import pytest

from dashboard import store
from dashboard.config import Settings
from dashboard.contract.schema import TABLES
from dashboard.intake.workbook import effects, incoming, outgoing, proposals
from dashboard.intake.workbook.merging import key_of
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused, errors
from dashboard.store import filed
from tests.intake.workbook.books import Book
from tests.shipped import each

pytestmark = pytest.mark.usefixtures("read_here")


def written(settings, snapshot) -> bytes:
    codes = proposals.codes(settings.reference)
    return outgoing.write(snapshot, store.contents(snapshot), codes)


def test_out_and_straight_back_in_is_an_empty_difference(settings, plain):
    proposal = incoming.propose(settings, plain, Facts())
    assert (proposal.problems, proposal.changes, proposal.is_stale) == ([], [], False)
    assert proposal.source.origin == f"workbook sha256:{hashlib.sha256(plain).hexdigest()}"


def test_saving_it_in_another_program_changes_nothing(settings, book):
    proposal = incoming.propose(settings, book.content(), Facts())
    assert (proposal.problems, proposal.changes) == ([], [])


@pytest.mark.parametrize("snapshot", each(step=3))
def test_shipped_snapshots_come_back_unchanged(snapshot):
    settings = Settings()
    proposal = incoming.propose(settings, written(settings, snapshot), Facts())
    assert (errors(proposal.problems), proposal.mine) == ([], [])


def test_the_same_snapshot_gives_the_same_bytes(settings, plain):
    assert written(settings, store.history(settings.data, "demo")[-1]) == plain


def test_it_has_a_sheet_a_table_and_its_identity_hidden(plain):
    book = openpyxl.load_workbook(io.BytesIO(plain))
    titles = [name.replace("_", " ").capitalize() for name in TABLES]
    assert book.sheetnames == ["How to", *titles, "Lists", "Codes", "Snapshot"]
    assert {sheet.title for sheet in book if sheet.sheet_state != "visible"} == {"Lists", "Snapshot"}
    assert all(book[title].freeze_panes for title in titles)
    assert "SYNTHETIC" in book["How to"]["A3"].value


def test_lists_are_drawn_from_a_range_and_the_header_alone_is_locked(plain):
    sheet = openpyxl.load_workbook(io.BytesIO(plain))["Deadlines"]
    lists = {str(one.sqref).split(":")[0]: one for one in sheet.data_validations.dataValidation}
    header = [cell.value for cell in sheet[1]]
    status = sheet.cell(2, header.index("status") + 1).coordinate
    assert lists[status].formula1.startswith("Lists!$")
    assert lists[status].errorStyle in (None, "stop")
    assert lists[sheet.cell(2, header.index("meeting") + 1).coordinate].formula1.startswith("'Meetings'!")
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet["A1"].protection.locked
    assert not sheet["A2"].protection.locked
    assert not sheet.protection.insertRows  # False: not forbidden


def test_nothing_in_it_is_a_formula_or_a_link(plain):
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                assert b"<f>" not in archive.read(name)
                assert b"<hyperlink" not in archive.read(name)


def test_a_text_that_excel_would_cut_is_refused(settings):
    newest = store.history(settings.data, "demo")[-1]
    tables = store.contents(newest)
    tables["practices"][0]["summary"] = "x" * 40_000
    with pytest.raises(Refused, match="40000 characters"):
        outgoing.write(newest, tables, {})


def test_a_number_longer_than_a_cell_keeps_goes_out_as_text(settings):
    newest = store.history(settings.data, "demo")[-1]
    tables = store.contents(newest)
    tables["populations"][0]["population"] = 2**53 + 1
    content = outgoing.write(newest, tables, proposals.codes(settings.reference))
    proposal = incoming.propose(settings, content, Facts())
    assert [(change.column, change.after) for change in proposal.changes] == [("population", 2**53 + 1)]


def test_a_table_too_large_for_a_sheet_goes_out_empty_and_takes_what_is_new(settings, monkeypatch):
    newest = store.history(settings.data, "demo")[-1]
    monkeypatch.setattr(filed, "MANY", newest.rows["responses"])
    book = Book(written(settings, newest))
    assert [row[0].value for row in book.book["Responses"].iter_rows() if row[0].value] == ["region"]
    assert any("The sheet Responses is empty" in str(cell.value) for cell in book.book["How to"]["A"])
    assert incoming.propose(settings, book.content(), Facts()).changes == []
    held = store.contents(newest)["responses"]
    new = held[0] | {"received_on": newest.date, "need": "some"}
    book.add("Responses", **new)
    proposal = incoming.propose(settings, book.content(), Facts())
    assert [(change.kind, change.key) for change in proposal.changes] == [("added", key_of(TABLES["responses"], new))]
    assert len(proposal.source.tables["responses"]) == len(held) + 1
    (shown,) = effects.rows(proposal)
    assert (shown.kind, {one.name: one.after for one in shown.fields}["need"]) == ("added", "some")
