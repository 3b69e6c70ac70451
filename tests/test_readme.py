"""What the README says of pages, commands and settings is what the program has."""

import re
from dataclasses import fields

import pytest

from dashboard.commands import main
from dashboard.config import ROOT, Settings
from dashboard.publish.documents.files import FILES
from dashboard.screen.menu import MENU
from dashboard.server.routes import ROUTES

README = (ROOT / "README.md").read_text("utf-8")


def table(title: str) -> list[list[str]]:
    """Return the rows of the table under a heading, without its head."""
    part = README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_page_is_listed_with_its_address_and_question():
    held = [[f"`/{entry.address}`", entry.title, entry.answers] for entry in MENU]
    assert table("Pages") == held, "write the table of pages as it is in dashboard/screen/menu.py"


def test_every_command_is_listed_in_the_words_of_its_help():
    named = [(name, main.get_command(None, name)) for name in main.list_commands(None)]
    held = [[f"`python -m dashboard {name}`", words(command)] for name, command in named]
    assert table("Commands") == [["`python -m dashboard`", words(main)], *held]


def test_every_setting_is_listed_with_its_default():
    rows = {name: default for name, _, default in table("Settings")}
    assert list(rows) == [f"`DASHBOARD_{field.name.upper()}`" for field in fields(Settings)]
    written = {ROOT / "data": "the shipped `data/`", (): "none"}
    assert list(rows.values()) == [written.get(field.default, f"`{field.default}`") for field in fields(Settings)]


def test_every_route_is_listed_and_no_other():
    held = {route.path.replace(":path", "") for route in ROUTES} - {"/open"}  # the same as /open/
    assert sorted(address.strip("`") for address, _, _ in table("For other programs")) == sorted(held)
    assert all(f"`{file}`" in README for file in FILES)


@pytest.mark.parametrize("line", re.findall(r"^    (pip install .*)$", README, re.MULTILINE))
def test_the_two_commands_name_files_that_are_there(line):
    for path in re.findall(r"-r (\S+)", line):
        assert "--hash=sha256:" in (ROOT / path).read_text("utf-8")


def test_every_file_and_folder_it_names_is_there():
    named = re.findall(r"`((?:dashboard|pages|queries|data|tests|\.streamlit|\.ci)/[^`\s]*)`", README)
    assert named
    ours = [path for path in named if path not in {".streamlit/secrets.toml", "data/sources/record/2018-06-14"}]
    assert [path for path in ours if not (ROOT / path).exists()] == []


def words(command) -> str:
    """Return the first sentence of a command's help."""
    return " ".join(command.help.split("\n\n")[0].split())
