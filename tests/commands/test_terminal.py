"""What commands print: text from data and from names of files steers no terminal."""

import ast

import pytest
from click.testing import CliRunner

from dashboard.commands import main
from dashboard.commands.terminal import say
from dashboard.config import ROOT
from tests import tiny

STEERING = "\x1b]0;owned\x07\x1b[2J\r\x9b31m\u202e"


def test_what_would_steer_a_terminal_is_printed_as_its_code(capsys):
    say(f"a{STEERING}b\nc")
    assert capsys.readouterr().out == "a\\x1b]0;owned\\x07\\x1b[2J\\r\\x9b31m\\u202eb\\nc\n"


@pytest.mark.parametrize("command", ["check", "verify", "snapshot"])
def test_escape_codes_in_a_snapshot_do_not_reach_the_terminal(tmp_path, command):
    rows = tiny.rows()
    rows["deadlines"][0]["owner"] = rows["deadlines"][0]["title"] = f"a{STEERING}b"
    rows["deadlines"][0]["region"] = f"XX{STEERING}"
    tiny.unchecked(tmp_path, rows)
    said = CliRunner().invoke(main, [command, "--data", str(tmp_path)], color=True).output
    assert not set(said) & set("\x1b\x07\r\x9b\u202e")


def test_every_command_says_it_by_the_one_that_looks():
    for path in (ROOT / "dashboard" / "commands").glob("*.py"):
        calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        named = {node.attr for node in calls if isinstance(node, ast.Attribute)} | {
            node.id for node in calls if isinstance(node, ast.Name)
        }
        assert path.name == "terminal.py" or not named & {"echo", "secho", "print"}, path


@pytest.mark.parametrize(
    ("given", "environment"),
    [(["--lang", "fr"], {}), ([], {"LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"}), ([], {"LANG": "fr_BE"})],
)
def test_help_and_refusals_are_french_where_the_terminal_is_or_it_is_asked_for(given, environment):
    run = CliRunner(env={"LC_ALL": "", "LC_MESSAGES": "", "LANG": "", **environment})
    told = run.invoke(main, [*given, "workbook", "out", "--help"]).output
    assert all(word in told for word in ("Usage\u00a0:", "Écrire l’instantané", "à défaut"))
    assert "Extraire un instantané" in run.invoke(main, [*given, "--help"]).output
    assert "ne peut pas être lu" in run.invoke(main, [*given, "workbook", "in", "/there/is/none.xlsx"]).output
    assert (
        "Write the newest snapshot" in CliRunner(env={"LC_ALL": "C"}).invoke(main, ["workbook", "out", "--help"]).output
    )


def test_a_command_takes_the_language_itself_and_says_how_many_by_its_plurals(tmp_path):
    data = tmp_path / "data"
    tiny.made(data)
    said = CliRunner().invoke(main, ["check", "--lang", "fr", "--data", str(data)]).output
    assert "0 erreur, 0 constat" in said
