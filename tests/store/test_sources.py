"""Source tables with faults: each is one sentence with file, row and column, and nothing is built."""

from datetime import date

import pytest

from dashboard.contract.schema import TABLES
from dashboard.problems import Refused
from dashboard.store import sources, tabled
from tests import tiny


def refusals(data, day=tiny.DAY) -> list[str]:
    with pytest.raises(Refused) as refused:
        sources.read(data, "record", day)
    return [str(problem) for problem in refused.value.problems]


@pytest.fixture
def folder(tmp_path):
    return tiny.write(tmp_path)


def test_a_whole_folder_is_read_as_written(folder, tmp_path):
    source = sources.read(tmp_path, "record", tiny.DAY)
    assert source.tables == tiny.source().tables
    assert (source.label, source.recorded_by, source.licence) == (
        "Meeting of 2018-02-07",
        "the secretariat",
        "CC-BY-4.0",
    )


@pytest.mark.parametrize(
    ("table", "cells", "told"),
    [
        ("meetings", {"held_on": "6/9/2017"}, "meetings.csv, row 2, held_on: “6/9/2017” is not a day of the calendar"),
        ("deadlines", {"due_to": "2018-13-01"}, "deadlines.csv, row 2, due_to: “2018-13-01” is not a day"),
        ("deadlines", {"due_to": "2018-02-30"}, "deadlines.csv, row 2, due_to: “2018-02-30” is not a day"),
        ("deadlines", {"status": "finished"}, "deadlines.csv, row 2, status: “finished” is not one of planned"),
        ("deadlines", {"latitude": "43,77"}, "deadlines.csv, row 2, latitude: “43,77” is not a number"),
        ("populations", {"population": "many"}, "populations.csv, row 2, population: “many” is not a whole number"),
        ("participation", {"spoke": "oui"}, "participation.csv, row 2, spoke: “oui” is neither true nor false"),
        ("deadlines", {"title": ""}, "deadlines.csv, row 2, title: this cell must not be empty (What is to happen)"),
        ("deadlines", {"source": ""}, "deadlines.csv, row 2, source: this cell must not be empty"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named_by_file_row_and_column(tmp_path, table, cells, told):
    tiny.write(tmp_path, tiny.broken(table, **cells))
    (sentence,) = refusals(tmp_path)
    assert sentence.startswith(f"record/2018-02-07/{told}")


def test_every_bad_cell_is_told_at_once(tmp_path):
    altered = tiny.broken("deadlines", due_from="soon", due_to="later")
    altered["statements"][0]["kind"] = "party"
    tiny.write(tmp_path, altered)
    assert len(refusals(tmp_path)) == 3


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("meeting,name,held_on,place,kind,source", "missing: title; not known: name"),
        ("meeting,held_on,place,kind,source", "missing: title"),
        ("meeting,title,held_on,place,kind,source,note", "not known: note"),
        ("title,meeting,held_on,place,kind,source", "doubled or in another order"),
        ("meeting,meeting,title,held_on,place,kind,source", "doubled or in another order"),
        ("meeting;title;held_on;place;kind;source", "not separated by commas"),
        ("", "missing: meeting, title"),
    ],
)
def test_other_columns_are_named(folder, tmp_path, header, told):
    (folder / "meetings.csv").write_text(f"{header}\n", "utf-8")
    (sentence,) = refusals(tmp_path)
    assert sentence.startswith("record/2018-02-07/meetings.csv: ")
    assert told in sentence


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("meeting,title\n".encode("utf-16"), "byte 1 is not UTF-8; save the file as “CSV UTF-8”"),
        ("meeting,title,held_on,place,kind,source\nmálaga".encode("latin-1"), "byte 42 is not UTF-8"),
        (b'meeting,title,held_on,place,kind,source\n"open', "it cannot be read as CSV"),
        (b"meeting,title,held_on,place,kind,source\nx," + b"y" * 200_000, "it cannot be read as CSV"),
        (
            b"meeting,title,held_on,place,kind,source\nx,a, b,,,task force,minutes",
            "row 2: this row has 7 cells where 6",
        ),
        (b"", "the columns are not those of the table"),
    ],
)
def test_a_file_that_is_no_csv_is_named(folder, tmp_path, content, told):
    (folder / "meetings.csv").write_bytes(content)
    (sentence,) = refusals(tmp_path)
    assert sentence.startswith("record/2018-02-07/meetings.csv")
    assert told in sentence


