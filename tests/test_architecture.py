"""The package is as its map says: what is there, and which way imports point."""

import ast
import subprocess
from functools import cache
from pathlib import Path

import pytest

from dashboard.config import ROOT
from dashboard.store import journal, shelf
from tests.tools import rooms
from tests.tools.rooms import MAP, MODULES, PACKAGE, imports, room

PAGES = sorted((ROOT / "pages").glob("*.py"))
ONLY = {
    "duckdb": {"store", "ask"},
    "obstore": {"store"},
    "altair": {"draw"},
    "pydeck": {"draw"},
    "typst": {"publish"},
    "pptx": {"publish"},
    "docx": {"intake", "publish"},
    "openpyxl": {"intake"},
    "xlsxwriter": {"intake"},
    "streamlit": {"screen", "server"},
}
KEEPERS = {"state": "dashboard/screen/filters", "caches": "dashboard/ask/cache.py"}
TOP_LEVEL = {
    "dashboard",
    "pages",
    "data",
    "queries",
    "tests",
    "requirements.txt",
    "README.md",
    "pyproject.toml",
    "LICENSE",
}


@cache
def attributes(path: Path) -> frozenset[str]:
    """Return every `name.attribute` that a file reads or calls."""
    nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)]
    return frozenset(f"{node.value.id}.{node.attr}" for node in nodes if isinstance(node.value, ast.Name))


def test_the_map_lists_every_module_and_no_other():
    there = {room(path) for path in MODULES}
    assert sorted(MAP) == sorted(there)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_above_it_on_the_map(path):
    own = MAP.index(room(path))
    used = {name.split(".")[1] for name in imports(path) if name.startswith("dashboard.")}
    assert {name for name in used if MAP.index(name) > own} == set()
    assert not {name for name in imports(path) if name.split(".")[0] == "pages"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_its_place(path):
    roots = {name.split(".")[0] for name in imports(path)}
    for library, allowed in ONLY.items():
        assert library not in roots or room(path) in allowed


@pytest.mark.parametrize("path", MODULES + PAGES, ids=lambda path: path.name)
def test_environment_state_address_and_cache_have_one_keeper(path):
    used, names, place = attributes(path), imports(path), path.relative_to(ROOT).as_posix()
    assert place == "dashboard/config.py" or not {"os.environ", "os.getenv"} & (used | names)
    assert place.startswith(KEEPERS["state"]) or not {"st.session_state", "st.query_params"} & used
    assert place == KEEPERS["caches"] or not {"st.cache_data", "st.cache_resource"} & used


def test_the_place_of_snapshots_is_known_to_the_shelf_alone():
    joined = [
        (path.name, node.right.value)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and isinstance(node.right, ast.Constant)
    ]
    assert [name for name, part in joined if part in ("snapshots", journal.NAME)] == []
    assert shelf.place(ROOT / "data", "record").is_dir()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_is_short_and_only_arranges(path):
    assert len(path.read_text("utf-8").splitlines()) <= 65  # imports of each room on a line of their own
    roots = {name.split(".")[0] for name in imports(path)}
    assert roots <= {"streamlit", "dashboard"} | {"datetime", "functools"}
    below = {name.split(".")[1] for name in imports(path) if name.startswith("dashboard.")}
    assert not below & {"store", "config", "server", "commands"}


def test_every_module_says_what_it_is_for():
    for path in MODULES + PAGES:
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path


def test_nothing_else_lies_at_the_top():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    top = {name.split("/")[0] for name in listed.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL


def test_the_drawing_of_the_rooms_has_every_one_and_no_arrow_upward():
    drawn = rooms.drawing()
    assert rooms.upward() == []
    assert "==>" not in drawn
    assert {name for name in MAP if name not in drawn} == set()
