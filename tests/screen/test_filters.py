"""What the address asks for, and the nearest valid view that it gets, with one sentence for each thing changed."""

import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import config, store
from dashboard.ask import EARLIEST, LATEST, Choice, NothingToShow, parse
from dashboard.screen import filters, tables
from dashboard.screen.filters.choice import notice
from tests import tiny

DAYS = [date(2017, 9, 6), date(2018, 2, 7)]
LONG = "x" * 10_000
SQL = "'); drop table deadlines; --"


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    data = tmp_path_factory.mktemp("filters")
    for day in DAYS:
        tiny.unchecked(data, day=day)
    tiny.unchecked(data, data_set="demo")
    return store.histories(data), data / "reference"


def asked(held, **address: str) -> tuple[Choice, tuple[str, ...]]:
    choice, wrong = parse(address, *held)
    return choice, tuple(map(notice, wrong))


def test_nothing_asked_for_is_the_latest_of_the_record_as_of_its_day(held):
    choice, told = asked(held)
    assert (str(choice.snapshot), choice.as_of, choice.region, told) == (
        "record 2018-02-07",
        DAYS[1],
        None,
        (),
    )
    assert choice.previous.date == DAYS[0]


def test_a_whole_address_is_kept_as_it_is(held):
    address = {"set": "record", "snapshot": "2017-09-06", "as_of": "2018-01-01", "region": "ES51", "lang": "en"}
    choice, told = asked(held, **address)
    assert (choice.address, told, choice.previous) == (address, (), None)
    assert asked(held, **choice.address) == (choice, ())


def test_an_earlier_commit_of_a_day_is_seen_by_its_number(tmp_path):
    first, last = (tiny.unchecked(tmp_path, tiny.broken("deadlines", title=title)) for title in ("One", "Two"))
    both = store.histories(tmp_path), tmp_path / "reference"
    choice, told = asked(both, snapshot="2018-02-07.1")
    assert (choice.snapshot, choice.address["snapshot"], told) == (first, "2018-02-07.1", ())
    choice, told = asked(both, snapshot="2018-02-07.2")
    assert (choice.snapshot, choice.address["snapshot"], told) == (last, "2018-02-07", ())
    choice, told = asked(both, snapshot="2018-02-07.3")
    assert (choice.snapshot, len(told)) == (last, 1)


@pytest.mark.parametrize(
    ("address", "view", "told"),
    [
        ({"set": "nowhere"}, "record 2018-02-07", "There is no data set “nowhere”; this is record."),
        ({"set": "../record"}, "record 2018-02-07", "There is no data set “../record”; this is record."),
        ({"set": LONG}, "record 2018-02-07", f"There is no data set “{'x' * 40}…”; this is record."),
        ({"set": "re\u202ecord"}, "record 2018-02-07", "There is no data set “record”; this is record."),
        ({"snapshot": "2018-01-01"}, "record 2017-09-06",
         "There is no whole snapshot of 1 January 2018; this is the one of 6 September 2017."),
        ({"snapshot": "2016-01-01"}, "record 2017-09-06",
         "There is no whole snapshot of 1 January 2016; this is the one of 6 September 2017."),
        ({"snapshot": "9999-12-31"}, "record 2018-02-07",
         "There is no whole snapshot of 31 December 9999; this is the one of 7 February 2018."),
        ({"snapshot": "2018-02-30"}, "record 2018-02-07",
         "“2018-02-30” is not the date of a snapshot; this is the latest, 7 February 2018."),
        ({"snapshot": "../../etc"}, "record 2018-02-07",
         "“../../etc” is not the date of a snapshot; this is the latest, 7 February 2018."),
        ({"as_of": "1 May"}, "record 2018-02-07", "“1 May” is not a day; the page is read as of 7 February 2018."),
        ({"as_of": SQL}, "record 2018-02-07", f"“{SQL}” is not a day; the page is read as of 7 February 2018."),
        ({"as_of": "2100-01-01"}, "record 2018-02-07",
         "The page cannot be read as of 1 January 2100; it is read as of 31 December 2049."),
        ({"region": "Atlantis"}, "record 2018-02-07", "There is no region “Atlantis”; all regions are shown."),
        ({"region": SQL}, "record 2018-02-07", f"There is no region “{SQL}”; all regions are shown."),
        ({"set": "demo", "snapshot": "2017-09-06"}, "demo 2018-02-07",
         "There is no whole snapshot of 6 September 2017; this is the one of 7 February 2018."),
    ],
)  # fmt: skip
def test_what_cannot_be_gives_the_nearest_view_and_one_sentence(held, address, view, told):
    choice, notices = asked(held, **address)
    assert (str(choice.snapshot), notices) == (view, (told,))


