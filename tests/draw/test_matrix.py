import re

import pandas as pd
import pytest

from dashboard.config import ROOT
from dashboard.draw import look, markup, matrix
from dashboard.draw.maps import competences

CELLS = pd.DataFrame(
    {
        "region": ["ES51", "ES51", "ITF2", "ITF2"],
        "name": ["Catalonia", "Catalonia", "Molise", "Molise"],
        "country_name": ["Spain", "Spain", "Italy", "Italy"],
        "measure": "law",
        "policy_area": ["housing", "health", "housing", "health"],
        "value": ["exclusive", "shared", None, "none"],
        "all_values": ["exclusive", "shared + consultative", None, "none"],
        "state": ["known", "known", "not_known", "known"],
        "country_values": ["shared + none", None, None, None],
        "dating": ["dated", "undated", None, "dated"],
        "latitude": [41.8, 41.8, 41.7, 41.7],
        "longitude": [1.3, 1.3, 14.6, 14.6],
    }
)


def test_a_region_has_one_row_with_a_cell_for_each_area_in_order():
    catalonia, molise = matrix.rows(CELLS, "law", {("ES51", "housing")})
    assert [cell["mark"] for cell in catalonia["cells"]] == ["full", "half"]
    assert catalonia["cells"][0]["said"] == "Catalonia, housing: exclusive (inferred); Spain: shared + none"
    assert catalonia["cells"][1]["said"] == "Catalonia, health: shared + consultative (undated)"
    assert [cell["beside"] for cell in catalonia["cells"]] == ["half", ""]
    assert [cell["notes"] for cell in catalonia["cells"]] == [["inferred"], ["undated"]]
    assert [cell["mark"] for cell in molise["cells"]] == ["hatched", "dash"]


def test_sorted_by_country_each_has_a_heading_and_each_cell_leads_to_its_region():
    entries = matrix.rows(CELLS, "law", set(), "country_name")
    assert [entry["group"] for entry in entries] == ["Spain", "Italy"]
    drawn = {"areas": ["housing", "health"], "legend": [], "chosen": None, "addresses": {"ES51": "/es", "ITF2": "/it"}}
    drawn["has_inferred"] = False
    shown = markup.render("matrix", rows=entries, **drawn)
    assert shown.count('<tr class="group">') == 2
    assert shown.count('href="/it"') == 3
    assert "group" not in markup.render("matrix", rows=matrix.rows(CELLS, "law", set()), **drawn)


def test_inference_is_marked_for_law_alone():
    entries = matrix.rows(CELLS, "formal_role", {("ES51", "housing")})
    assert not any("inferred" in cell["notes"] for entry in entries for cell in entry["cells"])


@pytest.mark.parametrize("measure", matrix.MEASURES)
def test_what_is_missing_never_looks_like_none(measure):
    marks = {line["value"]: line["mark"] for line in matrix.legend(measure)}
    missing = {mark for word, mark in marks.items() if word.startswith("not_")}
    assert missing == ({"hatched"} if measure == "law" else {"hatched", "unasked"})
    assert marks["none"] == "dash"
    assert measure == "law" or marks["no_question"] == "blank"
    assert len(marks) == len(set(marks.values())), "two values share a mark"


def test_every_mark_has_a_shape_of_its_own():
    shapes = (ROOT / "dashboard" / "screen" / "static" / "look.css").read_text("utf-8")
    marks = {line["mark"] for measure in matrix.MEASURES for line in matrix.legend(measure)}
    rules = {mark: re.search(rf"\.cell\.{mark} {{([^}}]*)}}", shapes) for mark in marks - {"outlined"}}
    assert all(rules.values())
    assert len({rule[1] for rule in rules.values()}) == len(rules)


@pytest.mark.parametrize("has_inferred", [True, False])
def test_the_legend_of_the_matrix_says_what_its_i_means(has_inferred):
    drawn = {"rows": [], "areas": [], "legend": [], "chosen": None, "addresses": {}}
    assert ("inferred, not stated" in markup.render("matrix", has_inferred=has_inferred, **drawn)) == has_inferred


def test_only_rows_that_count_make_a_cell_inferred():
    law = pd.DataFrame(
        {
            "region": ["ES51", "ES51"], "policy_area": ["housing", "health"],
            "counts_for_role": [True, False], "confidence": ["inferred", "inferred"],
        }
    )  # fmt: skip
    assert matrix.inferred(law) == {("ES51", "housing")}


@pytest.mark.parametrize("theme", look.LOOKS.values(), ids=lambda theme: theme.name)
def test_the_map_colours_each_region_by_its_mark(theme):
    housing = CELLS[CELLS["policy_area"] == "housing"]
    drawn = competences(housing, theme, legend=matrix.legend("law"), chosen=None).regions.set_index("region")
    assert drawn.loc["ES51", ["name_and_value", "glyph", "colour"]].to_list() == [
        "Catalonia: exclusive", "", theme.amounts[5],
    ]  # fmt: skip
    assert drawn.loc["ITF2", ["name_and_value", "glyph"]].to_list() == ["Molise: not known", "?"]


@pytest.mark.parametrize("theme", look.LOOKS.values(), ids=lambda theme: theme.name)
def test_the_map_tells_none_from_not_known_and_inferred_from_stated(theme):
    cells = CELLS[CELLS["policy_area"] == "health"]
    held = competences(cells, theme, legend=matrix.legend("law"), chosen=None, inferred=(("ES51", "health"),))
    assert held.regions["glyph"].to_list() == ["i", "–"]
    told = ["Catalonia: shared + consultative (inferred)", "Molise: none"]
    assert held.regions["name_and_value"].to_list() == told
    signs = {one.word: (one.colour, one.glyph) for one in held.keys}
    assert len(set(signs.values())) == len(signs) == 7


@pytest.mark.parametrize("measure", matrix.MEASURES)
def test_in_the_legend_of_the_map_no_answer_looks_like_none(measure):
    cells = CELLS.assign(measure=measure, value=None, all_values=None, state="not_known")
    held = competences(cells, look.LIGHT, legend=[*matrix.legend(measure), *_not_known(measure)], chosen=None)
    signs = {one.word: (one.colour, one.glyph) for one in held.keys}
    assert len(set(signs.values())) == len(signs)


def _not_known(measure):
    held = {line["value"] for line in matrix.legend(measure)}
    return [] if "not_known" in held else [{"value": "not_known", "word": "not known", "mark": "hatched"}]
