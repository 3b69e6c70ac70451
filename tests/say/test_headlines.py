import pandas as pd
import pytest

from dashboard.say import headlines

FIGURES = {
    "count_past_due": 12,
    "count_follow_ups": 29,
    "count_due_soon": 2,
    "count_done_whole": 0,
    "count_done_in_part": 0,
    "count_overtaken": 0,
    "count_given_up": 0,
    "count_heard_of": 29,
    "count_silent": 0,
    "regions_asked": None,
    "regions_replied": 22,
    "countries_replied": 10,
    "count_regions": 18,
    "count_countries": 7,
    "count_meetings_attended": 1,
    "count_projects": 9,
    "count_running": 3,
    "count_not_selected": 2,
}
NOTHING_COMING: list[dict] = []


def test_the_map_of_follow_ups_says_how_many_are_on_it():
    rows = {"name": ["Catalonia", "Attica", "Patras", None], "count_open": [5, 1, 0, 40], "count_off_map": 0}
    said = "Six follow-ups are open in two regions or places; 40 have no region or place"
    assert headlines.where(pd.DataFrame(rows)) == f"{said}."
    assert headlines.where(pd.DataFrame(rows | {"count_off_map": [0, 1, 1, 0]})) == (
        f"{said}; not on the map, because no coordinates are recorded: Attica and Patras."
    )
    assert headlines.where(pd.DataFrame({"name": [None], "count_open": [3], "count_off_map": [0]})) == (
        "No open follow-up has a region or place."
    )


def test_the_overview_says_what_is_past_due_and_who_answered():
    answer = "12 of 29 follow-ups are past due; 22 regions from ten countries have answered the survey."
    assert headlines.overview(FIGURES) == answer


def test_the_overview_counts_what_became_of_each_once_any_has_ended():
    ended = FIGURES | {"count_done_whole": 9, "count_done_in_part": 1, "count_overtaken": 2, "count_heard_of": 5}
    said = "nine were done, one was done in part, two were overtaken and five are open with news of them"
    assert headlines.overview(ended).endswith(f"have answered the survey; {said}.")
    silent = ended | {"count_heard_of": 0, "count_silent": 12}
    said = (
        "nine were done, one was done in part and two were overtaken; of twelve others nothing more is publicly known"
    )
    assert headlines.overview(silent).endswith(f"; {said}.")


@pytest.mark.parametrize(
    ("count", "of", "said"),
    [
        (0, 0, "no follow-up is recorded"),
        (0, 1, "none of 1 follow-up is past due"),
        (0, 29, "none of 29 follow-ups is past due"),
        (1, 29, "1 of 29 follow-ups is past due"),
        (2, 29, "2 of 29 follow-ups are past due"),
    ],
)
def test_past_due_agrees_in_number(count, of, said):
    assert headlines.past_due(count, of) == said


def test_a_count_of_countries_alone_is_not_told_as_regions():
    figures = FIGURES | {"regions_replied": None, "countries_replied": 8}
    assert headlines.overview(figures).endswith("regions of eight countries have answered the survey.")
    replies = _figure(figures, "replies")
    assert replies["value"] == "8"
    assert replies["of"] == "countries, regions not stated"


def test_a_figure_tells_its_change_and_names_the_first_snapshot():
    assert _figure(FIGURES, "past-due")["change"] == "first snapshot"
    changed = headlines.figures(FIGURES, FIGURES | {"count_past_due": 10}, NOTHING_COMING)[0]
    assert changed["change"] == "+2 since the snapshot before"
    replies = headlines.figures(FIGURES, FIGURES | {"regions_replied": None}, NOTHING_COMING)[2]
    assert replies["change"] == "not stated in the snapshot before; how many were asked is not recorded"


def test_what_is_due_soon_has_its_change_and_the_next_date_beside_it():
    coming = [{"days_left": 12, "wording": "8 March 2018"}]
    soon = headlines.figures(FIGURES, FIGURES | {"count_due_soon": 3}, coming)[1]
    assert (soon["of"], soon["change"]) == ("next date in 12 days", "−1 since the snapshot before")
    assert _figure(FIGURES, "soon")["of"] == "nothing dated is to come"


def test_attendance_that_is_not_known_is_not_unchanged():
    before = FIGURES | {"count_regions": 17}
    told = [headlines.figures(FIGURES | {"count_meetings_attended": n}, before, NOTHING_COMING)[3] for n in (1, 2)]
    assert [figure["change"] for figure in told] == [
        "who came to a meeting since the snapshot before is not known", "+1 since the snapshot before",
    ]  # fmt: skip


