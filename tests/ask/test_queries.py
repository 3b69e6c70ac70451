"""Every SQL file holds one statement that does what its header says, on a tiny snapshot and on the shipped ones."""

import re
import shutil
import time

import pytest

from dashboard import ask
from dashboard.ask import connection, queries
from dashboard.ask import views as shared
from dashboard.contract.schema import REFERENCE, TABLES
from dashboard.store import journal, manifest
from tests import tiny
from tests.shipped import DATA, HISTORIES

FILES = sorted(ask.FOLDER.rglob("*.sql"))
NAMES = ask.names()
REGION = "ES51"
# Words that the record itself may hold.
ALL = [*TABLES.values(), *REFERENCE.values()]
RECORDED = {value for table in ALL for column in table.columns for value in column.allowed}
# What pages bind beside the choice; everything else may be null, which means all.
GIVEN = {
    "as_of": tiny.DAY, "snapshot": tiny.DAY, "data_set": "record", "sources": ["minutes"], "source": "minutes",
    "table": "deadlines", "key": ["deadline"], "columns": ["title", "status"], "title": "title",
    "named_by": ["title"], "places": ["source"], "before": tiny.DAY, "after": tiny.DAY,
}  # fmt: skip


@pytest.fixture(scope="module", params=["tiny", *HISTORIES])
def history(request, tmp_path_factory):
    """A tiny snapshot, or the history of a data set that ships."""
    return HISTORIES.get(request.param) or (tiny.unchecked(tmp_path_factory.mktemp("queries")),)


@pytest.fixture(scope="module")
def views(history):
    return ask.Database(history[-1], history, DATA / "reference")


@pytest.fixture(scope="module")
def turned(history, tmp_path_factory):
    """The same rows, each table with its last one first, under digests of their own, asked as of many rows.

    No view is kept.
    """
    held = []
    for one in history:
        folder = tmp_path_factory.mktemp("turned") / one.data_set / one.folder.name
        shutil.copytree(one.folder, folder)
        shutil.copy(one.folder.parent / journal.NAME, folder.parent)
        for name, path in one.tables.items():
            numbered = f"select *, row_number() over () as row_at from '{path}'"
            tiny.replace(folder, name, f"select * exclude (row_at) from ({numbered}) order by row_at desc")
        held.append(manifest.read(folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "_FEW", 0)
        patch.setattr(shared, "MOST", 0)
        return ask.Database(held[-1], held, DATA / "reference")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ask.FOLDER)))
def test_a_header_says_what_the_statement_does(path):
    query = ask.load(path.stem, path.parent)
    assert query.purpose.endswith("."), "its purpose is a sentence"
    assert path.parent != ask.FOLDER or not re.search("_|`|null", query.purpose, re.IGNORECASE), "readers see it"
    assert query.returns.startswith(("one ", "at most one ")), "it says what one row is"
    assert query.level in ("error", "finding")
    header = [line for line in path.read_text("utf-8").splitlines() if line.startswith("--")]
    facts = [found[1] for line in header if (found := re.match(r"-- (\w+):", line))]
    assert len(facts) == len(set(facts))
    assert set(facts) <= {"params", "returns", "rows", "needs", "kept", "level"}
    assert query.sql.endswith(";")
    assert "rows" not in facts or {query.name, query.rows} <= set(NAMES)


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name != "checks"], ids=lambda path: path.stem)
def test_no_words_come_out_of_a_query(path):
    sql = re.sub(r"--.*", "", path.read_text("utf-8"))
    literals = set(re.findall(r"'((?:[^']|'')*)'", sql))
    assert {text for text in literals if re.search(r"[A-Za-z]{2,}[ ,?“”].*|.*[ ,?“”][A-Za-z]{2,}", text)} <= RECORDED


@pytest.mark.parametrize("name", NAMES)
def test_a_query_runs_and_the_order_of_its_rows_is_its_own(views, turned, history, name):
    query = ask.load(name)
    days = dict.fromkeys(("as_of", "snapshot", "after"), history[-1].date) | {"before": history[0].date}
    for region in (None, REGION) if "region" in query.params else (None,):
        values = {param: (GIVEN | days | {"region": region}).get(param) for param in query.params}
        rows = views.rows(query, **values)
        assert told(rows) == told(turned.rows(query, **values)), "rows that stand otherwise come out otherwise"
    assert query.returns != "one row" or len(rows) == 1
    columns = views.run(query, **values).columns
    assert len(columns) == len(set(columns))


def told(rows: list[dict]) -> list[dict]:
    """Return rows without the digests of snapshots."""
    digests = {"digest", "short", "parent", "parent_short"}
    return [{name: value for name, value in row.items() if name not in digests} for row in rows]


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("-- A.\n-- params: a\n-- returns: one row\nselect 1;", r"declares the parameters \['a'\] and uses \[\]"),
        ("-- A.\n-- returns: one row\nselect $a;", r"declares the parameters \[\] and uses \['a'\]"),
        ("-- A.\n-- returns: one row\nselect 1; select 2;", "holds 2 statements"),
        ("-- A.\n-- returns: one row\n", "holds 0 statements"),
        ("-- returns: one row\nselect 1;", "must say in its header"),
        ("-- A.\nselect 1;", "must say in its header"),
        ("-- A.\n-- returns: one row\ndrop table deadlines;", "is no SELECT statement"),
        ("-- A.\n-- returns: one row\ncopy (select 1) to 'x.csv';", "is no SELECT statement"),
        ("-- A.\n-- returns: one row\nattach 'x.db';", "is no SELECT statement"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(tmp_path, sql, told):
    (tmp_path / "one.sql").write_text(sql, "utf-8")
    with pytest.raises(ValueError, match=told):
        ask.load("one", tmp_path)


def test_an_edited_query_is_read_again_a_second_later(tmp_path, monkeypatch):
    path, now = tmp_path / "one.sql", time.monotonic()
    path.write_text("-- A.\n-- returns: one row\nselect 1;", "utf-8")
    assert ask.load("one", tmp_path).sql == "select 1;"
    monkeypatch.setattr(time, "monotonic", lambda: now + 1)
    path.write_text("-- A.\n-- returns: one row\nselect 2 as b;", "utf-8")
    assert ask.load("one", tmp_path).sql == "select 2 as b;"
    with pytest.raises(KeyError, match="there is no query two"):
        ask.load("two", tmp_path)


def test_views_come_after_what_they_need(monkeypatch, tmp_path):
    order = [view.name for view in queries.views()]
    assert order.index("timing_on") < order.index("follow_up_timing")
    (tmp_path / "views").mkdir()
    (tmp_path / "views" / "a.sql").write_text(
        "-- A.\n-- needs: b\n-- returns: one row\ncreate view a as from b;", "utf-8"
    )
    monkeypatch.setattr(queries, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="views need each other, or one that is not there: a"):
        queries.views()
