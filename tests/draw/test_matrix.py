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
    assert [cell["word"] for cell in catalonia["cells"]] == ["exclusive", "shared"], "the strongest role alone"
    assert [cell["more"] for cell in catalonia["cells"]] == [
        " (inferred); Spain: shared + none", " + consultative (undated)"
    ]  # fmt: skip
    assert [cell["is_inferred"] for cell in catalonia["cells"]] == [True, False]
    assert [cell["mark"] for cell in molise["cells"]] == ["hatched", "dash"]


def drawn(entries, **more):
    known, silent = matrix.parted(entries)
    plain = {"areas": matrix.known(entries, ["housing", "health"]), "legend": [], "has_inferred": False}
    plain |= {"chosen": None, "ticked": (), "has_headings": False, "rows": known, "silent": silent}
    named = {entry["region"]: f"/{entry['region']}" for entry in entries}
    return markup.render("matrix", addresses=named, ticks=named, **plain | more)


def test_a_country_is_named_once_under_a_firmer_rule_and_each_area_has_its_denominator():
    entries = matrix.rows(CELLS, "law", set(), "country_name")
    assert [entry["group"] for entry in entries] == ["Spain", "Italy"]
    shown = drawn(entries)
    assert shown.count(">Spain</span>") == shown.count(">Italy</span>") == 1
    assert shown.count('class=" first"') == 1
    assert ">1 of 2<" in shown
    assert ">2 of 2<" in shown
    assert drawn(entries, has_headings=True).count('<tr class="group">') == 2


def test_a_region_is_ticked_by_its_box_and_one_of_which_nothing_is_known_is_folded_away():
    entries = matrix.rows(CELLS.assign(value=[*CELLS["value"][:2], None, None]), "law", set(), "country_name")
    shown = drawn(entries, ticked=("ES51",))
    assert 'aria-checked="true" aria-label="Compare Catalonia"' in shown
    assert 'data-adds="with"' in shown
    folded = shown.partition('<details class="fold">')[2]
    assert "1 region of which nothing is known here" in folded
    assert "Molise" in folded


def test_inference_is_marked_for_law_alone():
    entries = matrix.rows(CELLS, "formal_role", {("ES51", "housing")})
    assert not any(cell["is_inferred"] for entry in entries for cell in entry["cells"])


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
    assert ("inferred, not stated" in drawn([], has_inferred=has_inferred)) == has_inferred


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
