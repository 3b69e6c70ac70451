"""Every figure of every page leads to its rows, its query and the place it stands."""

import ast

import duckdb
import pytest

from dashboard import ask, config
from dashboard.say import headlines
from tests import tiny

DRAWN_BY = [path for name in ("pages", "dashboard") for path in sorted((config.ROOT / name).rglob("*.py"))]
# These list the rules with their files, and addresses, or bring rows in: no figure
WITHOUT = {"checks", "programs", "workbook", "restore"}
BOUND = {
    "as_of": tiny.DAY, "snapshot": tiny.DAY, "before": tiny.DAY, "after": tiny.DAY, "table": "deadlines",
    "key": ["deadline"], "columns": ["title"], "title": "title", "sources": ["m-1"],
}  # fmt: skip


@pytest.fixture(scope="module")
def views(tmp_path_factory):
    data = tmp_path_factory.mktemp("figures")
    return tiny.views(data, tiny.made(data))


def drawn():
    for path in DRAWN_BY:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("layout.panel", "panel", "layout.figure"):
                named = {keyword.arg: keyword.value for keyword in node.keywords}
                if "query" in named:
                    yield pytest.param(ast.literal_eval(named["query"]), id=f"{path.stem}:{node.lineno}")
                elif None not in named:
                    assert ast.literal_eval(node.args[0]) in WITHOUT, f"{path.name}:{node.lineno} names no query"


@pytest.mark.parametrize("name", list(drawn()))
def test_a_figure_names_a_query_that_lists_rows_with_their_source(views, name):
    assert traces_back(views, name)


def test_the_figures_of_the_overview_name_such_queries(views):
    counts = ("past_due", "follow_ups", "due_soon", "regions", "countries", "projects", "running", "not_selected")
    now = dict.fromkeys(("regions_replied", "countries_replied", "regions_asked"), 1)
    now |= {f"count_{name}": 1 for name in counts}
    figures = headlines.figures(now, {}, [])
    assert len(figures) == 5
    for figure in figures:
        assert traces_back(views, figure["query"]), figure["key"]


def traces_back(views, name: str) -> bool:
    """Whether the rows behind a query say where they stand: a source, or for snapshots and places themselves."""
    listing = ask.load(ask.load(name).rows)
    try:
        columns = views.run(listing, **{param: BOUND.get(param) for param in listing.params}).columns
    except duckdb.Error as fault:
        pytest.fail(f"{listing.name}: {fault}")
    return not {"source", "digest"}.isdisjoint(columns)
