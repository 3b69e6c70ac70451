"""The record of 6 September 2017 and what became of it, held against a tally of the minutes made by hand."""

import re
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.contract.schema import TABLES
from dashboard.problems import errors
from dashboard.store import sources
from tests import shipped

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
# What became of it up to Patras; days that follow are free to say more.
DAYS = [date(2017, 9, 6), date(2017, 10, 18), date(2018, 2, 7), date(2018, 4, 23)]
FIRST, _, BRUSSELS, PATRAS = DAYS
FINDINGS = {"sources_agree", "follow_up_has_date", "follow_up_has_owner", "competence_has_date"}
OUTSIDE = {
    "Committee of the Regions and ARLEM", "DG REGIO", "DG HOME", "EEAS", "DG DEVCO", "EESC", "UNHCR",
}  # fmt: skip
SPOKE = {"ES51", "ITI1", "FI1C3", "EL30", "SE224", "ITH5", "ITF2", "ES61", "ES62"}
PROMISES = {
    "undp-guidelines": ("before", None, date(2017, 9, 30)),
    "oecd-study": ("season", date(2018, 1, 1), date(2018, 3, 31)),
    "dg-regio-return": ("half-year", date(2018, 1, 1), date(2018, 6, 30)),
    "platforma-training": ("ongoing", None, None),
    "devco-twinning": ("undated", None, None),
    "eeas-materials": ("undated", None, None),
    "undp-guidelines-shared": ("undated", None, None),
}
EVENTS = {
    "task-force-meeting-helsinki": ("Helsinki", "2017-10-18", "2017-10-18"),
    "general-assembly-2017": ("Helsinki", "2017-10-18", "2017-10-20"),
    "panoramed-kick-off": ("Seville", "2017-09-27", "2017-09-27"),
    "beirut-conference": ("Beirut", "2017-11-07", "2017-11-08"),
    "mechelen-conference": ("Mechelen", "2017-11-16", "2017-11-17"),
    "attica-conference": ("Brussels", "2018-01-01", "2018-12-31"),
    "mipex-r-expert-meeting": ("Barcelona", "None", "None"),
}


@cache
def day_of(day):
    """Source tables as they stand on a day."""
    return sources.read(DATA, "record", day)


def rows(name, day=FIRST, **values):
    return [row for row in day_of(day).tables[name] if values.items() <= row.items()]


def one(name, day=FIRST, **values):
    (row,) = rows(name, day, **values)
    return row


def keys(name, day):
    return {tuple(row[column] for column in TABLES[name].key) for row in rows(name, day)}


def cited(day):
    """Every place that some row of the day names as its source."""
    return {
        row[column]
        for name in TABLES
        if name != "sources"
        for row in rows(name, day)
        for column in row
        if column.endswith("source") and row[column]
    }


def test_the_record_begins_with_these_days():
    assert sources.days(DATA, "record")[: len(DAYS)] == DAYS
    assert all(day_of(day).label and day_of(day).description and day_of(day).recorded_by for day in DAYS)


def test_it_has_no_error_and_the_findings_are_only_what_the_minutes_leave_open():
    found = [problem for one in shipped.SNAPSHOTS[: len(DAYS)] for problem in shipped.checked(one)]
    assert {problem.place for problem in found} == {f"record {day}" for day in DAYS}
    assert errors(found) == []
    assert {problem.rule for problem in found} == FINDINGS


def test_18_regions_of_7_countries_are_present_with_27_people():
    present = rows("participation", kind="region", presence="present")
    assert len(present) == 18
    assert sum(row["people"] for row in present) == 27
    assert Counter(row["country"] for row in present) == {"ES": 7, "IT": 5, "GR": 2, "FR": 1, "DE": 1, "FI": 1, "SE": 1}
    assert {row["region"] for row in present if row["spoke"]} == SPOKE


def test_five_are_excused():
    excused = rows("participation", presence="apologies")
    assert {row["region"] for row in excused} == {"FI1C1", "ITI2", "ES51", "PT20", "ES53"}
    assert not any(row["spoke"] or row["people"] for row in excused)


def test_institutions_stakeholder_consultant_and_secretariat_are_there():
    people = Counter()
    for row in rows("participation", presence="present"):
        people[row["kind"]] += row["people"]
    assert people == {"region": 27, "EU institution": 8, "stakeholder": 1, "consultant": 1, "secretariat": 3}


def test_the_agenda_is_in_the_order_of_the_minutes():
    agenda = sorted(rows("agenda"), key=lambda row: row["position"])
    assert [row["position"] for row in agenda] == list(range(1, 21))
    assert [row["number"] for row in agenda if row["number"]] == ["1", "2", "3", "3a", "3b", "4", "4a", "4b", "5"]
    assert agenda[-1]["agenda_item"] == "2017-09-debriefing"


