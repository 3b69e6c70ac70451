"""The change engine against rows worked out by hand, and against a difference in plain Python on random snapshots."""

import re
import shutil
import unicodedata
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import config, store
from dashboard.ask import Database, changes, load
from dashboard.contract.letters import noiseless
from dashboard.contract.schema import TABLES, Column, Table
from dashboard.store import candidate
from dashboard.store.sources import Source

REFERENCE = config.ROOT / "data" / "reference"
DAYS = [date(2018, 1, 1), date(2018, 2, 1), date(2018, 3, 1)]
FIRST, SECOND, THIRD = DAYS


def row(table: str, **cells) -> dict:
    return {name: cells.get(name) for name in TABLES[table].header}


def deadline(name: str, **cells) -> dict:
    given = {
        "deadline": name, "title": f"The {name}", "kind": "task", "meeting": "m", "precision": "day",
        "due_to": date(2017, 10, 4), "wording": "4 October 2017", "status": "planned", "source": "p1",
    }  # fmt: skip
    return row("deadlines", **given | cells)


def snapshot(folder: Path, day: date, **tables):
    held = {name: [] for name in TABLES} | tables
    with candidate(Source("record", day, f"Day {day}", "", "", "CC-BY-4.0", held), "", folder) as made:
        return made


@contextmanager
def history(*states: dict):
    """Open the views over one snapshot a state, a month apart."""
    folder = Path(mkdtemp())
    try:
        made = [snapshot(folder, day, **state) for day, state in zip(DAYS, states, strict=False)]
        yield Database(made[-1], made, REFERENCE)
    finally:
        shutil.rmtree(folder)


def listed(views, table="deadlines", before=FIRST, after=SECOND) -> list[tuple]:
    rows = changes.changes(views, before, after, table)[["row", "kind", "field", "old", "new"]]
    return [tuple(None if value != value else value for value in one) for one in rows.itertuples(index=False)]


def counted(views, table="deadlines", before=FIRST, after=SECOND) -> dict:
    rows = changes.counts(views, before, after, table)
    return {one.kind: one.count_rows for one in rows.itertuples() if one.count_rows}


# Worked out by hand


def test_what_is_no_change_is_the_same_in_sql_and_for_what_is_handed_in():
    letters = [chr(at) for at in range(1, 0x20000) if not 0xD800 <= at <= 0xDFFF]
    texts = [*letters, *(f" A{letter}\u00a0 z" for letter in letters), "", " ", "ΟΔΟΣ", "E\u0301"]
    with history({}) as views:
        asked = replace(
            load("table_rows"), params=("texts",), sql="select list_transform($texts, lambda t: noiseless(t)) as told"
        )
        found = views.rows(asked, texts=texts)[0]["told"]
    assert [text for text, held in zip(texts, found, strict=True) if noiseless(text) != (held or "")] == []


def test_each_kind_of_change_of_a_deadline():
    later, sooner = date(2017, 11, 30), date(2017, 9, 29)
    undated = {"due_to": None, "precision": "undated"}
    before = [
        deadline("closed"), deadline("given-up"), deadline("late"), deadline("early"), deadline("told-anew"),
        deadline("same"), deadline("gone"), deadline("begun"), deadline("cited"), deadline("again", status="done"),
        deadline("gets-date", **undated), deadline("loses-date"),
    ]  # fmt: skip
    after = [
        deadline("closed", status="done", outcome="Sent"), deadline("given-up", status="dropped"),
        deadline("late", due_to=later), deadline("early", due_to=sooner), deadline("told-anew", owner="Secretariat"),
        deadline("same"), deadline("new"), deadline("begun", status="in progress"), deadline("cited", source="p2"),
        deadline("again"), deadline("gets-date"), deadline("loses-date", **undated),
    ]  # fmt: skip
    with history({"deadlines": before}, {"deadlines": after}) as views:
        assert listed(views) == [
            ("again", "reopened", "status", "done", "planned"),
            ("begun", "status_changed", "status", "planned", "in progress"),
            ("cited", "source_only", "source", "p1", "p2"),
            ("closed", "done", "status", "planned", "done"),
            ("closed", "done", "outcome", None, "Sent"),
            ("early", "brought_forward", "due_to", "2017-10-04", "2017-09-29"),
            ("gets-date", "dated", "due_to", None, "2017-10-04"),
            ("gets-date", "dated", "precision", "undated", "day"),
            ("given-up", "dropped", "status", "planned", "dropped"),
            ("gone", "removed", None, None, None),
            ("late", "slipped", "due_to", "2017-10-04", "2017-11-30"),
            ("loses-date", "undated", "due_to", "2017-10-04", None),
            ("loses-date", "undated", "precision", "day", "undated"),
            ("new", "added", None, None, None),
            ("told-anew", "reworded", "owner", None, "Secretariat"),
        ]
        moved = changes.changes(views, FIRST, SECOND, "deadlines").set_index("row")["days"]
        assert (moved["late"], moved["early"]) == (57, -5)
        kinds = [kind for kind in changes.KINDS if kind != "changed"]
        assert counted(views) == dict.fromkeys(kinds, 1)


