"""What keeps the server from starting is said in one sentence, with exit code 2."""

import os
import runpy
import signal
import socket
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from dashboard.commands import main
from dashboard.config import ROOT, Settings
from dashboard.problems import Refused
from dashboard.server.serve import address, check
from tests import tiny
from tests.tools.serving import free_port, serving


def refused(*arguments: str, **environment: str) -> str:
    """Run the command line, which has to end with 2, and return the one sentence it says."""
    result = CliRunner(env=environment).invoke(main, arguments)
    assert result.exit_code == 2
    sentence = result.stderr.strip()
    assert sentence
    assert "\n" not in sentence
    assert "Traceback" not in result.output
    return sentence


def test_a_port_that_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert f"Port {port} is taken" in refused("--port", str(port))


def test_a_data_folder_that_is_missing(tmp_path):
    assert "There is no data folder" in refused("--data", str(tmp_path / "none"))
    (tmp_path / "photos").mkdir()
    assert "is no data folder: it has neither" in refused("--data", str(tmp_path))


@pytest.mark.parametrize("path", ["dashboard", "/dashboard/", "a/b"])
def test_a_path_to_serve_below(path):
    assert "answers at the top of its address only" in refused(STREAMLIT_SERVER_BASE_URL_PATH=path)


def test_an_address_of_another_computer():
    assert "192.0.2.1 is not an address of this computer" in refused("--host", "192.0.2.1", "--port", "8619")


def test_a_host_that_is_no_address():
    assert "not an address of this computer" in refused("--host", "no such host", "--port", "8619")


def test_a_port_only_an_administrator_may_use(monkeypatch):
    def bind(*_):
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(socket.socket, "bind", bind)
    with pytest.raises(Refused, match="Port 80 needs an administrator's rights"):
        check(Settings(port=80))


@pytest.mark.parametrize("port", ["eighty", "0", "70000", "-1"])
def test_a_port_in_the_environment_that_is_none(port):
    assert "DASHBOARD_PORT" in refused(DASHBOARD_PORT=port)


def test_a_python_that_is_too_old(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("dashboard", run_name="__main__")
    assert stop.value.code == 2
    assert "Python 3.11 or newer" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "http://127.0.0.1:8501/"), ("0.0.0.0", "http://127.0.0.1:8501/"), ("::1", "http://[::1]:8501/")],
)
def test_the_address_that_is_printed_can_be_opened(host, shown):
    assert address(Settings(host=host)) == shown


@pytest.mark.parametrize("after", [0, 1], ids=["at once", "a second later"])
def test_it_says_one_line_and_stops_quietly_at_ctrl_c(tiny_data, tmp_path, after):
    command = [sys.executable, "-m", "dashboard", "--data", str(tiny_data), "--port", str(free_port())]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, **pipes) as process:
        assert process.stdout.readline().startswith("The dashboard is at http://127.0.0.1:")
        time.sleep(after)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
        assert (process.returncode, said) == (0, "")


def test_reached_by_others_without_a_sign_in_it_says_how_to_switch_writing_on(tiny_data, tmp_path):
    with serving(tiny_data, tmp_path / "log", DASHBOARD_HOST="0.0.0.0"):
        said = (tmp_path / "log").read_text("utf-8").splitlines()
    assert [line.startswith("Writing is off: ") for line in said] == [False, True]
    assert "Configure [auth] in .streamlit/secrets.toml and name the secretaries in DASHBOARD_SECRETARIES" in said[1]


def test_what_the_first_visitor_needs_is_got_ready_at_the_start(tmp_path):
    tiny.made(tmp_path)
    told = """
import sys
from dashboard.server import sharing
from dashboard.server.serve import _warm
_warm()
print(len(sharing._told), *(f"dashboard.screen.{name}" in sys.modules for name in ("app", "cards")))
"""
    environment = os.environ | {"DASHBOARD_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout.split() == ["1", "False", "True"], done.stderr
