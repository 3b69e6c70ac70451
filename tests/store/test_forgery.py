"""Whatever was done to a committed history, `verify` names it; the newest snapshot is held like every other."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard import store
from dashboard.problems import Refused
from dashboard.store import journal
from tests import tiny

DAYS = [date(2018, 2, 7), date(2018, 4, 23), date(2018, 6, 14)]
LABELLED = tiny.broken("deadlines", title="What someone would rather have said")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    data = tmp_path_factory.mktemp("whole")
    for day in DAYS:
        tiny.unchecked(data, day=day)
    assert store.verify(data) == []
    return data


@pytest.fixture
def data(whole, tmp_path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "data"))


def folder(data: Path, at: int = -1) -> Path:
    return data / "snapshots" / "record" / str(DAYS[at])


def lines(data: Path) -> tuple[Path, list[list[str]]]:
    path = data / "snapshots" / "record" / journal.NAME
    return path, list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))


def write(path: Path, rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), "utf-8")


def label(data: Path) -> None:
    tiny.rewrite(folder(data), title="Another label")


def parent(data: Path) -> None:
    tiny.rewrite(folder(data), parent="0" * 64)


def remove_newest(data: Path) -> None:
    shutil.rmtree(folder(data))


def remove_between(data: Path) -> None:
    shutil.rmtree(folder(data, 1))


def two_columns(data: Path) -> None:
    tiny.replace(folder(data), "deadlines", "select 'x' as deadline, 'y' as title")


def other_type(data: Path) -> None:
    path = folder(data) / "deadlines.parquet"
    tiny.replace(folder(data), "deadlines", f"select * replace (due_to::varchar as due_to) from '{path}'")


def other_key(data: Path) -> None:
    path = folder(data) / "datapackage.json"
    resources = json.loads(path.read_text("utf-8"))["resources"]
    for one in resources:
        one["schema"]["primaryKey"] = one["schema"]["primaryKey"] + ["source"]
    tiny.rewrite(folder(data), resources=resources)


def columns_agreed(data: Path) -> None:
    """Take a column out of the file and of the manifest."""
    path = folder(data) / "deadlines.parquet"
    tiny.replace(folder(data), "deadlines", f"select * exclude (outcome) from '{path}'")
    resources = json.loads((folder(data) / "datapackage.json").read_text("utf-8"))["resources"]
    for one in resources:
        if one["name"] == "deadlines":
            one["schema"]["fields"] = [field for field in one["schema"]["fields"] if field["name"] != "outcome"]
    tiny.rewrite(folder(data), resources=resources)


def older_version(data: Path) -> None:
    tiny.as_of_version(folder(data), 1)


def rows_built_again(data: Path) -> None:
    """Put a whole snapshot of other rows in the place of the newest, with the right parent."""
    other = data.parent / "other"
    for day in DAYS[:-1]:
        tiny.unchecked(other, day=day)
    tiny.unchecked(other, LABELLED, DAYS[-1])
    shutil.rmtree(folder(data))
    shutil.copytree(folder(other), folder(data))


def added(data: Path) -> None:
    other = data.parent / "other"
    for day in (*DAYS, date(2018, 7, 1)):
        tiny.unchecked(other, day=day)
    shutil.copytree(other / "snapshots" / "record" / "2018-07-01", data / "snapshots" / "record" / "2018-07-01")


def moved(data: Path) -> None:
    """Give the newest another day, in its name and in its manifest."""
    folder(data).rename(folder(data).with_name("2018-06-15"))
    tiny.rewrite(folder(data).with_name("2018-06-15"), date="2018-06-15", name="record-2018-06-15")


def line_cut(data: Path) -> None:
    path, rows = lines(data)
    write(path, rows[:-1])


def line_halved(data: Path) -> None:
    path, _ = lines(data)
    path.write_bytes(path.read_bytes()[:-40])


def line_between_cut(data: Path) -> None:
    path, rows = lines(data)
    write(path, [*rows[:2], *rows[3:]])


def line_altered(data: Path) -> None:
    path, rows = lines(data)
    rows[-1][5] = "Another label"
    write(path, rows)


def line_added(data: Path) -> None:
    path, rows = lines(data)
    amended = ["2018-06-15T12:00:00Z", "withdraw", *rows[-1][2:]]
    write(path, [*rows, amended])


def lines_swapped(data: Path) -> None:
    path, rows = lines(data)
    write(path, [rows[0], rows[2], rows[1], rows[3]])


def journal_removed(data: Path) -> None:
    lines(data)[0].unlink()


def journal_emptied(data: Path) -> None:
    lines(data)[0].write_bytes(b"")


NEWEST = str(DAYS[-1])
FORGERIES: list[tuple[Callable[[Path], None], str, str]] = [
    (label, NEWEST, "its manifest was altered"),
    (parent, NEWEST, "its manifest was altered"),
    (remove_newest, NEWEST, "it was removed: journal.csv tells of “Meeting of 2018-06-14”"),
    (remove_between, str(DAYS[1]), "it was removed"),
    (two_columns, NEWEST, "deadlines.parquet does not hold the columns of the table deadlines"),
    (other_type, NEWEST, "deadlines.parquet does not hold the columns of the table deadlines"),
    (other_key, NEWEST, "datapackage.json gives meetings other columns, types or keys"),
    (columns_agreed, NEWEST, "datapackage.json gives deadlines other columns, types or keys"),
    (older_version, NEWEST, "its manifest was altered"),
    (rows_built_again, NEWEST, "its manifest was altered"),
    (added, "2018-07-01", "journal.csv does not tell of it"),
    (moved, NEWEST, "it was removed"),
    (line_cut, NEWEST, "journal.csv does not tell of it"),
    (line_halved, journal.NAME, "entry 3 of journal.csv was "),
    (line_between_cut, journal.NAME, "entry 2 of journal.csv was altered, or one before it was taken out"),
    (line_altered, journal.NAME, "entry 3 of journal.csv was altered"),
    (line_added, journal.NAME, "entry 4 of journal.csv was altered"),
    (lines_swapped, journal.NAME, "entry 1 of journal.csv was altered"),
    (journal_removed, journal.NAME, "journal.csv is missing: nobody can tell"),
    (journal_emptied, journal.NAME, "journal.csv is not a journal"),
]


@pytest.mark.parametrize(("forge", "where", "sentence"), FORGERIES, ids=lambda case: getattr(case, "__name__", ""))
def test_a_forgery_is_named(data, forge, where, sentence):
    forge(data)
    told = {fault.date: fault.sentence for fault in store.verify(data)}
    assert told[where].startswith(sentence)


@pytest.mark.parametrize("forge", [label, two_columns, older_version, rows_built_again])
def test_readers_pass_over_what_is_not_what_was_committed(data, forge):
    forge(data)
    assert [one.date for one in store.history(data, "record")] == DAYS[:-1]


@pytest.mark.parametrize("forge", [journal_removed, line_altered, line_cut])
def test_snapshots_are_served_on_when_the_journal_is_lost(data, forge):
    forge(data)
    assert [one.date for one in store.history(data, "record")] == DAYS


def test_a_history_forged_from_end_to_end_is_known_by_a_digest_kept_elsewhere(data):
    """Who can write everything can make a history that holds together: only what is not there tells."""
    kept = store.heads(data)["record"]
    rows_built_again(data)
    tiny.rejournal(data)
    assert store.verify(data) == []
    (fault,) = store.verify(data, [kept])
    assert kept in fault.sentence
    assert store.verify(data, [store.heads(data)["record"]]) == []


def test_a_digest_kept_elsewhere_stays_known_when_the_history_goes_on(data):
    kept = store.heads(data)["record"]
    tiny.unchecked(data, day=date(2018, 7, 1))
    assert store.verify(data, [kept]) == []


def test_a_journal_that_was_altered_takes_no_commit(data):
    line_altered(data)
    before = tiny.contents(data)
    with pytest.raises(Refused, match=r"entry 3 of journal\.csv was altered"):
        tiny.unchecked(data, day=date(2018, 7, 1))
    assert tiny.contents(data) == before


def test_a_history_from_before_there_was_a_journal_gets_one_with_the_next_commit(data):
    journal_removed(data)
    tiny.unchecked(data, day=date(2018, 7, 1))
    assert store.verify(data) == []
    assert len(lines(data)[1]) == 5