def test_a_time_that_is_told_more_exactly_is_no_move():
    year = deadline("one", due_from=date(2018, 1, 1), due_to=date(2018, 12, 31), precision="year")
    day = deadline("one", due_from=date(2018, 4, 23), due_to=date(2018, 4, 23))
    with history({"deadlines": [year]}, {"deadlines": [day]}) as views:
        rows = changes.changes(views, FIRST, SECOND, "deadlines")
        assert set(rows["kind"]) == {"dated"}
        assert rows["days"].isna().all()


def test_a_snapshot_against_itself_has_no_change():
    with history({"deadlines": [deadline("one"), deadline("two")]}) as views:
        assert changes.changes(views, FIRST, FIRST).empty
        assert counted(views, before=FIRST, after=FIRST) == {"unchanged": 2}


@pytest.mark.parametrize("said", ["the  Issue\u00a0PAPER ", "THE ISSUE PAPER", "\tthe issue\n paper"])
def test_white_space_and_case_are_no_change(said):
    before, after = deadline("one", title="The issue paper"), deadline("one", title=said)
    with history({"deadlines": [before]}, {"deadlines": [after]}) as views:
        assert listed(views) == []
        assert counted(views) == {"unchanged": 1}


def test_nothing_and_empty_text_are_the_same_and_accents_may_be_stored_either_way():
    before = deadline("one", title="Skåne", outcome=None)
    after = deadline("one", title=unicodedata.normalize("NFD", "Skåne"), outcome="  ")
    with history({"deadlines": [before]}, {"deadlines": [after]}) as views:
        assert listed(views) == []


def test_an_answer_given_again_is_a_row_of_its_own():
    answer = {"region": "ES51", "question": "q1", "is_synthetic": True, "source": "s"}
    first = row("responses", received_on=date(2017, 12, 1), need="some", **answer)
    again = row("responses", received_on=date(2018, 1, 20), need="strong", **answer)
    with history({"responses": [first]}, {"responses": [first, again]}) as views:
        assert listed(views, "responses") == [("ES51 + q1 + 2018-01-20", "added", None, None, None)]
        assert counted(views, "responses") == {"added": 1, "unchanged": 1}


def in_panel(views, before, after):
    asked = changes.asked("deadlines", before, after)
    return views.run(load("follow_up_changes_counted"), **asked, region=views.region)


def test_events_are_not_counted_among_the_follow_ups():
    before = [deadline("task"), deadline("day", kind="event"), deadline("still"), deadline("fair", kind="event")]
    after = [deadline("task", status="done"), deadline("day", kind="event", status="done"), *before[2:]]
    with history({"deadlines": before}, {"deadlines": after}) as views:
        rows = in_panel(views, FIRST, SECOND)
        assert dict(zip(rows["kind"], rows["count_rows"], strict=True)) == {"done": 1, "unchanged": 1}


def test_views_of_a_region_tell_what_changed_of_its_own():
    before = [deadline("its", region="ES51"), deadline("theirs", region="ITI1"), deadline("all", owner_kind="regions"),
              deadline("same", region="ES51")]  # fmt: skip
    after = [one | {"wording": "soon"} for one in before[:3]] + before[3:]
    taking = [row("partners", project="mapping", organisation="Catalonia", region="ES51", role="lead")]
    projects = [row("projects", project=name, title=name, kind="project", status="planned") for name in
                ("mapping", "other")]  # fmt: skip
    first = {"deadlines": before, "partners": taking}
    with history(first, first | {"deadlines": after, "projects": projects}) as views:
        views.region = "ES51"
        assert {name for name, *_ in listed(views)} == {"its", "all"}
        assert {name for name, *_ in listed(views, "projects")} == {"mapping"}
        told = in_panel(views, FIRST, SECOND)
        assert dict(zip(told["kind"], told["count_rows"], strict=True)) == {"reworded": 2, "unchanged": 1}
        counted = changes.by_table(changes.counts(views, FIRST, SECOND)).set_index("table")["unchanged"]
        assert counted[["deadlines", "partners", "projects"]].tolist() == [1, 1, 0]


