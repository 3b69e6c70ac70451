"""The survey: every number agrees with a plain count over the CSVs, on both data sets. No answer is never “none”."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.ask import load
from dashboard.say.headlines import areas, competences, matching
from tests import tiny
from tests.competences import oracle

LAYERS = [None, "multilevel governance", "entry and reception", "country data"]
DAYS = [0, 30, 10_000]  # days before the snapshot


@pytest.fixture(params=DAYS, ids=lambda days: f"{days} days before")
def day(request, known):
    return known.day - timedelta(days=request.param)


def test_who_has_answered(known, day):
    found = {row["region"]: (row["reply"], row["count_answered"]) for row in known.ask("survey_regions", as_of=day)}
    assert found == oracle.replies(known, str(day))


def test_the_figures_of_the_survey(known, day):
    replies = oracle.replies(known, str(day))
    country = {row["region"]: row["country"] for row in known.list("regions")}
    kinds = Counter(reply for reply, _ in replies.values())
    asked = [row for row in known.rows("invitations") if row["asked_on"] <= str(day)]
    is_asked = {row["region"] for row in asked}
    heard = Counter(country[region] for region, (_, count) in replies.items() if count and region in is_asked)
    received = [row for row in known.rows("responses") if row["received_on"] <= str(day)]
    answers = oracle.answers(known, str(day))
    (figures,) = known.ask("survey_figures", as_of=day)
    assert figures == {
        "count_asked": len(asked),
        "count_heard": heard.total(),
        "count_replied": kinds["replied"],
        "count_partly": kinds["partly"],
        "count_silent": kinds["silent"],
        "count_unasked": kinds["unasked"],
        "count_reminded": sum("" < row["reminded_on"] <= str(day) for row in asked),
        "count_answers": len(answers),
        "count_earlier": len(received) - len(answers),
        "count_questions": len(known.rows("questions")),
        "count_countries_asked": len({country[row["region"]] for row in asked}),
        "count_countries_heard": len(heard),
        "count_countries_on_one": sum(count == 1 for count in heard.values()),
    }


def test_countries(known, day):
    by_country = defaultdict(dict)
    names = {row["region"]: row["name"] for row in known.list("regions")}
    country = {row["region"]: row["country"] for row in known.list("regions")}
    for region, (reply, count) in oracle.replies(known, str(day)).items():
        if reply != "not_asked":
            by_country[country[region]][region] = (reply, count)
    found = known.ask("survey_countries", as_of=day)
    assert {row["country"] for row in found} == set(by_country)
    for row in found:
        regions = by_country[row["country"]]
        heard = [region for region, (reply, count) in regions.items() if count and reply != "unasked"]
        assert row["count_heard"] == len(heard)
        assert row["rests_on"] == (names[heard[0]] if len(heard) == 1 else None)
        kinds = Counter(reply for reply, _ in regions.values())
        assert (row["count_replied"], row["count_partly"], row["count_silent"]) == (
            kinds["replied"], kinds["partly"], kinds["silent"]
        )  # fmt: skip


def test_whom_to_remind(known, day):
    asked = {row["region"]: row for row in known.rows("invitations") if row["asked_on"] <= str(day)}
    replies, questions = oracle.replies(known, str(day)), len(known.rows("questions"))
    found = {row["region"]: row for row in known.ask("survey_reminders", as_of=day)}
    assert set(found) == {region for region in asked if replies[region][1] < questions}
    for region, row in found.items():
        assert row["count_open"] == questions - replies[region][1]
        last = [text for text in (asked[region]["asked_on"], asked[region]["reminded_on"]) if "" < text <= str(day)]
        assert row["days_since"] == (day - date.fromisoformat(max(last))).days


@pytest.mark.parametrize("layer", LAYERS)
def test_each_cell_of_the_matrix(known, day, layer):
    cells = oracle.matrix(known, str(day), layer)
    asked = {row["region"] for row in known.rows("invitations") if row["asked_on"] <= str(day)}
    areas = {row["policy_area"] for row in known.rows("questions")
             if row["scale"] == "roles" and layer in (None, row["layer"])}  # fmt: skip
    found = [row for row in known.ask("competence_matrix", as_of=day, layer=layer) if row["measure"] != "law"]
    assert len(found) == len(known.members()) * len(known.list("policy_areas")) * 5
    for row in found:
        said = cells.get((row["region"], row["policy_area"], row["measure"]))
        assert row["all_values"] == said
        if said:
            state = "known"
        elif row["policy_area"] not in areas:
            state = "no_question"
        else:
            state = "not_answered" if row["region"] in asked else "not_asked"
        assert row["state"] == state
        assert (row["source"] is None) is (said is None)


@pytest.mark.parametrize("layer", LAYERS)
def test_each_known_cell_rests_on_rows_that_say_the_same(known, day, layer):
    said = defaultdict(set)
    for row in known.ask("cells_rest_on", as_of=day, layer=layer):
        said[row["region"], row["policy_area"], row["measure"]].add(row["value"])
    cells = known.ask("competence_matrix", as_of=day, layer=layer)
    for row in cells:
        told = said[row["region"], row["policy_area"], row["measure"]]
        assert oracle.widest_first(told) == row["all_values"]


@pytest.mark.parametrize("sort", [None, "name", "country", "sea_basin"])
def test_the_matrix_is_sorted(known, sort):
    rows = known.ask("competence_matrix", measure="law", policy_area="health", sort=sort)
    first = {"country": "country_name", "sea_basin": "sea_basin"}.get(sort)
    keys = [((row[first] if first else ""), row["name"]) for row in rows]
    assert keys == sorted(keys)
    assert len(keys) == len(known.members())


def test_every_answer_stays_visible_and_the_latest_counts(known, day):
    latest = oracle.answers(known, str(day))
    received = [row for row in known.rows("responses") if row["received_on"] <= str(day)]
    found = known.ask("answers_listed", as_of=day)
    assert Counter((row["region"], row["question"], str(row["received_on"])) for row in found) == Counter(
        (row["region"], row["question"], row["received_on"]) for row in received
    )
    told = competences.said(pd.DataFrame(found)) if found else []
    for row, said in zip(found, told, strict=True):
        key = row["region"], row["question"]
        assert row["counts"] is (latest[key]["received_on"] == str(row["received_on"]))
        assert row["standing"] == ("counts" if row["counts"] else "replaced")
        values = [row[name] for name in ("answer", *oracle.MEASURES) if row[name]]
        assert sorted(part.split(": ")[-1] for part in said.split("; ")) == sorted(
            part.split(": ")[-1] for value in values for part in value.split("; ")
        )


def test_an_answer_that_was_emptied_again_is_withdrawn(tmp_path):
    tables = tiny.rows()
    (answer, *_) = tables["responses"]
    emptied = dict.fromkeys(["answer", *oracle.MEASURES], "") | {"received_on": "2018-02-01"}
    tables["responses"] = [answer | {"received_on": "2018-01-01"}, answer | emptied]
    views = tiny.views(tmp_path, tiny.unchecked(tmp_path, tables))
    listed = load("answers_listed")
    every = dict.fromkeys(listed.params) | {"as_of": tiny.DAY}
    rows = views.rows(listed, **every)
    said = competences.said(pd.DataFrame(rows))
    assert [(one is None, row["standing"]) for one, row in zip(said, rows, strict=True)] == [
        (True, "withdrawn"),
        (False, "replaced"),
    ]
    assert [row["standing"] for row in views.rows(listed, **every | {"latest": 1})] == ["withdrawn"]


def test_questions_and_how_many_answered_each(known, day):
    given = Counter(question for _, question in oracle.answers(known, str(day)))
    asked = sum(row["asked_on"] <= str(day) for row in known.rows("invitations"))
    found = known.ask("questions_listed", as_of=day)
    assert [row["question"] for row in found] == [
        row["question"] for row in sorted(known.rows("questions"), key=lambda row: int(row["position"]))
    ]
    for row in found:
        assert (row["count_answered"], row["count_asked"]) == (given[row["question"]], asked)


def test_a_reply_of_a_region_not_asked_stands_beside_those_asked(tmp_path):
    tables = tiny.rows()
    tables["responses"].append(tables["responses"][0] | {"region": "ITI1"})
    views = tiny.views(tmp_path, tiny.unchecked(tmp_path, tables))
    figures, *_ = views.rows(load("survey_figures"), as_of=tiny.DAY)
    assert [figures[name] for name in ("count_asked", "count_heard", "count_unasked")] == [1, 1, 1]
    assert (figures["count_countries_heard"], figures["count_countries_on_one"]) == (1, 1)
    (question,) = views.rows(load("questions_listed"), as_of=tiny.DAY, layer=None, policy_area=None)
    assert [question[name] for name in ("count_asked", "count_answered", "count_unasked")] == [1, 1, 1]
    italy, spain = views.rows(load("survey_countries"), as_of=tiny.DAY)
    assert (italy["count_heard"], italy["count_unasked"], italy["rests_on"]) == (0, 1, None)
    assert (spain["count_heard"], spain["count_unasked"], spain["rests_on"]) == (1, 0, "Catalonia")


def test_needs_and_who_may_meet_them(known, day):
    expected = oracle.met(known, str(day))
    matched = [row for row in known.ask("needs_matched", as_of=day) if row["basis"] == "survey"]
    others = Counter((region, need) for region, need, _ in {one[:3] for one in expected})
    assert {(row["region"], row["need_key"]): row["count_regions"] for row in matched} == others
    assert len(matched) == len(others)
    texts = matching.offered(pd.DataFrame(matched)).to_dict("records") if matched else []
    for row, text in zip(matched, texts, strict=True):
        assert text["shown_of"] == f"{min(3, row['count_regions'])} of {row['count_regions']}"
        assert len(row["best_offers"]) == row["count_shown"] == min(3, row["count_regions"])
        assert all(one["name"] in text["best_offers"] for one in row["best_offers"])
        assert row["on_what"]
    rows = [row for row in known.ask("needs_met", as_of=day) if row["basis"] == "survey"]
    assert {(row["region"], row["need_key"], row["other_region"], row["offer_key"]) for row in rows} == expected
    assert len(rows) == len(expected)
    answers = oracle.answers(known, str(day))
    for row in rows:
        assert row["source"] == answers[row["region"], row["need_key"]]["source"]
        assert row["offer_source"] == answers[row["other_region"], row["offer_key"]]["source"]
    needs = Counter()
    helped = Counter()
    are_met = {one[:2] for one in expected}
    placed = {row["question"]: (row["layer"], row["policy_area"] or None) for row in known.rows("questions")}
    for (region, question), row in answers.items():
        if row["need"] in ("some", "strong"):
            needs[placed[question]] += 1
            helped[placed[question]] += (region, question) in are_met
    found = {(row["layer"], row["policy_area"]): row for row in known.ask("needs_counted", as_of=day)}
    assert {key: row["count_needs"] for key, row in found.items()} == needs
    assert {key: row["count_met"] for key, row in found.items()} == dict(helped)
    of_one = sum(row["count_needs"] for row in known.ask("needs_counted", as_of=day, region="ES51"))
    said = [row["need"] for (region, _), row in answers.items() if region == "ES51"]
    assert of_one == said.count("some") + said.count("strong")


def test_needs_by_layer_and_region(known, day):
    layers = {row["layer"]: row["title"] for row in known.list("layers")}
    asked = {row["question"]: row for row in known.rows("questions")}
    expected = {}
    for (region, question), row in oracle.answers(known, str(day)).items():
        if row["need"] in ("some", "strong"):
            held = expected.setdefault((layers[asked[question]["layer"]], region), [])
            held.append((asked[question]["policy_area"], row["need"]))
    found = {(row["layer_title"], row["region"]): row for row in known.ask("needs_by_region", as_of=day)}
    assert found.keys() == expected.keys()
    for key, held in expected.items():
        assert (found[key]["count_needs"], found[key]["count_strong"]) == (
            len(held), sum(need == "strong" for _, need in held)
        )  # fmt: skip
        (areas_told,) = areas(pd.DataFrame([found[key]]))
        strong = {area for area, need in held if need == "strong"}
        assert set(areas_told.split(", ")) - {""} == {
            f"{area} (strong)" if area in strong else area for area, _ in held if area
        }
    (region, *_) = [region for _, region in expected] or [None]
    assert {row["region"] for row in known.ask("needs_by_region", as_of=day, region=region)} <= {region}


def test_needs_told_at_meetings_meet_practices_on_the_same_theme(known):
    said = known.rows("statements")
    expected = {
        (need["statement"], offer["statement"]) for need in said for offer in said
        if need["kind"] == "need" and offer["kind"] == "practice" and need["theme"] == offer["theme"]
        and need["region"] and offer["region"] and need["region"] != offer["region"]
    }  # fmt: skip
    rows = [row for row in known.ask("needs_met") if row["basis"] == "meeting"]
    assert {(row["need_key"], row["offer_key"]) for row in rows} == expected


def test_the_one_revised_answer_counts_by_its_day(demo_known):
    for day, practice in ((date(2018, 1, 15), "planned"), (date(2018, 1, 16), "running")):
        rows = demo_known.ask("answers_listed", as_of=day, region="ITI1", question="reception-places")
        assert [row["practice"] for row in rows if row["counts"]] == [practice]
    assert [row["counts"] for row in rows] == [True, False]


def test_the_record_names_no_region_that_replied(record_known):
    (figures,) = record_known.ask("survey_figures")
    assert (figures["count_asked"], figures["count_heard"], figures["count_answers"]) == (0, 0, 0)
    assert {row["reply"] for row in record_known.ask("survey_regions")} == {"not_asked"}
    assert record_known.ask("survey_reminders") == []
