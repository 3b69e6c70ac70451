"""Competences: every number agrees with a plain count over the CSVs, and nothing is claimed before its time."""

from collections import Counter
from datetime import date

import pytest

from tests.competences import oracle

DAYS = [None, date(2017, 9, 6), date(2001, 12, 30), date(1900, 1, 1)]


@pytest.fixture(params=DAYS, ids=str)
def day(request, known):
    return request.param or known.day


def test_in_force_is_what_the_rows_say(known, day):
    expected = {row["competence"] for row in oracle.in_force(known, str(day))}
    assert {row["competence"] for row in known.ask("competences_listed", as_of=day)} == expected
    left_out = {row["competence"] for row in known.ask("competences_not_in_force", as_of=day)}
    assert left_out == {row["competence"] for row in known.rows("competences")} - expected


def test_nothing_is_shown_before_its_date_and_what_has_none_is_flagged(known, day):
    for row in known.ask("competences_listed", as_of=day):
        assert row["since"] <= day
        assert (row["dating"] == "undated") is (row["as_of"] is None)
        if row["as_of"] is None:
            assert row["since"] >= known.history[0].date


def test_each_cell_of_the_law(known, day):
    cells = oracle.law(known, str(day))
    found = {
        (row["region"], row["policy_area"]): row for row in known.ask("competence_matrix", as_of=day, measure="law")
    }
    cells = {key: cell for key, cell in cells.items() if key[0] in known.members()}
    assert found.keys() == cells.keys()
    for key, cell in cells.items():
        assert found[key]["all_values"] == cell["roles"]
        assert found[key]["value"] == (cell["roles"].split(" + ")[0] if cell["roles"] else None)
        assert found[key]["state"] == ("known" if cell["roles"] else "not_known")
        assert (found[key]["source"] in {row["source"] for row in cell["laws"]}) is bool(cell["laws"])


def test_the_figures_of_the_law(known, day):
    cells = [cell for (region, _), cell in oracle.law(known, str(day)).items() if region in known.members()]
    rows = known.rows("competences")
    held = oracle.in_force(known, str(day))
    (figures,) = known.ask("competence_figures", as_of=day)
    assert figures == {
        "count_cells": len(cells),
        "count_known": sum(bool(cell["roles"]) for cell in cells),
        "count_unknown": sum(not cell["roles"] for cell in cells),
        "count_tier_only": sum(not cell["roles"] and bool(cell["tiers"]) for cell in cells),
        "count_own_law": sum(cell["rests_on"] == "region" for cell in cells),
        "count_inferred": sum(any(row["confidence"] == "inferred" for row in cell["laws"]) for cell in cells),
        "count_undated": sum(any(not row["as_of"] for row in cell["laws"]) for cell in cells),
        "count_regions": len(known.members()),
        "count_areas": len(known.list("policy_areas")),
        "count_rows": len(rows),
        "count_rows_left_out": len(rows) - len(held),
        "count_rows_undated": sum(not row["as_of"] for row in held),
        "count_rows_inferred": sum(row["confidence"] == "inferred" for row in held),
    }


def test_the_law_behind_a_cell(known, day):
    cells, behind = oracle.law(known, str(day)), Counter()
    for row in known.ask("region_competences", as_of=day):
        cell = cells[row["region"], row["policy_area"]]
        laws = {law["competence"] for law in cell["laws"]}
        assert row["counts_for_role"] is (row["competence"] in laws)
        assert not row["counts_for_tier"] or row["leading_tier"] in cell["tiers"]
        behind[row["region"], row["policy_area"]] += row["counts_for_role"]
    assert +behind == Counter({key: len(cell["laws"]) for key, cell in cells.items() if cell["laws"]})


def test_how_many_regions_a_row_counts_for(known):
    behind = Counter()
    for cell in oracle.law(known, str(known.day)).values():
        behind.update(law["competence"] for law in cell["laws"])
    for row in known.ask("competences_listed"):
        if row["regional_role"] and not row["leading_tier"]:
            assert row["count_regions"] == behind[row["competence"]]
        assert row["count_regions"] >= behind[row["competence"]]


@pytest.mark.parametrize(
    ("asked", "column", "value"),
    [
        ({"policy_area": "health"}, "policy_area", "health"),
        ({"country": "SE"}, "country", "SE"),
        ({"role": "none"}, "regional_role", "none"),
        ({"role": ""}, "regional_role", None),
        ({"leading_tier": "municipality"}, "leading_tier", "municipality"),
        ({"confidence": "inferred"}, "confidence", "inferred"),
    ],
)
def test_the_list_is_narrowed(record_known, asked, column, value):
    everything = record_known.ask("competences_listed")
    found = record_known.ask("competences_listed", **asked)
    assert found == [row for row in everything if row[column] == value]
    assert 0 < len(found) < len(everything)


def test_law_of_a_region_stands_under_its_country(record_known):
    named = {row["territory"]: row["law_of"] for row in record_known.ask("competences_listed")}
    assert (named["ES"], named["ES51"]) == ("Spain", "Spain: Catalonia")


def test_the_list_of_a_region_has_its_countrys_law_and_no_other_regions(record_known):
    assert {row["territory"] for row in record_known.ask("competences_listed", region="ES51")} == {"ES", "ES51"}


def test_catalonia_has_its_own_reception_and_murcia_that_of_spain(record_known):
    found = {(row["region"], row["policy_area"]): row for row in record_known.ask("competence_matrix", measure="law")}
    assert found["ES51", "reception"]["all_values"] == "exclusive"
    of_spain = found["ES62", "reception"]["all_values"]
    assert (found["ES51", "reception"]["country_values"], found["ES62", "reception"]["country_values"]) == (
        of_spain,
        None,
    )
    assert found["ES62", "immigration and asylum"]["all_values"] == "none"
    assert found["ES62", "integration"]["all_values"] == found["ES51", "integration"]["all_values"] == "shared"
    assert found["ES51", "immigration and asylum"]["all_values"] == "consultative"
