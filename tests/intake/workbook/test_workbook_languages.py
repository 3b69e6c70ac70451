"""A workbook in another language: it comes back whole, and so does one with words of both."""

import io

import openpyxl
import pytest

from dashboard import store
from dashboard.contract.schema import REFERENCE, TABLES
from dashboard.intake.workbook import incoming, names, outgoing, proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import errors
from dashboard.say import faults, language

pytestmark = pytest.mark.usefixtures("read_here")
OTHERS = [one for one in language.languages() if one != language.ENGLISH]


@pytest.fixture
def french(settings):
    """Return the newest snapshot as a French workbook, to change."""
    newest = store.history(settings.data, "demo")[-1]
    with language.speaking("fr"):
        content = outgoing.write(newest, store.contents(newest), proposals.codes(settings.reference))
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_nothing_of_it_is_english_but_its_hidden_sheets(french):
    assert french.sheetnames[:2] == ["Mode d’emploi", "Réunions"]
    assert french["Échéances"]["A1"].value == "Échéance"
    assert french["Mode d’emploi"]["A1"].value.startswith("Comment travailler")
    assert {sheet.title for sheet in french if sheet.sheet_state != "visible"} == {"Lists", "Snapshot"}
    statuses = {cell.value for cell in column(french["Échéances"], "Statut")}
    assert statuses <= {"prévu", "en cours", "en attente", "fait", "abandonné"}
    assert "Régions\u00a0: nom" in [cell.value for cell in french["Codes"][1]]


@pytest.mark.parametrize("spoken", ["en", "fr"])
def test_it_comes_back_unchanged_whoever_reads_it(settings, french, spoken):
    with language.speaking(spoken):
        proposal = incoming.propose(settings, saved(french), Facts())
    assert (proposal.problems, proposal.changes) == ([], [])


def test_words_of_both_languages_are_understood(settings, french):
    sheet = french["Échéances"]
    sheet.title = "Deadlines"
    for cell in sheet[1]:
        cell.value = "due_to" if cell.value == "Dû au" else cell.value
    status = column(sheet, "Statut")[0]
    status.value = "done" if status.value != "fait" else "planned"
    proposal = incoming.propose(settings, saved(french), Facts())
    assert [(one.table, one.column) for one in proposal.changes] == [("deadlines", "status")]


def test_a_fault_is_told_in_the_language_that_is_spoken_at_the_cell_as_it_is_called(settings, french):
    column(french["Échéances"], "Statut")[0].value = "fini"
    french["Réunions"]["A1"].value = "Réunionn"
    with language.speaking("fr"):
        found = errors(incoming.propose(settings, saved(french), Facts()).problems)
        said = {faults.line(one) for one in found}
    assert any(one.startswith("Échéances!") and "« fini »" in one.replace("\u00a0", " ") for one in said)
    assert any("renommez" in one and "Réunion" in one for one in said)


@pytest.mark.parametrize("code", OTHERS)
def test_no_two_columns_or_listed_values_of_a_table_are_called_the_same(code):
    with language.speaking(code):
        assert len({names.title(name) for name in TABLES}) == len(TABLES)
        assert all(len(names.title(name)) <= 31 for name in TABLES)
        for table in TABLES.values():
            headers = [names.header(one) for one in table.header]
            assert len({*map(names.written, headers)}) == len(headers), table.name
            for one in table.columns:
                told = {names.folded(str(names.value(one, value))) for value in one.allowed}
                assert len(told) == len(one.allowed), (table.name, one.name)
        keys = [names.code_header(table.name, table.key[0]) for table in REFERENCE.values()]
        assert len({*map(names.folded, keys)}) == len(keys)


def column(sheet, called: str) -> list:
    """Return the filled cells of a column below its name."""
    at = next(cell.column for cell in sheet[1] if cell.value == called)
    return [row[at - 1] for row in sheet.iter_rows(min_row=2) if row[at - 1].value is not None]
