"""A data set that rests on another: what it has none of comes from there, of the same day, and sources are of both."""

from datetime import date

import pytest

from dashboard.contract.schema import TABLES
from dashboard.problems import Refused
from dashboard.store import sources, tabled
from tests import tiny

EARLIER, LATER = date(2017, 9, 6), date(2018, 4, 23)


@pytest.fixture
def data(tmp_path):
    """A record of three days, whose competence is worded anew on each, and a demo of one with answers of its own."""
    for day in (EARLIER, tiny.DAY, LATER):
        tiny.write(tmp_path, tiny.broken("competences", summary=f"As of {day}."), day)
    folder = tmp_path / "sources" / "demo" / str(tiny.DAY)
    folder.mkdir(parents=True)
    (folder / "snapshot.toml").write_text('label = "Invented"\nbase = "record"\n', "utf-8")
    invented = tiny.source(
        tiny.rows(
            responses=[tiny.ROWS["responses"][0] | {"is_synthetic": "true", "source": "invented"}],
            sources=[{"source": "invented", "document": "Invented replies"}],
        )
    )
    for name in ("responses", "sources"):
        tabled.write(folder / f"{name}.csv", TABLES[name], invented.tables[name])
    return tmp_path


def test_a_table_it_has_none_of_is_that_of_the_same_day(data):
    read = sources.read(data, "demo", tiny.DAY)
    assert [row["summary"] for row in read.tables["competences"]] == [f"As of {tiny.DAY}."]
    assert read.tables["deadlines"] == tiny.source().tables["deadlines"]


def test_its_own_table_stands_alone(data):
    (response,) = sources.read(data, "demo", tiny.DAY).tables["responses"]
    assert (response["is_synthetic"], response["source"]) == (True, "invented")
    (response,) = sources.read(data, "record", tiny.DAY).tables["responses"]
    assert (response["is_synthetic"], response["source"]) == (False, "minutes")


def test_its_own_empty_table_stays_empty(data):
    folder = data / "sources" / "demo" / str(tiny.DAY)
    tabled.write(folder / "projects.csv", TABLES["projects"], [])
    assert sources.read(data, "demo", tiny.DAY).tables["projects"] == []


def test_sources_are_those_of_both(data):
    read = sources.read(data, "demo", tiny.DAY)
    assert [row["source"] for row in read.tables["sources"]] == ["minutes", "invented"]


def test_a_bad_cell_beneath_is_named(data):
    path = data / "sources" / "record" / str(tiny.DAY) / "meetings.csv"
    path.write_text(path.read_text("utf-8").replace("2017-09-06", "6 September"), "utf-8")
    with pytest.raises(Refused, match=r"record/2018-02-07/meetings.csv, row 2, held_on: “6 September”"):
        sources.read(data, "demo", tiny.DAY)


@pytest.mark.parametrize("base", ["demo", "recrod"])
def test_a_base_that_is_not_there_is_refused(data, base):
    (data / "sources" / "demo" / str(tiny.DAY) / "snapshot.toml").write_text(f'label = "x"\nbase = "{base}"\n', "utf-8")
    with pytest.raises(Refused, match=f"snapshot.toml: there is no other data set “{base}” to rest on"):
        sources.read(data, "demo", tiny.DAY)