@pytest.mark.parametrize("region", [None, "ES51"])
def test_the_sentence_counts_as_the_panel_beside_it(region):
    record = store.history(REFERENCE.parent, "record")
    views = Database(record[-1], record, REFERENCE)
    views.region = region
    for before, after in pairwise(one.date for one in record):
        told, _rows = changes.told(views, before, after)
        shown = in_panel(views, before, after)
        shown = shown[shown["kind"] != "unchanged"]
        counts = ["count_rows", "days_least", "days_most"]
        both = [frame.set_index("kind")[counts].astype("float").sort_index() for frame in (told, shown)]
        pd.testing.assert_frame_equal(*both)


def test_a_thread_tells_what_was_seen_changed_vanished_and_came_back():
    held = deadline("one")
    states = [{"deadlines": [held]}, {"deadlines": []}, {"deadlines": [held | {"status": "done"}]}]
    with history(*states) as views:
        told = changes.thread(views, "deadlines", "one")
        first = told[told["snapshot"].dt.date == FIRST]
        assert set(first["kind"]) == {"first_seen"}
        assert dict(zip(first["field"], first["new"], strict=True)) == {
            name: str(value) for name, value in held.items() if value is not None
        }
        rest = told[told["snapshot"].dt.date > FIRST][["kind", "field", "old", "new"]].astype(object)
        assert rest.where(rest.notna(), None).values.tolist() == [
            ["removed", None, None, None],
            ["came_back", "status", "planned", "done"],
        ]
        assert changes.thread(views, "deadlines", "nobody").empty


def test_a_thread_says_when_nothing_changed_and_how_far_it_moved():
    moved = deadline("one", due_to=date(2017, 11, 30))
    with history({"deadlines": [deadline("one")]}, {"deadlines": [deadline("one")]}, {"deadlines": [moved]}) as views:
        told = changes.thread(views, "deadlines", "one").drop_duplicates("snapshot")
        assert list(told["kind"]) == ["first_seen", "unchanged", "slipped"]


def test_every_table_of_the_schema_is_compared():
    values = {"integer": (1, 2, 3), "number": (1.5, 2.5, 3.5), "boolean": (True, False, True), "date": DAYS}

    def key(table):
        return (*table.key, table.repeats_by)

    def filled(table, at, other=None):
        """Row `at`, with the columns outside the key taken from row `other`."""
        places = {name: at if name in key(table) or other is None else other for name in table.header}
        return {
            column.name: values.get(column.type, ("first", "second", "third"))[places[column.name]]
            for column in table.columns
        }

    before = {name: [filled(table, 0), filled(table, 1)] for name, table in TABLES.items()}
    after = {name: [filled(table, 0, 1), filled(table, 1), filled(table, 2)] for name, table in TABLES.items()}
    with history(before, after) as views:
        found = changes.changes(views, FIRST, SECOND)
        tally = changes.counts(views, FIRST, SECOND).set_index(["table", "kind"])["count_rows"]
        for name, table in TABLES.items():
            rows = found[found["table"] == name]
            changed = rows[rows["kind"] != "added"]
            assert tuple(changed["field"]) == tuple(column for column in table.header if column not in key(table))
            assert list(rows[rows["kind"] == "added"]["field"].isna()) == [True]
            assert tally[name]["added"] == tally[name]["unchanged"] == 1
            assert tally[name].sum() == 3
            assert not changes.thread(views, name, rows["row"].iloc[0]).empty


def test_a_table_added_later_is_compared_from_the_schema(monkeypatch):
    columns = (Column("visit", "key", "Visit", required=True), Column("note", "text", "Note"))
    monkeypatch.setitem(TABLES, "visits", Table("visits", "Visits.", ("visit",), columns))
    with history({"visits": [{"visit": "v", "note": "a"}]}, {"visits": [{"visit": "v", "note": "b"}]}) as views:
        assert listed(views, "visits") == [("v", "changed", "note", "a", "b")]
        assert counted(views, "visits") == {"changed": 1}