def test_each_of_the_seven_outside_speakers_has_a_message():
    messages = [row for row in rows("statements", kind="message") if not row["region"]]
    assert {row["organisation"] for row in messages} == OUTSIDE
    assert len({row["speaker"] for row in messages}) == 7


def test_a_message_is_one_by_an_outside_speaker_and_a_need_one_by_regions():
    assert not [row for row in rows("statements", kind="message") if row["region"]]
    needs = rows("statements", PATRAS, kind="need")
    assert needs
    assert all(row["region"] or row["organisation"] == "Regions in the debate" for row in needs)
    assert one("statements", statement="work-on-relocation-again")["kind"] == "information"


def test_what_the_minutes_attribute_to_nobody_has_no_speaker():
    for statement in ("regions-decide-too", "work-on-relocation-again", "task-force-way-forward", "eu-still-looking"):
        row = one("statements", statement=statement)
        assert (row["speaker"], row["organisation"], row["region"]) == (None, None, None)


def test_every_reply_answers_a_question_and_every_question_of_the_session_has_one():
    asked = {row["statement"]: row for row in rows("statements", kind="question")}
    answered = Counter(row["replies_to"] for row in rows("statements", kind="answer"))
    assert set(answered) <= set(asked)
    session = {key for key, row in asked.items() if row["agenda_item"] == "2017-09-questions-and-answers"}
    assert len(session) == 5
    assert session <= set(answered)


def test_the_conclusions_are_the_five_of_the_debriefing():
    found = rows("statements", kind="conclusion")
    assert sorted(row["source"] for row in found) == [f"m-end-{number}" for number in range(1, 6)]


def test_what_is_said_stands_once_in_the_order_of_the_meeting():
    order = [(row["meeting"], row["position"]) for row in rows("statements", BRUSSELS)]
    assert len(order) == len(set(order))


def test_the_survey_closes_on_4_october_and_then_on_30_november():
    due = [one("deadlines", day, deadline="questionnaire-replies")["due_to"] for day in DAYS]
    assert due == [date(2017, 10, 4), *[date(2017, 11, 30)] * 3]


def test_the_first_day_has_none_of_the_notes_added_later():
    assert not [key for key in cited(FIRST) if key.endswith("-note")]
    assert "2017-11-30" not in str([*rows("deadlines"), *rows("contradictions")])
    assert "30 November" not in str([*rows("deadlines"), *rows("contradictions")])


def test_stated_counts():
    counts = [
        (row["stated_on"], row["regions_replied"], row["countries_replied"]) for row in rows("survey_counts", PATRAS)
    ]
    assert counts == [(FIRST, None, 8), (BRUSSELS, 22, 10)]


@pytest.mark.parametrize("deadline", PROMISES)
def test_promises_of_institutions_are_followed(deadline):
    row = one("deadlines", deadline=deadline)
    assert (row["kind"], row["owner_kind"]) == ("promise", "institution")
    assert (row["precision"], row["due_from"], row["due_to"]) == PROMISES[deadline]


def test_there_is_no_other_promise():
    assert {row["deadline"] for row in rows("deadlines", PATRAS, kind="promise")} == set(PROMISES)


@pytest.mark.parametrize("deadline", EVENTS)
def test_events_stand_with_place_and_day(deadline):
    row = one("deadlines", deadline=deadline)
    assert (row["place"], str(row["due_from"]), str(row["due_to"])) == EVENTS[deadline]
    assert row["latitude"] is not None
    assert row["kind"] == "event"


def test_every_entry_of_decisions_and_follow_up_is_a_deadline():
    """Item 2 says again what the timetable of item 1 says of the questionnaire: one deadline for both.

    A link (item 2, entry 2) and a contact (item 3a, entry 6) are no follow-ups.
    """
    entries = {row["source"] for row in rows("sources") if re.fullmatch(r"m-\d[ab]?-d\d+", row["source"])}
    per_item = Counter(entry.split("-")[1] for entry in entries)
    assert per_item == {"1": 7, "2": 4, "3a": 6, "3b": 2, "4a": 3, "4b": 5, "5": 3}
    assert entries - {row["source"] for row in rows("deadlines")} == {"m-2-d1", "m-2-d2", "m-3a-d6"}


def test_mipex_r_steps_wait_for_each_other_as_far_as_the_minutes_say():
    steps = {row["deadline"]: row["waits_for"] for row in rows("deadlines", project="mipex-r") if row["waits_for"]}
    assert steps["mipex-r-partner-contracts"] == "mipex-r-kick-off"
    assert steps["mipex-r-kick-off"] == "mipex-r-contract"
    assert steps["mipex-r-expert-meeting"] == "mipex-r-expert-dates"
    assert "mipex-r-expert-dates" not in steps


