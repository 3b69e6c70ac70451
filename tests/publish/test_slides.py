from datetime import date

import pandas as pd
import pytest

from dashboard.ask import Question
from dashboard.publish import slides
from tests import tiny

DAY = date(2018, 2, 7)
FOLLOW_UPS = pd.DataFrame(
    {
        "deadline": [f"d{number}" for number in range(7)],
        "title": [f"Promise {number}" for number in range(7)],
        "owner": ["DG REGIO"] * 6 + [None],
        "wording": ["beginning of 2018"] * 7,
        "timing": ["past_due"] * 2 + ["later"] * 5,
        "state": ["no_outcome"] * 2 + ["later"] * 5,
        "outcome": [None] * 7,
        "is_blocked": [True] + [False] * 6,
        "source": ["m-1", "m-1", "m-2", "m-3", "m-4", "m-5", "m-6"],
    }
)
PROJECTS = pd.DataFrame({"project": ["mipex-r"], "title": ["MIPEX-R"], "status": ["in progress"], "outcome": [None]})
CONCLUSIONS = pd.DataFrame(
    {"summary": [f"Conclusion {number}" for number in range(12)], "source": [f"c-{number}" for number in range(12)]}
)
AGENDA = pd.DataFrame(
    {
        "meeting_title": ["Brussels"] * 5,
        "held_on": [DAY] * 5,
        "place": [None] * 5,
        "number": [str(number) for number in range(1, 6)],
        "title": [f"Item {number}" for number in range(1, 6)],
        "source": [f"a-{number}" for number in range(1, 6)],
    }
)
REGIONS = pd.DataFrame({"region": ["ES51"], "name": ["Catalonia"]})


FRAMES = {
    "follow_ups": FOLLOW_UPS, "dependencies": FOLLOW_UPS, "projects_listed": PROJECTS, "leading_project": PROJECTS,
    "statements_listed": CONCLUSIONS, "agenda_listed": AGENDA, "regions_on_map": REGIONS,
}  # fmt: skip


@pytest.fixture
def choice(tmp_path, monkeypatch):
    """A choice whose questions have the rows above."""
    monkeypatch.setattr(Question, "frame", lambda asked: FRAMES[asked.name])
    monkeypatch.setattr(Question, "plain", lambda asked: FRAMES[asked.name].to_dict("records"))
    return tiny.choice(tmp_path, tiny.made(tmp_path))


def test_a_slide_has_five_lines_at_most_and_says_how_many_more(choice):
    made = slides.make("asks", choice)
    assert made.headline == "2 of 7 promises by institutions are past due."
    assert (len(made.lines), made.more) == (5, 2)
    assert made.lines[0] == slides.Line(
        "Promise 0", "past due, no outcome recorded · DG REGIO · beginning of 2018", "past_due", "m-1"
    ), "the state is told in words beside its shape"
    assert made.sources == ("m-1", "m-2", "m-3", "m-4")


def test_a_slide_may_point_at_one_follow_up_or_project(choice):
    made = slides.make("follow-up:d0", choice)
    assert (made.headline, made.lines[0].note) == ("Promise 0", "past due, no outcome recorded")
    assert slides.make("project:mipex-r", choice).headline == "MIPEX-R: one step waits for another."


def test_what_came_of_a_project_is_said_where_it_is_more_than_its_status(choice, monkeypatch):
    held = {"project": "p", "title": "P", "status": "not selected", "source": None}
    told = pd.DataFrame([held | {"outcome": said} for said in ("Not selected.", "Lack of money.", None)])
    monkeypatch.setitem(FRAMES, "projects_listed", told)
    notes = [line.note for line in slides.make("projects", choice).lines]
    assert notes == ["not selected", "not selected · Lack of money.", "not selected"]


@pytest.mark.parametrize("key", slides.STANDING)
def test_every_slide_of_a_meeting_says_something_of_a_record(tmp_path, key):
    assert slides.make(key, tiny.choice(tmp_path, tiny.made(tmp_path))).headline


def test_every_slide_that_points_at_one_thing_is_named_as_it_is(tmp_path):
    choice = tiny.choice(tmp_path, tiny.made(tmp_path))
    named = slides.single_names(choice)
    assert {key.partition(":")[0] for key in named} == set(slides.SINGLE)
    assert all(slides.make(key, choice).headline for key in list(named)[:20])


