"""A task force from nothing: a folder, a first workbook, a first snapshot."""

import io
from datetime import date

import openpyxl
import pytest
from click.testing import CliRunner

from dashboard import store
from dashboard.commands import main
from dashboard.config import Settings
from dashboard.contract import code_lists, reference
from dashboard.contract.domain import Domain, domain
from dashboard.intake.starting import WORKBOOK, first_workbook, start
from dashboard.intake.workbook import incoming, proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused

FIRST = Facts("First meeting", date(2026, 3, 12))


@pytest.fixture
def settings(tmp_path) -> Settings:
    return start(tmp_path / "energy", Domain("Energy Task Force"))


def filled(content: bytes, **sheets: dict) -> bytes:
    """Return a workbook with one row more on each sheet that is named, by column."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for name, row in sheets.items():
        header = [cell.value for cell in book[name][1]]
        line = next(at for at in range(2, 999) if book[name].cell(at, 1).value is None)
        for column, value in row.items():
            book[name].cell(line, header.index(column) + 1, value)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def first(content: bytes) -> bytes:
    """Return a first workbook with one meeting and its source."""
    meeting = {"meeting": "brest-2026-03", "title": "Energy Task Force, Brest", "held_on": "12/03/2026",
               "place": "Brest", "kind": "task force", "source": "min-1"}  # fmt: skip
    return filled(content, Meetings=meeting, Sources={"source": "min-1", "document": "Minutes of 12 March 2026"})


def test_a_folder_is_made_whole_with_a_name_lists_and_a_workbook(settings):
    assert domain(settings.data).name == "Energy Task Force"
    assert store.begins(settings.data, "record")
    assert (settings.data / WORKBOOK).read_bytes() == first_workbook(settings)
    assert sorted(path.name for path in settings.data.parent.iterdir()) == ["energy"]
    assert {row["membership"] for row in proposals.codes(settings.reference)["regions"]} == {None}


def test_the_first_workbook_makes_the_first_snapshot(settings, read_here):
    proposal = incoming.propose(settings, first((settings.data / WORKBOOK).read_bytes()), FIRST)
    assert [str(one) for one in proposal.problems if one.level == "error"] == []
    made = proposals.commit(settings, proposal)
    assert (made.date, made.parent, made.rows["meetings"]) == (date(2026, 3, 12), "", 1)
    assert store.verify(settings.data) == []
    assert not store.begins(settings.data, "record")


def test_a_second_workbook_from_nothing_is_joined_with_the_first(settings, read_here):
    blank = (settings.data / WORKBOOK).read_bytes()
    proposals.commit(settings, incoming.propose(settings, first(blank), FIRST))
    other = filled(blank, Sources={"source": "letter-1", "document": "Letter of the secretariat"})
    proposal = incoming.propose(settings, other, Facts("A letter", date(2026, 3, 13)))
    assert proposal.is_stale
    made = proposals.commit(settings, proposal, rebase=True)
    assert made.rows["sources"] == 2


@pytest.mark.parametrize(("command", "code"), [("verify", 0), ("check", 2), ("export", 2)])
def test_what_holds_nothing_yet_says_what_to_do(settings, command, code):
    more = ["--out", "x"] if command == "export" else []
    said = CliRunner().invoke(main, [command, "--data", str(settings.data), *more])
    assert said.exit_code == code
    assert "Nothing is recorded here yet; fill a first workbook" in said.output


def test_the_command_says_the_three_steps(tmp_path):
    said = CliRunner().invoke(main, ["new", str(tmp_path / "my data"), "--name", "Energy Task Force"])
    assert said.exit_code == 0
    assert f"--data '{tmp_path / 'my data'}'" in said.output
    assert (tmp_path / "my data" / WORKBOOK).is_file()


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "Energy\u202e Task Force"])
def test_a_name_that_cannot_be_one_is_refused(tmp_path, name):
    with pytest.raises(Refused, match="the name"):
        start(tmp_path / "energy", Domain(name))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("kept", "utf-8")
    with pytest.raises(Refused, match="already and not empty"):
        start(tmp_path, Domain("Energy Task Force"))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_regions_of_ones_own_are_held_to_the_contract(tmp_path):
    regions = tmp_path / "mine.csv"
    regions.write_text("region;name;country;latitude;longitude\nAT33;Tyrol;AT;47.2;11,4\n", "utf-8")
    with pytest.raises(Refused, match=r"mine\.csv, line 2, longitude: “11,4” is not a number with a point"):
        start(tmp_path / "alps", Domain("Alpine Task Force"), regions)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"]
    regions.write_text("region;name;country;latitude;longitude\nAT33;Tyrol;AT;47.2;11.4\n", "utf-8")
    made = start(tmp_path / "alps", Domain("Alpine Task Force"), regions)
    assert reference.regions(made.reference).names == {"AT33": "Tyrol"}


def test_regions_from_elsewhere_bring_their_countries_along(tmp_path):
    regions = tmp_path / "mine.csv"
    regions.write_text(
        "region,name,country,latitude,longitude\n"
        "JP-01,Hokkaido,JP,43,141\nJP-47,Okinawa,JP,26,128\nUS-HI,Hawaii,US,21,-158\n",
        "utf-8",
    )
    made = start(tmp_path / "pacific", Domain("Pacific Task Force"), regions)
    held = {row["country"]: row for row in code_lists.rows(made.reference, "countries")}
    assert held["JP"] == {"country": "JP", "name": "Japan", "nuts": "", "latitude": "34.500", "longitude": "134.500"}
    assert held["US"]["name"] == "United States"
    regions.write_text("region,name,country,latitude,longitude\nQQ-1,Nowhere,QQ,0,0\n", "utf-8")
    with pytest.raises(Refused, match=r"mine\.csv, line 2, country: “QQ” is not among the countries"):
        start(tmp_path / "nowhere", Domain("No Task Force"), regions)
