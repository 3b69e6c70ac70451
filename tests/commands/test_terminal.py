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
