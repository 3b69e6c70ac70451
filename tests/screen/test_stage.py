from datetime import date
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from dashboard.draw import markup
from dashboard.publish import slides
from dashboard.publish.slides import Line, Slide
from dashboard.screen import filters, stage
from dashboard.screen.filters import address as address_bar

CHOICE = SimpleNamespace(snapshot=SimpleNamespace(digest="a" * 64), as_of="2018-02-07", region=None)
SORRY = "This slide cannot be shown just now."


class Address(dict):
    def get_all(self, name):
        return [self[name]] if name in self else []


@pytest.fixture(autouse=True)
def window(monkeypatch):
    """Stand in for one window: its session, its browser and its address."""
    address = Address()
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(st, "query_params", address)
    monkeypatch.setattr(address_bar, "_browser", lambda: "this browser")
    monkeypatch.setattr(stage, "_region", lambda choice: "")
    return address


@pytest.fixture
def failing(monkeypatch):
    """Make every slide but the title fail, as a broken query would."""

    def make(key, *_):
        if key == "title":
            return Slide(key, "Good")
        raise RuntimeError("secret: someone@example.org")

    monkeypatch.setattr(slides, "make", make)


def test_a_failed_slide_shows_the_last_good_one_marked(failing):
    assert stage._shown("title", CHOICE) == ((Slide("title", "Good"), "", ""), False)
    assert stage._shown("asks", CHOICE) == ((Slide("title", "Good"), "", ""), True)


def test_without_a_good_one_the_room_reads_a_sentence_and_no_trace(failing):
    assert stage._shown("asks", CHOICE) == ((Slide("asks", SORRY), "", ""), True)


def test_a_good_slide_of_another_snapshot_is_not_shown(failing):
    stage._shown("title", CHOICE)
    other = SimpleNamespace(snapshot=SimpleNamespace(digest="b" * 64), as_of="2018-02-07", region=None)
    assert stage._shown("asks", other)[0][0].headline == SORRY


def test_what_the_overview_and_the_speaker_read_is_never_the_last_good_slide(failing):
    assert stage._made("title", CHOICE).headline == "Good"
    assert stage._shown("asks", CHOICE)[0][0].headline == SORRY


def test_a_failed_name_or_map_shows_the_last_good_slide_too(failing, monkeypatch):
    stage._shown("title", CHOICE)
    monkeypatch.setattr(stage, "_region", lambda _: 1 / 0)
    assert stage._shown("title", CHOICE) == ((Slide("title", "Good"), "", ""), True)
    assert "title" in stage.named(CHOICE)


def test_the_address_says_where_a_talk_begins_and_a_late_echo_of_it_turns_nothing_back(window):
    assert stage._in_step(3, 9) == 3
    stage._turn(4)
    assert stage._in_step(3, 9) == 4
    assert window["slide"] == "4"
    filters.talked(filters.talk())["slide"] = 7
    assert stage._in_step(4, 9) == 7, "the other window turned it"


def test_a_press_says_by_number_which_slide_is_wanted_and_counts_once_however_often_its_address_comes(window):
    stage._in_step(1, 9)
    for _again in range(2):
        window["turn"] = "17"
        assert stage._in_step(4, 9) == 4
        assert "turn" not in window
    filters.talked(filters.talk())["slide"] = 7
    window["turn"] = "17"
    assert stage._in_step(4, 9) == 7, "the other window has turned it since"


def test_a_window_that_joins_follows_the_talk_wherever_its_address_was(window):
    filters.talked("room")["slide"] = 5
    window["talk"] = "room"
    filters.join()
    assert stage._in_step(1, 9) == 5
    assert window["talk"] == "room"


def test_after_a_reload_or_a_restart_a_window_is_in_its_talk_again_and_a_mailed_address_is_not(window, monkeypatch):
    stage._in_step(2, 9)
    key = filters.talk()
    assert key not in window.values(), "the address of the slides does not give the room away"
    st.session_state.clear()
    assert filters.talk() == key
    st.session_state.clear()
    monkeypatch.setattr(address_bar, "_browser", lambda: "another browser")
    assert filters.talk() != key
    st.session_state.clear()
    filters.join()
    assert filters.talk() != key, "the name in the address is no key"


def test_a_browser_is_known_by_its_token_however_that_is_masked(monkeypatch):
    monkeypatch.undo()
    held = {address_bar.XSRF_COOKIE_NAME: generate_xsrf_token_string(b"0123456789abcdef", 1)}
    monkeypatch.setattr(type(st.context), "cookies", held)
    first = address_bar._browser()
    held[address_bar.XSRF_COOKIE_NAME] = generate_xsrf_token_string(b"0123456789abcdef", 1)
    assert address_bar._browser() == first
    held.clear()
    assert address_bar._browser() != first, "without one a window is alone"


def test_both_windows_share_the_blank_screen():
    assert not stage._is_blank()
    stage._blank(True)
    assert filters.talked(filters.talk())["is_blank"]


def test_the_speaker_reads_line_by_line_where_it_stands_and_of_which_snapshot():
    snapshot = SimpleNamespace(label="After Brussels", date=date(2018, 2, 7), is_synthetic=True)
    facts = {"at": 1, "of": 2, "clock": "09:00", "next": None, "is_blank": False}
    facts["choice"] = SimpleNamespace(snapshot=snapshot, as_of=date(2018, 3, 1))
    shown = Slide(
        "asks", "Two are due", (Line("Publish it", "later · in spring", "later", "m-1"),), sources=("m-1", "m-2")
    )
    read = markup.render("speaker", slide=shown, places={"m-1": "Minutes, Item 1", "m-2": "News"}, **facts)
    line = read[read.index("<li>") : read.index("</li>")]
    assert all(said in line for said in ("Publish it", "later · in spring", "Minutes, Item 1"))
    assert read.count("Minutes, Item 1") == read.count("News") == 1
    assert all(said in read for said in ("After Brussels", "7 February 2018", "1 March 2018", "Synthetic answers"))
    counts = Slide("follow-up", "One is due", (Line("7", timing="past_due"),), body="counts")
    assert "past due: 7" in markup.render("speaker", slide=counts, places={}, **facts)


@pytest.mark.parametrize("region", [None, "ES51"])
def test_the_map_of_a_meeting_is_filled_by_engagement_and_marks_the_chosen_region(monkeypatch, region):
    drawn = {}

    def draw(make, asked, title, alt, **options):
        drawn.update(options, make=make, asked=asked, title=title, alt=alt)
        return "the map"

    monkeypatch.setattr(stage.figures, "questions", lambda *_: ("regions", "more"))
    monkeypatch.setattr(stage.overlays, "questions", lambda over, _: over)
    monkeypatch.setattr(stage.mapping, "drawn", draw)
    choice = SimpleNamespace(region=region)
    assert stage._map(choice, "Who is on board") == "the map"
    over = tuple(stage.overlays.of_page("present"))
    assert over
    assert drawn == {
        "make": stage.maps.overview, "asked": ("regions", *over), "title": "Engagement", "alt": "Who is on board",
        "layer": "engagement", "shown": over, "chosen": region,
    }  # fmt: skip