def test_figures_of_a_region_tell_its_meetings_and_its_answers():
    now = FIGURES | {"count_meetings": 1, "count_meetings_attended": 2}
    own = {"count_questions": 45, "count_answered": 12, "reply": "partly"}
    told = [(one["key"], one["value"], one.get("of")) for one in headlines.figures(now, {}, [], own)][2:4]
    assert told == [("own-replies", "12", "of 45"), ("regions", "1", "of 2")]
    silent = headlines.figures(now, {}, [], own | {"count_questions": 0})[2]
    assert (silent["value"], silent["change"]) == (
        "not recorded",
        "which regions were asked or answered is not recorded",
    )


def test_the_denominator_is_never_invented():
    assert "not recorded" in _figure(FIGURES, "replies")["change"]
    unstated = FIGURES | {"regions_replied": None, "countries_replied": None, "count_answered": 0}
    nothing = _figure(unstated | {"count_countries_answered": 0}, "replies")
    assert (nothing["value"], nothing.get("of")) == ("not stated", None)
    counted = _figure(unstated | {"count_answered": 4, "count_countries_answered": 1}, "counted-replies")
    assert (counted["value"], counted["of"]) == ("4", "regions from one country")
    assert "41 asked" in _figure(FIGURES | {"regions_asked": 41}, "replies")["change"]


def test_engagement_counts_each_class():
    regions = pd.DataFrame({"engagement": ["present", "present", "spoke", "excused", "absent", "no_member"]})
    said = (
        "3 of 5 member regions took part: one region spoke at a meeting, two more were present and one sent apologies."
    )
    assert headlines.engagement(regions.assign(membership="stated")) == said
    unknown = pd.DataFrame({"engagement": ["spoke", "absent"], "membership": [None, None]})
    assert headlines.engagement(unknown) == "1 of 2 regions listed took part: one region spoke at a meeting."


@pytest.mark.parametrize(
    ("layer", "column", "counts", "said"),
    [("practices", "count_practices", [2, 0, 1], "Three practices are recorded for two regions."),
     ("follow-ups", "count_open", [1, 0, 0], "One open follow-up is recorded for one region."),
     ("follow-ups", "count_open", [0, 0, 0], "No open follow-ups are recorded for any region.")],
)  # fmt: skip
def test_the_map_says_what_fills_it(layer, column, counts, said):
    assert headlines.on_map(layer, pd.DataFrame({column: counts})) == said


def _figure(now, key):
    return next(one for one in headlines.figures(now, {}, NOTHING_COMING) if one["key"] == key)


@pytest.mark.parametrize(
    ("count_messages", "expected"),
    [
        (3, "Two outside speakers gave three messages; none of 1 promise by institutions is past due."),
        (0, "Nine statements on record; none of 1 promise by institutions is past due."),
    ],
)
def test_voices_say_who_spoke_or_how_much_is_on_record(count_messages, expected):
    figures = {"count_speakers": 2, "count_statements": 9, "count_past_due": 0, "count_promises": 1}
    assert headlines.voices(figures | {"count_messages": count_messages}) == expected


def test_names_in_capitals_keep_them_within_a_sentence():
    heard = pd.DataFrame(
        {
            "title": ["Cooperation outside the EU", "EU funds"], "heard": ["voice_only"] * 2,
            "count_statements": [3, 1],
        }
    )  # fmt: skip
    assert headlines.themes(heard) == (
        "Four statements on two themes; with an outside voice and no practice told: cooperation outside the EU and EU "
        "funds."
    )


def test_members_say_where_they_are_from_and_what_is_not_drawn():
    regions = pd.DataFrame(
        {
            "region": ["PT20", "ES51", "ES52", "ITI3"], "name": ["Azores", "Catalonia", "Valencia", "Marche"],
            "engagement": ["absent", "spoke", "absent", "no_member"],
            "membership": ["stated", "stated", "inferred", "not in 2017"],
        }
    )  # fmt: skip
    assert headlines.members(regions, frozenset({"PT20"}), frozenset({"PT20", "ES51", "ITI3"})) == (
        "3 member regions are named by public sources; the membership of 1 is inferred. In boxes, enlarged: Azores. "
        "A marker without an outline, which the source of boundaries lacks: Valencia. "
        "Not on the map, being no members in 2017: Marche."
    )
