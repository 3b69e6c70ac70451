import pandas as pd

from dashboard.say.headlines import competences as told
from dashboard.say.headlines import matching

LAW = {"count_known": 142, "count_cells": 198, "count_unknown": 56, "count_inferred": 59, "count_undated": 55}
NOT_ASKED = {"count_asked": 0, "count_heard": 0, "count_unasked": 0}
STATED = pd.DataFrame({"regions_replied": [22, None], "countries_replied": [10, 8]})


def test_the_answer_names_its_denominators():
    said = told.competences(LAW, NOT_ASKED, STATED)
    assert said == "Law is known for 142 of 198 cells of region and policy area; 22 regions of ten countries answered."
    asked = told.competences(LAW, {"count_asked": 22, "count_heard": 20, "count_unasked": 0}, STATED)
    assert asked.endswith("20 of 22 regions asked have answered.")
    more = told.answered({"count_asked": 1, "count_heard": 1, "count_unasked": 1}, STATED)
    assert more == "1 of one region asked has answered; one region answered without being asked"
    said = "56 of 198 cells are not known; of the 142 known, 59 rest on an inference and 55 on law without a date."
    assert told.law(LAW) == said


def test_countries_alone_are_not_told_as_regions():
    assert told.answered(NOT_ASKED, STATED.tail(1)) == "regions of eight countries answered"
    assert told.answered(NOT_ASKED, STATED.head(0)) == "nothing is stated about answers to the survey"


def test_silence_is_counted_by_its_reason():
    cells = pd.DataFrame(
        {"value": ["none", None, None], "measure": "practice", "state": ["known", "not_answered", "not_asked"]}
    )
    assert told.measured(cells) == "1 of 3 cells with a question hold an answer; 1 not answered and 1 not asked."
    more = pd.concat([cells, pd.DataFrame({"value": [None], "measure": "practice", "state": ["no_question"]})])
    assert told.measured(more).endswith("of 3 cells with a question hold an answer; 1 not answered, 1 not asked and "
                                        "1 more has no question.")  # fmt: skip
    assert told.mapped(cells) == "Of three regions: 1 none, 1 not answered and 1 not asked."


def test_where_mandates_differ_actions_are_not_comparable():
    rows = pd.DataFrame({"policy_area": ["housing", "housing", "health"], "mandates": ["differ", "differ", "same"]})
    differ = "Law gives these regions different roles in housing: there, what they do is not comparable"
    assert matching.mandates(rows) == f"{differ}."
    assert matching.mandates(rows.tail(1)).startswith("Law gives these regions the same role")
    unknown = pd.DataFrame({"policy_area": ["labour market"], "mandates": ["not_known_for_all"]})
    assert (
        matching.mandates(pd.concat([rows, unknown]))
        == f"{differ}; law is not known for all in 1 of three policy areas."
    )
    assert matching.mandates(unknown) == "Law is not known for all of these regions in any of the one policy area."


def test_countries_that_rest_on_one_region_are_named():
    countries = pd.DataFrame({"country_name": ["Spain", "Greece"], "rests_on": [None, "Attica"]})
    survey = {"count_asked": 22, "count_replied": 19, "count_partly": 1, "count_silent": 2, "count_unasked": 0}
    said = "Of 22 regions asked 19 replied, 1 in part, 2 not at all; Greece rests on one region."
    assert told.who(survey, countries) == said


def test_silence_about_a_question_is_told_as_no_answer():
    told_of = [told.given({"count_answered": count, "count_earlier": 0, "count_questions": 40}, 3) for count in (2, 0)]
    assert [one.partition(";")[0] for one in told_of] == ["2 of 40 questions answered", "None of 40 questions answered"]
    assert all(one.endswith("is not a no.") for one in told_of)


def test_the_regions_most_alike_are_told_by_law_and_by_survey():
    rows = pd.DataFrame({"basis": ["law", "survey"], "name": ["Crete", "Skåne"], "count_equal": 3, "count_compared": 9})
    said = "Most alike by law: Crete (3 of 9 cells equal); in the survey: Skåne (3 of 9 cells equal)."
    assert matching.nearest(rows) == said
    assert matching.nearest(rows.head(0)) == ""


def test_who_owes_answers_is_counted_of_those_asked():
    ends = "questions open; a question without an answer is not a no."
    for count, begins in ((3, "3 of 22 regions asked have"), (1, "1 of 22 regions asked has"), (0, "None of 22")):
        said = told.remind({"count_asked": 22}, pd.DataFrame(index=range(count)))
        assert said.startswith(begins)
        assert said.endswith(ends)


def test_needs_that_meet_an_offer_are_counted_of_those_stated():
    met = pd.DataFrame({"basis": ["survey", "survey", "meeting"]})
    ends = "a practice or an interest in cooperation of another region."
    both = "2 of 40 needs stated in the survey and 1 of nine needs told at meetings meet"
    assert matching.needs(met, 40, 9) == f"{both} {ends}"
    assert matching.needs(met.tail(1), 0, 9) == f"1 of nine needs told at meetings meets {ends}"
    assert matching.needs(met.head(0), 0, 9) == f"None of nine needs told at meetings meet {ends}"
    assert matching.needs(met.head(0), 0, 0) == "No need is stated."
