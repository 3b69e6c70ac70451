"""Factsheet, neighbours, comparison and context: every number agrees with a plain count over the CSVs."""

from collections import Counter

import pytest

from tests.competences import oracle

REGIONS = ["ES51", "ITI1", "EL43", "FI1C3"]
LAYERS = [None, "multilevel governance"]


def cells(known, layer) -> dict[tuple[str, str, str], str]:
    """Every known cell of the matrix: region, policy area, measure."""
    law = {(*key, "law"): cell["roles"] for key, cell in oracle.law(known, str(known.day)).items() if cell["roles"]}
    return law | oracle.matrix(known, str(known.day), layer)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("region", REGIONS)
def test_mandate_next_to_action(known, region, layer):
    law, said = oracle.law(known, str(known.day)), oracle.matrix(known, str(known.day), layer)
    rows = known.ask("mandate_and_action", region=region, layer=layer)
    assert [row["policy_area"] for row in rows] == [row["policy_area"] for row in known.list("policy_areas")]
    for row in rows:
        cell = law[region, row["policy_area"]]
        assert (row["law_roles"], row["rests_on"]) == (cell["roles"], cell["rests_on"])
        assert row["leading_tier"] == (" + ".join(sorted(cell["tiers"])) or None)
        for column, measure in (("stated_role", "formal_role"), *((name, name) for name in oracle.MEASURES[1:])):
            given = said.get((region, row["policy_area"], measure))
            assert row[column] == given if given else row[column] in {"not_answered", "not_asked", "no_question"}
        stated = said.get((region, row["policy_area"], "formal_role"))
        if stated and row["law_roles"]:
            within = set(stated.split(" + ")) <= set(row["law_roles"].split(" + "))
            assert row["is_stated_as_in_law"] is within
        else:
            assert row["is_stated_as_in_law"] is None


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("region", REGIONS)
def test_nearest_regions_share_the_most_cells(known, region, layer):
    found = cells(known, layer)
    equal, compared = Counter(), Counter()
    for (other, area, measure), value in found.items():
        if other != region and (mine := found.get((region, area, measure))):
            basis = "law" if measure == "law" else "survey"
            compared[basis, other] += 1
            equal[basis, other] += mine == value
    rows = known.ask("nearest_regions", region=region, layer=layer)
    assert {(row["basis"], row["region"]): row["count_compared"] for row in rows} == compared
    for row in rows:
        key = row["basis"], row["region"]
        assert row["count_equal"] == equal[key]
        assert row["share_equal"] == pytest.approx(equal[key] / compared[key])
    order = [(row["basis"], -row["count_equal"]) for row in rows]
    assert order == sorted(order)


@pytest.mark.parametrize("regions", [["ES51", "ES62"], ["ES51", "ITI1", "SE224", "EL43"]], ids=len)
def test_regions_side_by_side(known, regions):
    layer = "multilevel governance"
    found = cells(known, layer)
    rows = known.ask("compare_regions", regions=regions, layer=layer)
    asked = known.rows("questions")
    areas = {one["policy_area"] for one in asked if (one["layer"], one["scale"]) == (layer, "roles")}
    by_law = len(known.ask("table_rows", table="policy_areas"))
    assert len(rows) == len(regions) * (by_law + len(areas) * len(oracle.MEASURES))
    for row in rows:
        values = [found.get((region, row["policy_area"], row["measure"])) for region in regions]
        mandates = [found.get((region, row["policy_area"], "law")) for region in regions]
        assert row["all_values"] == found.get((row["region"], row["policy_area"], row["measure"]))
        assert row["comparison"] == verdict(values, "agree")
        assert row["mandates"] == verdict(mandates, "same")
        assert (row["count_known"], row["count_regions"]) == (sum(map(bool, values)), len(regions))
    order = [["differ", "agree", "not_known_for_all"].index(row["comparison"]) for row in rows]
    assert order == sorted(order)


def verdict(values: list, same: str) -> str:
    if len(set(values) - {None}) > 1:
        return "differ"
    return same if all(values) else "not_known_for_all"


def test_population_and_share_stand_with_their_own_years(known):
    territories = {}
    names = (
        "population", "population_year", "population_source", "non_nationals_share", "share_year", "share_source"
    )  # fmt: skip
    for row in sorted(known.rows("populations"), key=lambda row: int(row["year"])):
        held = territories.setdefault(row["territory"], dict.fromkeys(names))
        if row["population"]:
            held |= {"population": int(row["population"]), "population_year": int(row["year"])}
            held["population_source"] = row["source"]
        if row["non_nationals_share"]:
            held |= {"non_nationals_share": float(row["non_nationals_share"]), "share_year": int(row["year"])}
            held["share_source"] = row["source"]
    rows = known.ask("country_context")
    assert {row["territory"]: {name: row[name] for name in names} for row in rows} == territories
    assert all(row["source"] for row in rows)


def test_projects_and_profile_of_a_region(known):
    expected = Counter((row["region"], row["project"]) for row in known.rows("partners") if row["region"])
    assert Counter((row["region"], row["project"]) for row in known.ask("region_projects")) == expected
    replies = oracle.replies(known, str(known.day))
    for region in REGIONS:
        (profile,) = known.ask("region_profile", region=region)
        assert (profile["reply"], profile["count_answered"]) == replies[region]