def test_a_folder_in_place_of_a_file_is_named(folder, tmp_path):
    (folder / "meetings.csv").unlink()
    (folder / "meetings.csv").mkdir()
    assert refusals(tmp_path) == ["record/2018-02-07/meetings.csv: it cannot be read (Is a directory)"]


def test_a_file_of_no_table_is_named(folder, tmp_path):
    (folder / "people.csv").write_text("name\n", "utf-8")
    (sentence,) = refusals(tmp_path)
    assert sentence.startswith("record/2018-02-07/people.csv: there is no table “people”; name it meetings, agenda")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "this file is missing; write label, description and recorded_by in it"),
        ("label = ", "it cannot be read"),
        ('description = "x"', "it has no label"),
        ('label = "x"\nlabels = "y"', "“labels” is not known here or not text"),
        ('label = "x"\nlicence = 4', "“licence” is not known here or not text"),
    ],
)
def test_the_facts_of_the_day_are_asked_for(folder, tmp_path, written, told):
    if written is None:
        (folder / "snapshot.toml").unlink()
    else:
        (folder / "snapshot.toml").write_text(written, "utf-8")
    (sentence,) = refusals(tmp_path)
    assert sentence.startswith("record/2018-02-07/snapshot.toml: ")
    assert told in sentence


def test_a_day_without_sources_says_where_to_write_them(tmp_path):
    (sentence,) = refusals(tmp_path, date(2018, 3, 8))
    assert sentence.startswith("There are no source tables for 2018-03-08 in ")


def test_a_folder_that_is_named_for_no_day_is_told(folder, tmp_path):
    folder.rename(folder.with_name("2018-02-30"))
    assert refusals(tmp_path) == [
        "sources/record/2018-02-30: this folder is named for no day of the calendar; rename it"
    ]


def test_a_data_set_is_there_before_its_facts_are(folder, tmp_path):
    (folder / "snapshot.toml").unlink()
    assert sources.data_sets(tmp_path) == ["record"]
    assert sources.data_sets(tmp_path / "nowhere") == []


def test_tables_are_carried_on_from_the_day_before(folder, tmp_path):
    later = tmp_path / "sources" / "record" / "2018-04-23"
    later.mkdir()
    (later / "snapshot.toml").write_text('label = "Brussels"', "utf-8")
    row = tiny.ROWS["survey_counts"][0] | {"stated_on": "2018-04-23", "source": "minutes"}
    tabled.write(
        later / "survey_counts.csv", TABLES["survey_counts"],
        tiny.source(tiny.rows(survey_counts=[row])).tables["survey_counts"],
    )  # fmt: skip
    source = sources.read(tmp_path, "record", date(2018, 4, 23))
    assert [found["stated_on"] for found in source.tables["survey_counts"]] == [date(2018, 4, 23)]
    assert source.tables["deadlines"] == tiny.source().tables["deadlines"]
    assert len(sources.read(tmp_path, "record", tiny.DAY).tables["survey_counts"]) == 1


def test_what_is_written_is_read_back(tmp_path):
    tiny.write(tmp_path, tiny.broken("deadlines", title='=1+1, "quoted"\nand on', owner="'-x"))
    rows = sources.read(tmp_path, "record", tiny.DAY).tables["deadlines"]
    problems = []
    tabled.write(tmp_path / "deadlines.csv", TABLES["deadlines"], rows)
    assert tabled.read(tmp_path / "deadlines.csv", TABLES["deadlines"], problems) == rows
    assert problems == []
    assert (rows[0]["title"], rows[0]["owner"]) == ('=1+1, "quoted"\nand on', "-x")
    assert "'=1+1" in (tmp_path / "deadlines.csv").read_text("utf-8")