def test_an_unknown_slide_is_an_error_of_the_caller(choice):
    with pytest.raises(KeyError):
        slides.make("nothing", choice)


def test_the_order_asked_for_is_kept_and_nonsense_left_out(choice):
    named = slides.names(choice)
    assert slides.order(["asks", "nonsense", "title", "asks", "region:ES51"], named) == ["asks", "title", "region:ES51"]
    assert slides.order([], named) == list(named)
    assert list(named).index("project:mipex-r") == list(named).index("projects") - 1


def test_the_meeting_is_named_with_its_day_and_its_agenda(tmp_path):
    made = slides.make("title", tiny.choice(tmp_path, tiny.made(tmp_path)))
    assert (made.headline, made.lines) == (
        "In Brussels",
        (slides.Line("6 September 2017"), slides.Line("The survey", source="minutes")),
    )


def test_the_survey_is_counted_where_the_replies_are_held_and_else_as_stated(tmp_path):
    made = slides.make("survey", tiny.choice(tmp_path, tiny.made(tmp_path)))
    assert made.headline == "1 of 1 regions asked has replied."
    stated = tiny.made(tmp_path, tiny.rows(invitations=[], responses=[]), date(2018, 2, 8))
    made = slides.make("survey", tiny.choice(tmp_path, stated))
    assert made.headline == "22 regions from ten countries have answered the survey."


def test_what_changed_is_told_between_the_snapshot_before_and_this(tmp_path):
    first = tiny.made(tmp_path)
    later = tiny.rows()
    later["deadlines"][1] |= {"due_to": "2018-07-30", "wording": "end of July 2018", "precision": "range"}
    second = tiny.made(tmp_path, later, date(2018, 4, 23))
    made = slides.make("changes", tiny.choice(tmp_path, first, second))
    assert made.headline == "Between 7 February 2018 and 23 April 2018, one follow-up slipped by 30 days."
    assert made.lines == (
        slides.Line("+30 days: Draft the paper", "30 June 2018\u2009→\u200930 July 2018", source="minutes"),
    )
    assert made.sources == ("minutes",)
    alone = slides.make("changes", tiny.choice(tmp_path, first))
    assert alone.headline == "This is the first snapshot: there is none before it to compare with."


def test_what_does_not_fit_goes_on_on_the_next_slide_and_nothing_is_cut(choice):
    named = slides.names(choice)
    assert [key for key in named if key.startswith(("title", "conclusions"))] == [
        "title", "title:2", "conclusions", "conclusions:2", "conclusions:3",
    ]  # fmt: skip
    told = [line for key in named if key.startswith("conclusions") for line in slides.make(key, choice).lines]
    assert [line.text for line in told] == list(CONCLUSIONS["summary"])
    last = slides.make("title:2", choice)
    assert (last.lines, last.more) == ((slides.Line("5 Item 5", source="a-5"),), 0)
    assert slides.make("conclusions:2", choice).more == 2
    assert slides.order(["conclusions:2", "conclusions:9"], named) == ["conclusions:2"]


def test_every_follow_up_project_and_region_can_be_chosen_by_its_name(choice):
    single = slides.single_names(choice)
    assert single["follow-up:d0"] == "Follow-up: Promise 0"
    assert single["project:mipex-r"] == "Project: MIPEX-R"
    assert single["region:ES51"] == "Region: Catalonia"
    assert slides.order(list(single), {}) == list(single)


def test_without_data_there_are_the_slides_of_every_meeting():
    assert list(slides.names())[:2] == ["title", "follow-up"]


def test_what_comes_next_tells_its_state_in_words(tmp_path):
    made = slides.make("calendar", tiny.choice(tmp_path, tiny.made(tmp_path)))
    assert all(line.note.startswith(("later · ", "due within 30 days · ")) for line in made.lines)
    assert made.lines[0].source == "minutes"


def test_where_nothing_has_a_date_the_slide_of_dates_lists_what_is_to_be_given_one(tmp_path):
    rows = tiny.rows()
    for one in rows["deadlines"][1:]:
        one |= {"due_from": "", "due_to": "", "precision": "undated", "wording": "soon"}
    made = slides.make("calendar", tiny.choice(tmp_path, tiny.made(tmp_path, rows)))
    assert made.headline == "No date is known after this day; one open follow-up has none."
    assert [line.text for line in made.lines] == ["Draft the paper"]
