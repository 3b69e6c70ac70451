"""The code lists come back on the sheet Codes or whole, are committed with the rest, and are told of in the journal."""

import io
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dashboard import store
from dashboard.config import Settings
from dashboard.contract import code_lists, reference
from dashboard.contract.domain import Domain
from dashboard.intake import reading
from dashboard.intake.reading import process
from dashboard.intake.starting import WORKBOOK, start
from dashboard.intake.workbook import codes, editing, incoming, outgoing, proposals
from dashboard.intake.workbook.proposals import Facts, Proposal
from dashboard.problems import Refused, errors
from dashboard.store import lists, locking, shelf

TYROL = {"region": "AT33", "regions: name": "Tyrol", "regions: country": "AT", "regions: latitude": "47,2",
         "regions: longitude": 11.4, "regions: aliases": "Tirol"}  # fmt: skip
DAY = date(2026, 3, 12)


pytestmark = pytest.mark.usefixtures("read_here")


@pytest.fixture(scope="module")
def begun(tmp_path_factory) -> Settings:
    """A folder from nothing, made once and copied."""
    return start(tmp_path_factory.mktemp("begun") / "energy", Domain("Energy Task Force"))


@pytest.fixture
def settings(begun, tmp_path) -> Settings:
    return copied(begun, tmp_path / "energy")


def copied(settings: Settings, folder: Path) -> Settings:
    shutil.copytree(settings.data, folder, copy_function=shutil.copy2)
    return Settings(data=folder)


class Taken:
    """A workbook that was taken out, to write on its sheet Codes and on others."""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(content))

    def at(self, sheet: str, name: str) -> int:
        return [cell.value for cell in self.book[sheet][1]].index(name) + 1

    def line(self, sheet: str, name: str, value=None) -> int:
        own, at = self.book[sheet], self.at(sheet, name)
        return next(line for line in range(2, 999) if own.cell(line, at).value == value)

    def write(self, sheet: str, row: dict, line: int = 0) -> int:
        line = line or self.line(sheet, next(iter(row)))
        for name, value in row.items():
            self.book[sheet].cell(line, self.at(sheet, name), value)
        return line

    def content(self) -> bytes:
        saved = io.BytesIO()
        self.book.save(saved)
        return saved.getvalue()


def out(settings: Settings) -> Taken:
    newest = proposals.snapshot_of(settings, "record")
    if newest.is_beginning:
        return Taken((settings.data / WORKBOOK).read_bytes())
    return Taken(outgoing.write(newest, store.contents(newest), proposals.codes(settings.reference)))


def brought(settings: Settings, taken: Taken, label: str = "A region more", day: date = DAY) -> Proposal:
    return incoming.propose(settings, taken.content(), Facts(label, day))


def told(proposal: Proposal) -> list[str]:
    return [f"{one.place}: {one.sentence}" for one in errors(proposal.problems)]


def committed(settings: Settings) -> store.Snapshot:
    """Commit a first meeting at which Tyrol was present, and return its snapshot."""
    taken = out(settings)
    taken.write("Codes", TYROL)
    taken.write("Sources", {"source": "min-1", "document": "Minutes"})
    meeting = {"meeting": "brest", "title": "Brest", "held_on": DAY, "kind": "task force", "source": "min-1"}
    taken.write("Meetings", meeting)
    present = {"meeting": "brest", "organisation": "Tirol", "kind": "region", "region": "Tirol", "country": "AT",
               "presence": "present", "source": "min-1"}  # fmt: skip
    taken.write("Participation", present)
    return proposals.commit(settings, brought(settings, taken))


@pytest.fixture
def with_tyrol(grown, tmp_path) -> Settings:
    """Settings over a copy of a record whose first commit brought Tyrol."""
    return copied(grown, tmp_path / "grown")


@pytest.fixture(scope="module")
def grown(begun, tmp_path_factory) -> Settings:
    settings = copied(begun, tmp_path_factory.mktemp("grown") / "energy")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_ran", lambda content, kinds, _: process.answer(content, kinds))
        committed(settings)
    return settings


def test_a_new_region_is_committed_with_the_rest_with_a_line_of_its_own(settings):
    made = committed(settings)
    assert reference.regions(settings.reference).names["AT33"] == "Tyrol"
    assert [row["region"] for row in store.contents(made)["participation"]] == ["AT33"]
    first, second = shelf.book(made.folder.parent).entries
    assert (first.action, second.action) == ("commit", "list")
    assert (second.label, second.origin, second.snapshot) == (
        "Regions: added AT33",
        "reference/regions.csv",
        "2026-03-12",
    )
    assert store.verify(settings.data) == []


def test_nothing_is_different_in_a_workbook_just_taken_out(with_tyrol):
    proposal = brought(with_tyrol, out(with_tyrol))
    assert (proposal.changes, told(proposal)) == ([], [])


@pytest.mark.parametrize(
    ("change", "place", "sentence"),
    [
        ({"regions: latitude": "north"}, "H", "“north” is not a number with a point"),
        ({"regions: longitude": 470}, "I", "beyond 180 degrees"),
        ({"regions: country": "XX"}, "D", "“XX” is not among the countries"),
        ({"region": "AT-TYROLEANALPS13"}, "A", "is no code of a region of AT"),
        ({"region": "DE21"}, "A", "“DE21” is no code of a region of AT"),
        ({"regions: name": None}, "B", "must not be empty"),
        ({"region": None}, "A", "the code is missing"),
        ({"region": "ES51"}, "A", "“ES51” stands in Codes!A"),
    ],
)
def test_a_fault_in_a_list_is_named_at_its_cell(settings, change, place, sentence):
    taken = out(settings)
    line = taken.write("Codes", TYROL | change, taken.line("Codes", "region"))
    (fault,) = told(brought(settings, taken))
    assert fault.startswith(f"Codes!{place}{line}: ")
    assert sentence in fault


