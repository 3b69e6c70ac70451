"""The record's competences, populations and practices from published sources.

A row stands in a snapshot only if its law or fact is no newer than the snapshot. A year alone counts as its last day.
A row without a datable law has no `as_of`; then every year that its wording tells has to be over by the snapshot's day.
"""

import csv
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RECORD = ROOT / "data" / "sources" / "record"
REFERENCE = ROOT / "data" / "reference"
SCHEMA = tomllib.loads((ROOT / "dashboard" / "contract" / "schema.toml").read_text(encoding="utf-8"))["tables"]
DAYS = sorted(path.name for path in RECORD.glob("????-??-??"))
FACTS = ["competences", "populations", "practices"]
FILES = sorted(path for path in RECORD.glob("*/*.csv") if path.stem in [*FACTS, "sources"])
IN_FORCE = "2018-11-06"  # the day the new statute of Canarias was


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def table(name: str, day: str) -> list[dict[str, str]]:
    """Rows of the table as it stands on the day: its own file, or the latest before it."""
    return rows(max(path for path in FILES if path.stem == name and path.parent.name <= day))


def key(name: str, row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in SCHEMA[name]["key"])


def from_published_sources(name: str, day: str) -> list[dict[str, str]]:
    return [row for row in table(name, day) if row["source"].startswith("pub-")]


def found(name: str, day: str, **values: str) -> list[dict[str, str]]:
    return [row for row in table(name, day) if values.items() <= row.items()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_files_follow_the_contract(path):
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text
    assert text.endswith("\n")
    header = text.splitlines()[0].split(",")
    assert header == [
        name for name, one in SCHEMA[path.stem]["columns"].items() if name in header or "since" not in one
    ]
    for row in rows(path):
        for name, column in SCHEMA[path.stem]["columns"].items():
            value = row.get(name, "")
            assert value == value.strip()
            assert value or not column.get("required"), f"{key(path.stem, row)}: {name} is empty"
            assert not value or value in column.get("allowed", [value]), f"{key(path.stem, row)}: {name} is {value}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_keys_are_unique_and_in_order(path):
    keys = [key(path.stem, row) for row in rows(path)]
    assert [found for found, count in Counter(keys).items() if count > 1] == []
    assert keys == sorted(keys)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", FACTS)
def test_nothing_is_newer_than_its_snapshot(name, day):
    assert [key(name, row) for row in table(name, day) if row["as_of"] > day] == []


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ["competences", "practices"])
def test_no_undated_wording_tells_of_a_later_year(name, day):
    undated = [row for row in from_published_sources(name, day) if not row["as_of"]]
    assert undated
    later = [
        key(name, row)
        for row in undated
        if any(f"{year}-12-31" > day for year in re.findall(r"\d{4}", row["as_of_wording"]))
    ]
    assert later == []


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", FACTS)
def test_every_row_is_sourced(name, day):
    sources = {row["source"] for row in table("sources", day)}
    assert {row["source"] for row in table(name, day)} <= sources


@pytest.mark.parametrize("day", DAYS)
def test_published_sources_have_an_address_and_are_no_newer_than_the_snapshot_unless_their_fact_has_a_date(day):
    used = {row["source"] for name in FACTS for row in from_published_sources(name, day)}
    undated = {row["source"] for name in FACTS for row in from_published_sources(name, day) if not row["as_of"]}
    published = [row for row in table("sources", day) if row["source"] in used]
    assert published
    assert [row["source"] for row in published if not row["address"].startswith("http")] == []
    assert [row["source"] for row in published if row["source"] in undated and row["published_on"] > day] == []


@pytest.mark.parametrize("day", DAYS)
def test_no_published_source_stands_unused(day):
    tables = [path for path in RECORD.glob("*/*.csv") if path.parent.name <= day and path.stem != "sources"]
    used = {row[name] for path in tables for row in rows(path) for name in row if name.endswith("source")}
    assert {row["source"] for row in from_published_sources("sources", day)} <= used


@pytest.mark.parametrize("day", DAYS)
def test_policy_areas_are_known(day):
    known = {row["policy_area"] for row in rows(REFERENCE / "policy_areas.csv")}
    assert {row["policy_area"] for row in table("competences", day)} <= known


@pytest.mark.parametrize("day", DAYS)
def test_country_is_that_of_the_territory(day):
    for row in table("competences", day):
        assert row["country"] == row["territory"][:2].replace("EL", "GR")


def test_territories_are_known():
    if not (REFERENCE / "regions.csv").exists() or not (REFERENCE / "countries.csv").exists():
        pytest.skip("data/reference has no list of regions and countries yet")
    regions = {row["region"] for row in rows(REFERENCE / "regions.csv")}
    territories = regions | {row["country"] for row in rows(REFERENCE / "countries.csv")}
    for day in DAYS:
        assert {row["territory"] for name in ["competences", "populations"] for row in table(name, day)} <= territories
        assert {row["region"] for row in table("practices", day)} <= regions


@pytest.mark.parametrize("day", [day for day in DAYS if day < IN_FORCE])
def test_the_statute_of_canarias_of_2018_is_in_no_snapshot_before_it(day):
    assert found("competences", day, territory="ES70") == []
    for name in [*FACTS, "sources"]:
        text = " ".join(value for row in table(name, day) for value in row.values())
        assert not re.search(r"LO 1/2018|2018-15138|art\. 144", text)
    inferred = [row["summary"] for row in found("competences", day, confidence="inferred")]
    assert not any("Canarias" in summary for summary in inferred)


def test_laws_stand_with_their_own_year():
    year_of = {row["competence"]: row["as_of"] for row in table("competences", "2017-09-06")}
    assert year_of["it-immigration-and-asylum-none"] == "2001-12-31"
    assert year_of["it-language-and-culture-implementing"] == "1998-12-31"
    assert year_of["es51-labour-market-implementing-permits"] == "2006-12-31"
    assert year_of["se-health-implementing"] == "2008-12-31"
    assert year_of["gr-health-implementing"] == ""


def test_figures_enter_with_their_day():
    for name, values, first in [
        ("populations", {"territory": "ES70", "year": "2018", "as_of": "2018-01-01"}, "2018-02-07"),
        ("populations", {"territory": "FRJ", "year": "2017", "as_of": "2017-12-31"}, "2018-02-07"),
        ("populations", {"territory": "ES51", "year": "2017", "as_of": "2017-01-01"}, "2017-09-06"),
        ("practices", {"practice": "attica-joint-letter-on-direct-eu-funding"}, "2018-04-23"),
        ("practices", {"practice": "paijat-hame-reception-centres-2016"}, "2019-10-18"),
    ]:
        assert next(day for day in DAYS if found(name, day, **values)) == first


def test_population_and_share_of_one_year_are_one_row():
    (before,) = found("populations", "2017-09-06", territory="IT", year="2017")
    (after,) = found("populations", "2018-02-07", territory="IT", year="2017")
    assert (before["population"], before["non_nationals_share"], before["as_of"]) == ("", "8.3", "2017-01-01")
    assert (after["population"], after["non_nationals_share"], after["as_of"]) == ("60537000", "8.3", "2017-12-31")
    (source,) = found("sources", "2018-02-07", source=after["source"])
    assert "OECD" in source["document"]
    assert "Teleromagna" in source["document"]