@pytest.mark.parametrize(
    ("written", "code"), [("es51", "ES51"), ("Catalunya", "ES51"), ("TOSCANA", "ITI1"), ("all", None)]
)
def test_a_region_may_be_written_as_people_write_it(held, written, code):
    choice, told = asked(held, region=written)
    assert (choice.region, told) == (code, ())


def test_the_language_is_the_one_asked_for_else_the_first_that_can_be_spoken(held):
    languages = ("fr", "en")
    assert [parse({"lang": one}, *held, languages)[0].language for one in ("en", "fr", "")] == ["en", "fr", "fr"]
    choice, wrong = parse({"lang": "tlh"}, *held, languages)
    assert (choice.language, choice.address["lang"], [notice(one) for one in wrong]) == (
        "fr", "fr", ["There is no language “tlh” here; this is Français."],
    )  # fmt: skip


def test_several_faults_are_told_one_by_one(held):
    assert len(asked(held, set="x", snapshot="x", as_of="x", region="x")[1]) == 4


@given(st.dictionaries(st.sampled_from(["set", "snapshot", "as_of", "region", "other"]), st.text()))
def test_any_address_gives_a_view_whose_own_address_gives_it_again(held, address):
    choice, told = asked(held, **address)
    assert EARLIEST <= choice.as_of <= LATEST
    assert len(told) <= 4
    assert all(len(one) < 200 and one.isprintable() for one in told)
    assert asked(held, **choice.address) == (choice, ())


def test_without_a_snapshot_there_is_nothing_to_show():
    with pytest.raises(NothingToShow):
        parse({}, {}, Path())


def test_a_filter_offers_numbers_as_an_address_writes_them():
    rows = pd.DataFrame({"priority": [2, None, 1, 2]})
    held = {"2": "medium", "1": "high", filters.NONE: "No priority recorded"}
    assert tables.options(rows, "priority", none="No priority recorded") == held


def test_the_data_folder_is_looked_at_once_a_second_for_all_readers_and_after_a_commit(tmp_path, monkeypatch):
    tiny.unchecked(tmp_path)
    clock, looked = [100.0], []
    monkeypatch.setattr(config, "settings", lambda: SimpleNamespace(data=tmp_path))
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])

    def look(folder):
        looked.append(folder)
        return len(looked)

    assert [filters.found(look), filters.found(look)] == [1, 1]
    clock[0] += 1
    assert filters.found(look) == 2
    (tmp_path / "snapshots" / "record" / "2018-06-01").mkdir()
    assert filters.found(look) == 3


@pytest.mark.parametrize(
    ("address", "view", "as_of", "told"),
    [
        ({"as_of": "2017-11-15"}, "record 2017-09-06", date(2017, 11, 15), ()),
        ({"snapshot": "2018-02-07", "as_of": "2018-02-06"}, "record 2017-09-06", date(2018, 2, 6),
         ("That snapshot was not there yet on the day asked for; this is the one of 6 September 2017.",)),
        ({"as_of": "2016-01-01"}, "record 2017-09-06", DAYS[0],
         ("Nothing was recorded by 1 January 2016; the first snapshot is of 6 September 2017.",)),
    ],
)  # fmt: skip
def test_a_day_before_the_snapshot_shows_what_was_known_then(held, address, view, as_of, told):
    choice, notices = asked(held, **address)
    assert (str(choice.snapshot), choice.as_of, notices) == (view, as_of, told)
    assert max(one.date for one in choice.known) <= choice.as_of
