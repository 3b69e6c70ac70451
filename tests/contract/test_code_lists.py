"""Code lists as people save them: read, or refused with file and line, and the last good one kept."""

import shutil
from pathlib import Path

import pytest

from dashboard.commands import main
from dashboard.config import ROOT, Settings
from dashboard.contract import code_lists, reference
from dashboard.problems import Refused

CASES = Path(__file__).with_name("regions")
SHIPPED = ROOT / "data" / "reference"
HEADER = "region,name,country,level,sea_basin,basins,latitude,longitude,aliases"
TUSCANY = "ITI1,Tuscany,IT,2,Mediterranean,Intermediterranean,43.358,11.279,Toscana"


@pytest.fixture
def folder(tmp_path):
    """A reference folder of one's own, with all shipped lists."""
    held = tmp_path / "reference"
    held.mkdir()
    for path in SHIPPED.glob("*.csv"):
        shutil.copy(path, held)
    return held


def put(folder: Path, *lines: str, newline: str = "\n") -> None:
    (folder / "regions.csv").write_text(newline.join((*lines, "")), "utf-8", newline="")


def test_the_shipped_lists_are_right():
    assert code_lists.problems(SHIPPED) == []


@pytest.mark.parametrize("case", ["bom.csv", "semicolon.csv"])
def test_a_mark_before_the_header_and_semicolons_are_read_like_the_original(folder, case):
    shutil.copy(CASES / case, folder / "regions.csv")
    assert code_lists.problems(folder) == []
    found = reference.regions(folder)
    assert len(found.names) == 23
    assert (found.find("Bretagne"), found.find("Scania")) == ("FRH0", "SE224")
    assert code_lists.rows(folder, "regions")[0]["membership"] == "", "a column that came later is empty"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_computer_and_blank_ones_are_none(folder, newline):
    put(folder, HEADER, "", TUSCANY, ",,,,,,,,", newline=newline)
    assert code_lists.problems(folder) == []
    assert [row["region"] for row in code_lists.rows(folder, "regions")] == ["ITI1"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("ITI4,Lazio", "the line ends before country, level"),
        (TUSCANY.replace("43.358", "43,358"), "10 values stand under 9 columns"),
        (TUSCANY.replace("43.358", '"43,358"'), "write 43.358"),
        (TUSCANY.replace("43.358", "433.58"), "beyond 90 degrees"),
        (TUSCANY.replace("43.358", ""), "must not be empty"),
        (TUSCANY.replace("ITI1", "ESI1"), "no code of a region of IT"),
        (TUSCANY.replace("ITI1", "iti1"), "no code of a region of IT"),
        (TUSCANY.replace("ITI1", "IT"), "no code of a region of IT"),
        (TUSCANY.replace("ITI1", "ITI"), "no code of level 2"),
        (TUSCANY.replace(",IT,", ",XX,"), "“XX” is not among the countries"),
        (TUSCANY.replace("Mediterranean,Inter", "Baltic,Inter"), "“Baltic” is not possible here"),
    ],
)
def test_what_is_wrong_in_a_row_is_told_in_a_sentence_with_file_and_line(folder, line, told):
    put(folder, HEADER, "DE9,Lower Saxony,DE,1,North Sea,North Sea,52.569,9.958,", line)
    (problem,) = code_lists.problems(folder)
    assert str(problem).startswith("reference/regions.csv, line 3")
    assert told in problem.sentence
    assert "\n" not in str(problem)
    assert [row["region"] for row in code_lists.rows(folder, "regions")] == ["DE9"], "the others are good"


def test_two_regions_of_one_code_and_a_commission_that_is_none(folder):
    put(folder, f"{HEADER},commissions", f"{TUSCANY},Islands|Arctic", f"{TUSCANY},Islands", f"{TUSCANY},")
    first, second, third = map(str, code_lists.problems(folder))
    assert first.startswith("reference/regions.csv, line 2")
    assert "“Arctic” is not among the commissions" in first
    assert second.startswith("reference/regions.csv, line 3")
    assert "“ITI1” stands in line 2 too" in second
    assert "line 4" in third


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"{HEADER}\nITI1,Toscaña".encode("cp1252"), "save it as “CSV UTF-8”"),
        (f"{HEADER.replace('name,', '')}\n".encode(), "the column name is missing"),
        (b"", "the column region, name, country"),
        (b"\x00\x01\x02", "the column region"),
        (b"PK\x03\x04\xff\xfe", "save it as “CSV UTF-8”"),
    ],
)
def test_a_file_that_is_no_such_list_is_told_in_a_sentence(folder, content, told):
    (folder / "regions.csv").write_bytes(content)
    (problem,) = code_lists.problems(folder)
    assert told in problem.sentence
    assert code_lists.rows(folder, "regions") == ()
    assert reference.regions(folder).names == {}


def test_the_last_good_list_serves_on_until_the_file_is_good_again(folder):
    assert len(reference.regions(folder).names) == 116
    shutil.copy(CASES / "short.csv", folder / "regions.csv")
    assert len(reference.regions(folder).names) == 116
    with pytest.raises(Refused, match=r"regions\.csv, line 24: the line ends before level"):
        reference.require(Settings(data=folder.parent))
    put(folder, HEADER, TUSCANY)
    assert list(reference.regions(folder).names) == ["ITI1"]


@pytest.mark.parametrize("command", [["check"], ["verify"], ["export", "--out", "x"], ["snapshot"]])
def test_every_command_says_it_and_does_nothing(folder, command, runner, tmp_path):
    shutil.copy(CASES / "short.csv", folder / "regions.csv")
    done = runner.invoke(main, ["--data", str(tmp_path), *command])
    assert (done.exit_code, done.exception is None or isinstance(done.exception, SystemExit)) == (1, True)
    assert done.stderr.startswith("reference/regions.csv, line 24: ")
    assert done.stderr.count("\n") == 1


@pytest.fixture
def runner():
    from click.testing import CliRunner

    return CliRunner()
