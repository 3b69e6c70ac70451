"""The chase on the pages: what is late, a reminder and its answer noted, and two spellings of an owner made one."""

import re
from datetime import date
from functools import partial

import pytest

from dashboard import store
from tests.pages import test_writing
from tests.pages.test_pages import html, shown_at
from tests.pages.test_writing import commit, field

built, here = test_writing.built, test_writing.here
SENT, BACK = date(2018, 5, 2), date(2018, 5, 4)


def what_chases():
    import streamlit as st

    from dashboard.screen import cards, chase, filters

    choice = filters.choose()
    filters.at("follow-up")
    if item := st.query_params.get("item"):
        cards.follow_up(item, choice)
    else:
        chase.due(choice)
        chase.remind(choice)
        chase.kept(choice)
        chase.owners(choice)


drawn = partial(test_writing.drawn, what_chases)


def test_what_falls_due_is_listed_until_the_end_of_the_week_or_the_next_meeting(here):
    here()
    week = html(drawn(as_of="2018-06-28"))
    assert "The week of 25 June – 1 July 2018." in week
    assert "Falls due: 1<" in week
    meeting = html(drawn(as_of="2018-06-28", until="meeting"))
    assert "No meeting after 28 June 2018 is recorded" in meeting
    assert "Nothing is late, falls due" in meeting


def test_what_is_late_is_grouped_by_whose_turn_it_is_with_one_reminder_an_owner_and_a_way_to_name_one():
    shown = shown_at("follow-up", snapshot="2018-04-23")
    late = shown.split('<section class="group">')[1]
    owners = re.findall(r'class="whose"><b[^>]*>([^<]+)<.*?<a href="([^"]+)"[^>]*>([^<]+)<', late, re.DOTALL)
    assert [(name, does) for name, _address, does in owners] == [
        ("Member regions", "Reminder text"), ("DG DEVCO", "Reminder text"), ("no owner recorded", "Name an owner"),
    ]  # fmt: skip
    assert "remind=Member+regions" in owners[0][1]
    assert "item=" in owners[-1][1]
    standing = re.search(r'<nav class="standing".*?</nav>', shown, re.DOTALL)[0]
    assert re.findall(r"timing=(\w+)", standing)[:3] == ["past_due", "due_soon", "later"]
    rows = re.search(r'<table class="tally" aria-label="Owner">.*?</table>', shown, re.DOTALL)[0]
    assert "no owner recorded" in rows, "who is not named has a row"
    assert len(re.findall(r'class="past-due">▲', rows)) == late.split("</section>")[0].count('class="what"')


@pytest.mark.usefixtures("without_rules")
def test_a_reminder_goes_out_and_is_answered_and_both_are_part_of_the_record(here):
    data = here()
    app = drawn(remind="Secretariat")
    assert app.code[0].value == "Task Force: 1 follow-up to report on"
    assert "- Draft the paper: first half of 2018 (later)" in app.code[1].value
    field(app, "Sent on").input("2 May 2018")
    app.run()
    assert "Wednesday 2 May 2018" in html(app), "read back"
    commit(app, SENT, "Reminded")
    assert len(store.history(data, "record")) == 2
    card = drawn(item="paper")
    assert "2 May 2018, to Secretariat" in html(card)
    assert "no answer yet" in html(card)
    field(card, "Answered on").input("4/5/2018")
    field(card, "What the answer was, in your words").input("It comes in June.")
    card.run()
    commit(card, BACK, "Answered")
    rows = store.contents(store.history(data, "record")[-1])["reminders"]
    assert [(row["sent_on"], row["answered_on"], row["answer"]) for row in rows] == [(SENT, BACK, "It comes in June.")]


@pytest.mark.usefixtures("without_rules")
def test_two_spellings_of_an_owner_are_made_one(here):
    data = here()
    app = drawn()
    app.multiselect[0].set_value(["Secretariat"])
    field(app, "To be written so").set_value("Catalonia")
    next(button for button in app.button if button.form_id.startswith("owners-")).click()
    app.run()
    assert not app.exception
    commit(app, SENT, "One name")
    rows = store.contents(store.history(data, "record")[-1])["deadlines"]
    paper = next(row for row in rows if row["deadline"] == "paper")
    assert (paper["owner"], paper["owner_kind"], paper["region"]) == ("Catalonia", "region", "ES51")
