"""The code lists that are the same on every day, and how regions are found by what people write."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from dashboard.contract import reference
from dashboard.contract.schema import REFERENCE, TABLES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "reference"
LISTS = ["regions", "countries", "commissions", "layers", "policy_areas", "themes"]
NAMED = {
    "Abruzzo": "ITF1", "Attica": "EL30", "Andalucia": "ES61", "Asturias": "ES12", "Basque Country": "ES21",
    "Canarias": "ES70", "Catalonia": "ES51", "Crete": "EL43", "Emilia-Romagna": "ITH5", "Lower Saxony": "DE9",
    "Molise": "ITF2", "Murcia": "ES62", "Navarra": "ES22", "Occitanie": "FRJ", "Päijät-Häme": "FI1C3",
    "Tuscany": "ITI1", "Skåne": "SE224", "Veneto": "ITH3", "Southwest Finland": "FI1C1", "Umbria": "ITI2",
    "Azores": "PT20", "Balearic Islands": "ES53",
}  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", LISTS)
def test_columns_and_values_follow_the_contract(name):
    table = REFERENCE[name]
    found = rows(name)
    assert found
    assert tuple(found[0]) == table.without(table.lacks(found[0])).header
    for row in found:
        for column in table.columns:
            value = row.get(column.name, "")
            assert value == value.strip()
            assert value or not column.required
            assert not value or not column.allowed or value in column.allowed
            if value and column.type in ("number", "integer"):
                float(value)


@pytest.mark.parametrize("name", LISTS)
def test_codes_are_unique(name):
    key = REFERENCE[name].key[0]
    assert [code for code, count in Counter(row[key] for row in rows(name)).items() if count > 1] == []


@pytest.mark.parametrize(("name", "count"), [("layers", 9), ("policy_areas", 10)])
def test_they_stand_in_order(name, count):
    assert [row["position"] for row in rows(name)] == [str(number) for number in range(1, count + 1)]


def test_the_22_regions_of_the_minutes_stand_by_name_and_code():
    assert NAMED.items() <= {row["name"]: row["region"] for row in rows("regions")}.items()


def test_countries_are_iso_and_regions_are_nuts():
    nuts = {row["country"]: row["nuts"] for row in rows("countries")}
    assert (nuts["GR"], nuts["GB"], nuts["ES"], nuts["MA"]) == ("EL", "UK", "ES", "")
    assert not {"EL", "UK"} & set(nuts)
    for row in rows("regions"):
        assert row["region"].startswith((nuts[row["country"]] or row["country"], f"{row['country']}-"))


def test_level_is_what_the_code_says_and_a_code_that_is_not_of_nuts_2021_is_doubted():
    for row in rows("regions"):
        if row["level"]:
            assert int(row["level"]) == len(row["region"]) - 2
        else:
            assert "the code is" in row["doubt"]


def test_the_six_geographical_commissions_have_members_that_a_source_states():
    known = {row["commission"] for row in rows("commissions")}
    assert len(known) == 6
    stated = [row["commissions"].split("|") for row in rows("regions") if row["commissions_confidence"] == "stated"]
    assert {one for several in stated for one in several} == known
    assert all(bool(row["commissions"]) == bool(row["commissions_confidence"]) for row in rows("regions"))


def test_every_member_says_how_sure_that_is_and_where_it_was_read():
    found = Counter(row["membership"] for row in rows("regions"))
    assert found == {"stated": 88, "inferred": 23, "not in 2017": 5}
    assert all(row["membership_source"] for row in rows("regions"))
    not_then = {row["name"] for row in rows("regions") if row["membership"] == "not in 2017"}
    assert not_then == {"Itä-Uusimaa", "Riga district", "Tukums district", "Marche", "Normandy"}


def test_every_code_of_the_sources_is_known():
    known = {(name, table.key[0]): {row[table.key[0]] for row in rows(name)}
             for name, table in REFERENCE.items() if name in LISTS}  # fmt: skip
    for path in (ROOT / "data" / "sources").glob("*/*/*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        for column in TABLES[path.stem].columns:
            targets = [tuple(target.split(".")) for target in column.references]
            if targets and all(target in known for target in targets):
                allowed = set().union(*(known[target] for target in targets))
                assert {row[column.name] for row in found} - {""} <= allowed, f"{path}: {column.name}"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Attiki", "EL30"), ("catalunya", "ES51"), ("ANDALUSIA", "ES61"), ("Canary Islands", "ES70"),
        ("Basque Government", "ES21"), ("Tavastia", "FI1C3"), ("paijat-hame", "FI1C3"), ("Toscana", "ITI1"),
        ("Kriti", "EL43"), ("Région  Occitanie", "FRJ"), ("Açores", "PT20"), ("SE224", "SE224"),
    ],
)  # fmt: skip
def test_what_people_write_leads_to_one_region(written, code):
    assert reference.regions(FOLDER).find(written) == code


def test_no_name_leads_to_two_regions():
    """Each name, alias and code leads back to its own row, so no later row has taken it away."""
    found = reference.regions(FOLDER)
    for row in rows("regions"):
        for name in (row["region"], row["name"], *filter(None, row["aliases"].split("|"))):
            assert found.find(name) == row["region"]


def test_a_misspelt_region_is_near_the_right_one():
    found = reference.regions(FOLDER)
    assert found.find("Tuscanny") is None
    assert found.nearest("Tuscanny")[0] == "ITI1"