def test_a_region_that_rows_use_stays_in_the_list(with_tyrol):
    taken = out(with_tyrol)
    line = taken.line("Codes", "region", "AT33")
    for at in range(1, 17):
        taken.book["Codes"].cell(line, at).value = None
    faults = told(brought(with_tyrol, taken))
    assert any(fault.startswith("Codes: “AT33” is gone from the list, and participation of") for fault in faults)
    unused = out(with_tyrol)
    line = unused.line("Codes", "region", "ES51")
    for at in range(1, 17):
        unused.book["Codes"].cell(line, at).value = None
    assert told(brought(with_tyrol, unused)) == []


def test_a_region_that_was_merged_keeps_its_history_under_its_old_code(with_tyrol):
    taken = out(with_tyrol)
    taken.write("Codes", {"region": "AT3", "regions: name": "Western Austria", "regions: country": "AT",
                          "regions: latitude": 47.4, "regions: longitude": 12.5})  # fmt: skip
    taken.write("Codes", {"regions: succeeded_by": "AT3"}, taken.line("Codes", "region", "AT33"))
    proposal = brought(with_tyrol, taken, "Tyrol is merged")
    assert told(proposal) == []
    made = proposals.commit(with_tyrol, proposal)
    assert [row["region"] for row in store.contents(made)["participation"]] == ["AT33"]
    assert shelf.book(made.folder.parent).entries[-1].label == "Regions: added AT3; changed AT33"


def test_two_workbooks_from_one_base_both_add_a_region(settings):
    mine, theirs = out(settings), out(settings)
    theirs.write("Codes", TYROL)
    theirs.write("Sources", {"source": "min-1", "document": "Minutes"})
    proposals.commit(settings, brought(settings, theirs))
    mine.write("Codes", {"region": "AT32", "regions: name": "Salzburg", "regions: country": "AT",
                         "regions: latitude": 47.5, "regions: longitude": 13})  # fmt: skip
    proposals.commit(settings, brought(settings, mine, "And Salzburg"), rebase=True)
    assert {"AT32", "AT33"} <= reference.regions(settings.reference).names.keys()
    assert store.verify(settings.data) == []


def test_a_workbook_that_does_not_tell_its_lists_takes_no_row_out(with_tyrol):
    taken = out(with_tyrol)
    identity = taken.book["Snapshot"]
    for line in range(1, identity.max_row + 1):
        if str(identity.cell(line, 1).value).startswith("hash of list"):
            identity.cell(line, 1).value = "x"
    line = taken.line("Codes", "region", "ES51")
    taken.book["Codes"].cell(line, 1).value = None
    for at in range(2, 17):
        taken.book["Codes"].cell(line, at).value = None
    assert brought(with_tyrol, taken).changes == []


def test_a_list_handed_in_whole_is_committed_too(with_tyrol):
    rows = [dict(row) for row in code_lists.rows(with_tyrol.reference, "policy_areas")]
    content = code_lists.content("policy_areas", [*rows, {"policy_area": "tidal power", "position": "10"}])
    proposal = editing.catalogue(with_tyrol, content, "policy_areas", Facts(day=DAY))
    made = proposals.commit(with_tyrol, proposal)
    assert made.label == "Policy areas: added tidal power"
    assert store.verify(with_tyrol.data) == []
    again = editing.catalogue(with_tyrol, content, "policy_areas", Facts(day=DAY))
    assert again.changes == []
    with pytest.raises(Refused, match=r"policy_areas\.csv, line 2, position: “first” is not a whole number"):
        editing.catalogue(with_tyrol, b"policy_area,position\nx,first\n", "policy_areas", Facts())
    with pytest.raises(Refused, match="There is no list “people”"):
        editing.catalogue(with_tyrol, content, "people", Facts())


def test_which_list_a_file_is_stands_in_its_first_line():
    assert codes.which(["region", "name", "country", "latitude", "longitude"]) == "regions"
    assert codes.which(["Theme", "position", "title"]) == "themes"
    assert codes.which(["Timestamp", "Which region do you answer for?"]) == ""


def test_a_list_changed_otherwise_than_by_a_commit_is_told(with_tyrol):
    path = with_tyrol.reference / "regions.csv"
    path.write_bytes(path.read_bytes().replace(b"Tyrol", b"Tirol"))
    (fault,) = store.verify(with_tyrol.data)
    assert (fault.date, "hand it in by “catalogue in”" in fault.sentence) == ("reference/regions.csv", True)
    proposal = editing.catalogue(with_tyrol, path.read_bytes(), "regions", Facts("As it is now", DAY))
    proposals.commit(with_tyrol, proposal)
    assert store.verify(with_tyrol.data) == []


def test_a_writer_that_was_cut_off_before_its_lists_is_brought_to_its_end(settings, monkeypatch):
    with monkeypatch.context() as cut:
        cut.setattr(lists, "put_in_place", lambda *_: None)
        committed(settings)
    assert "AT33" not in reference.regions(settings.reference).names
    with locking.one_writer(settings.data, "record"):
        pass
    assert "AT33" in reference.regions(settings.reference).names
    assert store.verify(settings.data) == []
    assert not list(settings.reference.glob(".next-*"))
