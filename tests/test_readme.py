"""What the README says of pages, commands and settings is what the program has."""

import re
from dataclasses import fields

import pytest

from dashboard.commands import main
from dashboard.config import ROOT, Settings
from dashboard.publish.documents.handouts import HANDOUTS
from dashboard.screen.pages import MENU
from dashboard.server.routes import ROUTES
from tests.tools import readme

README = (ROOT / "README.md").read_text("utf-8")


def table(title: str) -> list[list[str]]:
    """Return the rows of the table under a heading, without its head."""
    part = README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_its_tables_of_pages_commands_and_handouts_are_the_programs():
    assert readme.written(README) == README, "run python -m tests.tools.readme"
    assert {f"`/{entry.address}`" for entry in MENU} == {row[0] for row in table("Pages")}
    assert {f"`python -m dashboard {name}`" for name in main.list_commands(None)} < {
        row[0] for row in table("Commands")
    }


def test_every_setting_is_listed_with_its_default():
    rows = {name: default for name, _, default in table("Settings")}
    assert list(rows) == [f"`DASHBOARD_{field.name.upper()}`" for field in fields(Settings)]
    written = {
        ROOT / "data": "the shipped `data/`",
        (): "none",
        ROOT / ".streamlit" / "secrets.toml": "`.streamlit/secrets.toml`",
    }
    assert list(rows.values()) == [written.get(field.default, f"`{field.default}`") for field in fields(Settings)]


def test_every_route_is_listed_and_no_other():
    held = {route.path.replace(":path", "") for route in ROUTES} - {"/open"}  # the same as /open/
    assert sorted(address.strip("`") for address, _, _ in table("For other programs")) == sorted(held)
    (files,) = (row[1] for row in table("For other programs") if row[0] == "`/handout/{file}`")
    assert re.findall("`([^`]+)`", files) == list(HANDOUTS)


@pytest.mark.parametrize("line", re.findall(r"^    (pip install .*)$", README, re.MULTILINE))
def test_the_two_commands_name_files_that_are_there(line):
    for path in re.findall(r"-r (\S+)", line):
        assert "--hash=sha256:" in (ROOT / path).read_text("utf-8")


def test_every_file_and_folder_it_names_is_there():
    named = re.findall(r"`((?:dashboard|pages|queries|data|tests|\.streamlit|\.ci|\.deploy)/[^`\s]*)`", README)
    assert named
    ours = [path for path in named if path not in {".streamlit/secrets.toml", "data/sources/record/2018-06-14"}]
    assert [path for path in ours if not (ROOT / path).exists()] == []
