"""Views over a snapshot: locked, bound, shared between threads, and never mixed from two states."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from dashboard import ask, store
from dashboard.ask import connection, loaded
from dashboard.contract import schema
from dashboard.store import NotWhole
from tests import tiny

LATER = date(2018, 4, 23)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("connection")


@pytest.fixture(scope="module")
def both(data):
    return tiny.unchecked(data), tiny.unchecked(data, tiny.broken("deadlines", title="Another title"), LATER)


@pytest.fixture(scope="module", params=["held", "in files"])
def views(request, data, both):
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "in files":
            patch.setattr(connection, "MANY", 1)
        return tiny.views(data, *both)


def read(views, sql: str, **values) -> list[tuple]:
    return views._cursor().execute(sql, values or None).fetchall()


@pytest.mark.parametrize(
    "sql",
    [
        "from read_csv('/etc/passwd')", "from read_text('/etc/passwd')", "from read_blob('{own}')", "from '{own}'",
        "from read_parquet('{own}')", "from glob('/etc/*')", "copy (select 1) to '{folder}/x.csv'",
        "copy deadlines to '{own}'", "export database '{folder}'", "attach '{folder}/x.db'", "install httpfs",
        "load httpfs", "set enable_external_access = true", "set allowed_paths = ['/etc/passwd']",
        "set lock_configuration = false", "reset enable_external_access", "from read_csv('https://example.org/x.csv')",
        "insert into deadlines (deadline) values ('x')", "delete from deadlines", "pragma temp_directory = '/tmp'",
    ],
)  # fmt: skip
def test_nothing_else_can_be_read_or_written(views, both, sql, tmp_path):
    if views._files and "from" in sql.split()[0] and "{own}" in sql and "blob" not in sql:
        pytest.skip("the files of a large table are the ones that may be read")
    before = tiny.contents(both[0].folder)
    with pytest.raises(duckdb.Error):
        read(views, sql.format(own=both[0].tables["deadlines"], folder=tmp_path))
    assert tiny.contents(both[0].folder) == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["'); drop table deadlines; --", '"; select 1', "%", "_", "\\", "x' or '1'='1", "\0", "$1"]
)
def test_what_is_bound_is_text(views, text):
    query = ask.queries.where(ask.load("follow_ups"), ["owner"])
    everything = dict.fromkeys(query.params) | {"as_of": LATER}
    assert views.rows(query, **everything | {"owner": text}) == []
    query = ask.load("follow_ups")
    assert views.rows(query, **everything | {"search": text}) == []
    assert len(views.rows(query, **everything)) == 2


def test_a_value_that_is_missing_is_told(views):
    with pytest.raises(TypeError, match="follow_up_counts needs region"):
        views.run(ask.load("follow_up_counts"), as_of=LATER)


def test_main_has_the_snapshot_and_history_has_all(views):
    assert read(views, "select title from deadlines where deadline = 'survey-reply'") == [("Another title",)]
    found = read(views, "select snapshot, title from history.deadlines where deadline = 'survey-reply' order by all")
    assert found == [(tiny.DAY, "Answer the survey"), (LATER, "Another title")]
    assert read(views, "select snapshot from snapshots order by all") == [(tiny.DAY,), (LATER,)]


def test_an_earlier_snapshot_knows_nothing_of_the_later_ones_but_that_they_are_there(data, both):
    views = ask.Database(both[0], both, data / "reference")
    assert read(views, "select title from deadlines where deadline = 'survey-reply'") == [("Answer the survey",)]
    assert read(views, "select distinct snapshot from history.deadlines") == [(tiny.DAY,)]
    assert read(views, "select count(*) from snapshots") == [(2,)]


@pytest.mark.parametrize("many", [1, connection.MANY])
def test_a_snapshot_from_before_a_column_and_a_table_has_nothing_there(tmp_path, monkeypatch, many):
    monkeypatch.setattr(connection, "MANY", many)
    made = tiny.unchecked(tmp_path)
    tiny.as_of_version(made.folder, 1)
    tiny.rejournal(tmp_path)
    assert store.verify(tmp_path) == []
    (old,) = store.history(tmp_path, "record")
    new = tiny.unchecked(tmp_path, tiny.broken("deadlines", at=1, priority="2"), LATER)
    assert (old.version, new.version) == (1, schema.VERSION)
    views = tiny.views(tmp_path, old, new)
    found = read(views, "select snapshot, priority from history.deadlines where deadline = 'paper' order by all")
    assert found == [(tiny.DAY, None), (LATER, 2)]
    assert read(ask.Database(old, [old], tmp_path / "reference"), "from figures") == []


def test_a_code_list_from_before_a_column_has_nothing_there(tmp_path, both):
    lists = tiny.write_codes(tmp_path)
    lines = (lists / "regions.csv").read_text("utf-8").splitlines()
    assert lines[0].startswith("region,name,own_name,country,")
    old = [",".join(cell for at, cell in enumerate(line.split(",")) if at != 2) for line in lines]
    (lists / "regions.csv").write_text("\n".join(old) + "\n", "utf-8")
    views = ask.Database(both[0], [both[0]], lists)
    assert read(views, "select own_name, country from regions where region = 'ES51'") == [(None, "ES")]


@pytest.mark.parametrize("is_once", [True, False])
def test_the_tables_stand_before_the_views_that_queries_share(data, both, is_once):
    once = dict.fromkeys(schema.TABLES, both[:1]) if is_once else None
    views = ask.Database(both[1], both, data / "reference", once=once)
    assert read(views, "select title from deadlines where deadline = 'survey-reply'") == [("Another title",)]
    assert read(views, "select count(*) from history.deadlines") == [(6,)]
    with pytest.raises(duckdb.Error, match="calendar_on"):
        read(views, "from calendar_on('2018-04-23')")
    query = ask.load("calendar_dates")
    bound = ask.Choice(both[1], both, both[1].date, None, data / "reference").facts
    with ThreadPoolExecutor(4) as readers:
        asked = [readers.submit(views.rows, query, **bound) for _ in range(8)]
    assert all(one.result() == asked[0].result() for one in asked)
    assert read(views, "select count(*) > 0 from calendar_on('2018-04-23')") == [(True,)]


def test_rows_are_plain_values(views):
    (row,) = views.rows(ask.load("table_rows"), table="survey_counts")
    assert row["stated_on"] == date(2018, 2, 7)
    assert type(row["regions_replied"]) is int
    frame = views.run(ask.load("table_rows"), table="survey_counts")
    assert list(frame.columns) == list(row)


def test_files_swapped_while_they_are_open_do_not_mix(tmp_path):
    made = tiny.unchecked(tmp_path)
    views = tiny.views(tmp_path, made)
    before = views.rows(ask.load("table_rows"), table="deadlines")
    tiny.replace(made.folder, "deadlines", f"select * replace ('x' as title) from '{made.tables['deadlines']}'")
    assert views.rows(ask.load("table_rows"), table="deadlines") == before
    with pytest.raises(NotWhole, match="record 2018-02-07 was changed while it was read"):
        tiny.views(tmp_path, made)


def test_a_file_that_is_swapped_while_rows_are_read_from_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "MANY", 1)
    made = tiny.unchecked(tmp_path)
    views = tiny.views(tmp_path, made)
    assert len(views.rows(ask.load("table_rows"), table="deadlines")) == 3
    tiny.replace(made.folder, "deadlines", f"select * replace ('x' as title) from '{made.tables['deadlines']}'")
    with pytest.raises(NotWhole, match=r"deadlines\.parquet \(record 2018-02-07\) was changed while it was read"):
        views.rows(ask.load("table_rows"), table="deadlines")


def test_a_file_that_gets_one_more_name_while_rows_are_read_from_it_is_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "MANY", 1)
    made = tiny.unchecked(tmp_path)
    views = tiny.views(tmp_path, made)
    (tmp_path / "elsewhere").hardlink_to(made.tables["deadlines"])
    assert len(views.rows(ask.load("table_rows"), table="deadlines")) == 3


def test_a_file_that_snapshots_share_is_read_once(tmp_path, monkeypatch):
    both = tiny.unchecked(tmp_path), tiny.unchecked(tmp_path, tiny.broken("deadlines", title="Another"), LATER)
    own = loaded.Loaded()
    monkeypatch.setattr(connection, "loaded", lambda: own)
    views = tiny.views(tmp_path, *both)
    assert len(read(views, "from held.deadlines")) == 6
    assert len(read(views, "from history.sources")) == 2
    assert len(read(views, "from held.sources")) == 1


def test_twelve_threads_read_the_same(views):
    counts, rows = ask.load("follow_up_counts"), ask.load("table_rows")

    def work(number: int) -> list:
        as_of = date(2018, 1 + number, 1)
        return [
            (views.rows(counts, as_of=as_of, region=None), len(views.run(rows, table="deadlines"))) for _ in range(25)
        ]

    with ThreadPoolExecutor(12) as pool:
        for number, found in enumerate(pool.map(work, range(12))):
            assert len(found) == 25
            assert found == [found[0]] * 25
            assert found[0] == (views.rows(counts, as_of=date(2018, 1 + number, 1), region=None), 3)


def test_code_lists_are_there_even_where_the_folder_has_none(tmp_path, both):
    views = ask.Database(both[0], [both[0]], tmp_path)
    assert read(views, "from regions") == []
    assert views.rows(replace(ask.load("table_rows"), sql="from territories", params=())) == []