def test_a_day_without_a_snapshot_is_named():
    with history({}) as views, pytest.raises(ValueError, match="2018-02-01"):
        changes.changes(views, FIRST, SECOND)


def test_a_candidate_is_compared_with_the_snapshot_it_was_made_from(tmp_path):
    parent = snapshot(tmp_path / "held", FIRST, deadlines=[deadline("one")])
    edited = snapshot(tmp_path / "aside", SECOND, deadlines=[deadline("one", status="waiting")])
    views = Database(edited, [parent], REFERENCE)
    assert listed(views) == [("one", "status_changed", "status", "planned", "waiting")]


# Against plain Python

WORDS = st.sampled_from([None, "", "Paper", "paper ", "PAPER", "sent", "Draft sent", "été", "e\u0301te\u0301"])
ENDS = st.none() | st.integers(0, 90).map(lambda days: date(2017, 10, 1) + timedelta(days))
DEADLINES = st.dictionaries(
    st.sampled_from("abcdef"),
    st.fixed_dictionaries(
        {
            "title": WORDS, "outcome": WORDS, "owner": WORDS, "due_to": ENDS,
            "status": st.sampled_from(["planned", "waiting", "done", "dropped"]),
            "kind": st.sampled_from(["task", "event"]), "source": st.sampled_from(["p1", "p2"]),
        }
    ),
    max_size=6,
)  # fmt: skip
ANSWERS = st.dictionaries(
    st.tuples(st.sampled_from(["ES51", "EL30"]), st.sampled_from(["q1", "q2"]), st.sampled_from(DAYS)),
    st.fixed_dictionaries({"need": st.sampled_from(["none", "some"]), "answer": WORDS}),
    max_size=8,
)


def plain(value) -> str:
    """What a reader takes a cell for."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", "" if value is None else str(value))).strip().lower()


def kind_of(before: dict, after: dict, fields: list[str], is_deadline: bool) -> str:
    if not fields:
        return "unchanged"
    if fields == ["source"]:
        return "source_only"
    if not is_deadline:
        return "changed"
    if "status" in fields and after["status"] in ("done", "dropped"):
        return after["status"]
    if "status" in fields and before["status"] in ("done", "dropped"):
        return "reopened"
    if "due_to" in fields:
        old, new = before["due_to"], after["due_to"]
        return "dated" if old is None else "undated" if new is None else "slipped" if new > old else "brought_forward"
    return "status_changed" if "status" in fields else "reworded"


def difference(before: dict, after: dict, is_deadline: bool) -> tuple[list[tuple], Counter]:
    """Return the changes and their counts of two tables, each a dictionary of rows by key."""
    told, kinds = [], Counter()
    for key in sorted(before.keys() | after.keys()):
        if key not in before or key not in after:
            kinds["added" if key in after else "removed"] += 1
            told.append((key, "added" if key in after else "removed", None, None, None))
            continue
        old, new = before[key], after[key]
        fields = [name for name in new if plain(old[name]) != plain(new[name])]
        kind = kind_of(old, new, fields, is_deadline)
        kinds[kind] += 1
        text = {None: None}
        told += [
            (key, kind, name, text.get(old[name], str(old[name])), text.get(new[name], str(new[name])))
            for name in fields
        ]
    return told, kinds


def deadlines(drawn: dict) -> dict:
    return {name: deadline(name, **cells) for name, cells in drawn.items()}


def answers(drawn: dict) -> dict:
    return {
        f"{region} + {question} + {day}": row(
            "responses", region=region, question=question, received_on=day, is_synthetic=True, source="s", **cells
        )
        for (region, question, day), cells in drawn.items()
    }


def agrees(drawn) -> None:
    held = [{"deadlines": deadlines(one), "responses": answers(other)} for one, other in drawn]
    with history(*({name: list(rows.values()) for name, rows in tables.items()} for tables in held)) as views:
        for earlier, later in ((0, 1), (1, 2), (2, 0)):
            for name, old in held[earlier].items():
                told, kinds = difference(old, held[later][name], name == "deadlines")
                assert listed(views, name, DAYS[earlier], DAYS[later]) == told
                assert counted(views, name, DAYS[earlier], DAYS[later]) == kinds


STATES = st.lists(st.tuples(DEADLINES, ANSWERS), min_size=3, max_size=3)


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(STATES)
def test_it_agrees_with_a_difference_in_plain_python(drawn):
    agrees(drawn)