@pytest.mark.parametrize("deadline", ["mipex-r-contract", "mipex-r-kick-off", "mipex-r-expert-dates"])
def test_a_hope_is_no_date(deadline):
    row = one("deadlines", deadline=deadline)
    assert (row["due_from"], row["due_to"]) == (None, None)


def test_nobody_owns_what_the_minutes_give_to_nobody():
    for deadline in (
        "mipex-r-kick-off", "mipex-r-preliminary-phase", "issue-paper", "future-of-europe-position",
        "attica-conference-information", "uclg-speakers-invited", "survey-results", "lobbying",
    ):  # fmt: skip
        assert one("deadlines", deadline=deadline)["owner"] is None


def test_regions_committed_to_mipex_r_are_not_invented():
    named = {row["organisation"]: row["commitment"] for row in rows("partners", PATRAS, project="mipex-r")}
    assert named == {"Catalonia": "committed", "CIDOB": "expected", "MPG": "expected", "Skåne": "expected"}


def test_proposals_that_failed_have_a_reason_where_one_was_given():
    failed = rows("projects", status="not selected")
    assert {row["programme"] for row in failed} == {"AMIF", "EaSI", "Trust Fund, North African window"}
    assert all(row["outcome"] for row in failed)
    assert {row["project"] for row in failed if not row["reason"]} == {"easi-fast-track"}


def test_the_funding_note_is_of_november_2016():
    note = one("projects", project="funding-note")
    assert (note["updated_from"], note["updated_to"]) == (date(2016, 11, 1), date(2016, 11, 30))


def test_only_what_a_source_tells_is_done():
    done = [{row["deadline"] for row in rows("deadlines", day, status="done")} for day in DAYS]
    assert done[0] == set()
    assert done[1] == {"task-force-meeting-helsinki", "panoramed-kick-off"}
    assert done[2] - done[1] == {
        "general-assembly-2017", "beirut-conference", "mechelen-conference", "future-of-europe-position",
        "undp-guidelines", "integration-toolkit",
    }  # fmt: skip
    assert done[3] - done[2] == {
        "political-bureau-patras", "issue-paper-approval", "issue-paper", "attica-conference",
        "proposals-asylum-system", "proposals-eu-budget",
    }  # fmt: skip
    assert all(row["outcome"] and row["closed_as"] for row in rows("deadlines", PATRAS, status="done"))
    undated = [row["deadline"] for row in rows("deadlines", PATRAS, status="done") if not row["closed_on"]]
    assert undated == ["undp-guidelines"]  # of which only the year is known
    assert {row["deadline"] for row in rows("deadlines", PATRAS, status="dropped")} == {"issue-paper-review"}


def test_what_is_done_since_rests_on_another_source():
    first = {row["deadline"]: row["source"] for row in rows("deadlines")}
    for row in rows("deadlines", PATRAS, status="done"):
        assert row["source"] != first.get(row["deadline"])


@pytest.mark.parametrize("day", DAYS)
def test_every_source_is_used_and_every_one_used_is_there(day):
    assert {(key,) for key in cited(day)} <= keys("sources", day)
    unused = keys("sources", day) - {(key,) for earlier in DAYS if earlier <= day for key in cited(earlier)}
    assert not [key for (key,) in unused if not key.startswith("m-")]  # a paragraph stands there for its own sake


def test_every_paragraph_of_the_minutes_is_told_in_our_words():
    places = [row for row in rows("sources", PATRAS) if row["source"].startswith("m-")]
    told = [row["summary"] or "" for row in places]
    assert len(told) >= 160
    assert len(set(told)) == len(told)
    assert [row["source"] for row in places if not 20 <= len(row["summary"] or "") <= 480] == []
    assert all(text.endswith((".", "?")) for text in told)


@pytest.mark.parametrize("day", DAYS)
def test_every_theme_is_heard_of(day):
    themes = (DATA / "reference" / "themes.csv").read_text("utf-8").splitlines()[1:]
    assert {row["theme"] for row in rows("statements", day)} == {line.split(",")[0] for line in themes}


@pytest.mark.parametrize(("before", "after"), list(pairwise(DAYS)), ids=str)
@pytest.mark.parametrize("name", TABLES)
def test_nothing_is_taken_out(name, before, after):
    assert keys(name, before) <= keys(name, after)


def test_no_file_repeats_the_day_before():
    for name in TABLES:
        held = sorted((DATA / "sources" / "record").glob(f"*/{name}.csv"))
        assert all(earlier.read_bytes() != later.read_bytes() for earlier, later in pairwise(held))
