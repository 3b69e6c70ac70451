"""The calendar file, read back by a real parser: right days, stable names, moves and cancellations, text as it is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from dashboard.ask import load
from dashboard.publish.feeds.calendar_file import calendar_file
from tests import tiny

LATER = date(2018, 3, 1)
LATEST = date(2018, 4, 1)
PLACES = {"min-1": "Minutes, page 1"}
NASTY = "a, b; c\\d\r\nnew “line”\x00\x07 \u200fمهاجرون\u200e \U0001f6a2 BEGIN:VALARM"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the three snapshots are."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def history(folder):
    """Three snapshots: the conference moves, then is dropped; the reply stays as it is."""
    moved, dropped = tiny.rows(), tiny.rows()
    moved["deadlines"][2] |= {"due_from": "2018-03-30", "due_to": "2018-04-02"}
    dropped["deadlines"][2] |= {"due_from": "2018-03-30", "due_to": "2018-04-02", "status": "dropped"}
    days = (tiny.DAY, tiny.rows()), (LATER, moved), (LATEST, dropped)
    return [tiny.unchecked(folder, rows, day) for day, rows in days]


def entries(data, history, at, **chosen):
    views = tiny.views(data, *history[: at + 1])
    return views.rows(
        load("calendar_entries"), **{"snapshot": history[at].date, "owner": None, "project": None} | chosen
    )


def read(data, history, at, **chosen):
    made = calendar_file(history[at], entries(data, history, at, **chosen), PLACES)
    return made, {str(event["uid"]): event for event in icalendar.Calendar.from_ical(made).walk("VEVENT")}


CONFERENCE = "record.conference@task-force-dashboard"
REPLY = "record.survey-reply@task-force-dashboard"


def test_only_what_has_a_real_day_goes_in_and_its_end_is_exclusive(folder, history):
    _, events = read(folder, history, 0)
    assert {uid: (event.decoded("dtstart"), event.decoded("dtend")) for uid, event in events.items()} == {
        REPLY: (date(2017, 11, 30), date(2017, 12, 1)),
        CONFERENCE: (date(2018, 3, 8), date(2018, 3, 10)),
    }
    assert events[CONFERENCE]["dtstart"].params["VALUE"] == "DATE"
    assert events[CONFERENCE]["location"] == "Florence"


def test_names_stay_and_sequences_rise_over_snapshots(folder, history):
    seen = [read(folder, history, at)[1] for at in range(3)]
    assert {frozenset(events) for events in seen} == {frozenset({REPLY, CONFERENCE})}
    assert [events[CONFERENCE]["sequence"] for events in seen] == [0, 1, 2]
    assert [events[REPLY]["sequence"] for events in seen] == [0, 0, 0]
    assert seen[1][CONFERENCE].decoded("dtend") == date(2018, 4, 3)
    assert [events[CONFERENCE]["status"] for events in seen] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def test_what_vanished_or_lost_its_day_stays_in_the_file_as_cancelled_until_it_comes_back(tmp_path):
    here = tiny.rows()
    vanished, undated, back = (tiny.rows() for _ in range(3))
    del vanished["deadlines"][2]
    undated["deadlines"][2] |= {"due_from": "", "due_to": "", "precision": "undated", "wording": "some time"}
    back["deadlines"][2] |= {"due_from": "2018-05-01", "due_to": "2018-05-02"}
    held = [tiny.unchecked(tmp_path, rows, date(2018, month, 1)) for month, rows in
            enumerate((here, vanished, vanished, undated, back), 2)]  # fmt: skip
    seen = [read(tmp_path, held, at)[1][CONFERENCE] for at in range(5)]
    cancelled = ("CANCELLED", 1, date(2018, 3, 8))
    assert [(str(event["status"]), event["sequence"], event.decoded("dtstart")) for event in seen] == [
        ("CONFIRMED", 0, date(2018, 3, 8)), cancelled, cancelled, cancelled, ("CONFIRMED", 2, date(2018, 5, 1)),
    ]  # fmt: skip
    assert "Called off: it is no longer recorded" in seen[1]["description"]
    assert "it now reads “some time”" in seen[3]["description"]
    assert "Called off" not in seen[4]["description"]


def test_what_never_had_a_day_is_not_called_off(tmp_path):
    first, later = tiny.rows(), tiny.rows()
    first["deadlines"][2] |= {"due_from": "", "due_to": "", "precision": "undated", "wording": "some time"}
    held = [tiny.unchecked(tmp_path, rows, day) for rows, day in ((first, tiny.DAY), (later, LATER))]
    assert CONFERENCE not in read(tmp_path, held, 0)[1]
    assert read(tmp_path, held, 1)[1][CONFERENCE]["sequence"] == 0


def test_a_snapshot_of_the_past_knows_nothing_of_later_moves(folder, history):
    views = tiny.views(folder, history[1], history[2], history[0])
    rows = views.rows(load("calendar_entries"), snapshot=history[0].date, owner=None, project=None)
    assert {row["count_revisions"] for row in rows} == {0}


def test_times_are_those_of_the_snapshot_so_the_bytes_are_the_same(folder, history):
    made, events = read(folder, history, 1)
    assert events[REPLY].decoded("dtstamp") == datetime(2018, 3, 1, tzinfo=UTC)
    assert made == read(folder, history, 1)[0]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Europe/Brussels", "Atlantic/Azores", "Pacific/Pago_Pago"])
def test_a_day_is_the_same_day_in_every_time_zone(folder, history, zone):
    """An all-day entry has no zone: from midnight to midnight, wherever that is, also where the clocks change."""
    _, events = read(folder, history, 1)
    first, end = (
        datetime.combine(events[CONFERENCE].decoded(name), datetime.min.time(), ZoneInfo(zone))
        for name in ("dtstart", "dtend")
    )
    assert (first.date(), (end - timedelta(minutes=1)).date()) == (date(2018, 3, 30), date(2018, 4, 2))


def test_leap_days_and_the_end_of_a_year_end_on_the_next_day(tmp_path):
    tables = tiny.rows()
    tables["deadlines"][0] |= {"due_from": "2020-02-29", "due_to": "2020-02-29"}
    tables["deadlines"][2] |= {"due_from": "2018-12-31", "due_to": "2018-12-31", "precision": "day"}
    _, events = read(tmp_path, [tiny.unchecked(tmp_path, tables)], 0)
    assert events[REPLY].decoded("dtend") == date(2020, 3, 1)
    assert events[CONFERENCE].decoded("dtend") == date(2019, 1, 1)


def test_any_text_is_folded_escaped_and_read_back_as_it_was(folder, history):
    long = "\U0001f6a2" * 200
    rows = entries(folder, history, 0)
    made = calendar_file(history[0], [rows[1] | {"title": NASTY, "place": long}], PLACES)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert b"\r" not in made.replace(b"\r\n", b"")
    (event,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert event["summary"] == NASTY.replace("\r\n", "\n").replace("\x00\x07", "")
    assert event["location"] == long
    assert not event.subcomponents


def test_one_owner_or_one_project_alone(folder, history):
    assert set(read(folder, history, 0, owner="Tuscany")[1]) == {CONFERENCE}
    assert set(read(folder, history, 0, project="mapping")[1]) == {REPLY}


def test_invented_data_is_marked_in_every_entry(tmp_path):
    demo = tiny.unchecked(tmp_path, data_set="demo")
    made, events = read(tmp_path, [demo], 0)
    assert all(event["summary"].startswith("SYNTHETIC: ") for event in events.values())
    assert icalendar.Calendar.from_ical(made)["x-wr-calname"].startswith("SYNTHETIC: ")


@pytest.mark.parametrize("between", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85", "\n\nATTENDEE:mailto:a@b.eu\n"])
def test_a_line_break_in_whatever_it_is_limited_to_breaks_no_line(folder, history, between):
    made = calendar_file(history[0], entries(folder, history, 0), PLACES, f"Region of{between}Skåne, and others")
    calendar = icalendar.Calendar.from_ical(made)
    assert "ATTENDEE" not in {name for name, _ in calendar.property_items()}
    assert len(calendar.walk("VEVENT")) == 2
    name = str(calendar["x-wr-calname"]).replace("\\,", ",")
    assert name.startswith("Migration Task Force: Region of")
    assert name.endswith("Skåne, and others")
    assert "\n" not in name


def test_no_entry_names_a_person(folder, history):
    made, _ = read(folder, history, 0)
    assert not {b"ORGANIZER", b"ATTENDEE", b"CONTACT", b"mailto"} & set(made.replace(b":", b";").split(b";"))
