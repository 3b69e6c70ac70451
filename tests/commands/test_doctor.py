"""The doctor: each thing that can be wrong is named with a remedy, and the remedy heals it."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from importlib import metadata

import pytest
from click.testing import CliRunner

from dashboard import config
from dashboard.commands import examinations, main
from dashboard.commands.examinations import ILL, NOTE, WELL, computer, service
from dashboard.config import Settings
from tests import tiny


@pytest.fixture
def settings(tmp_path):
    tiny.unchecked(tmp_path / "data")
    return Settings(data=tmp_path / "data")


def test_a_computer_as_the_tests_need_it_is_well(settings):
    done = CliRunner().invoke(main, ["--data", str(settings.data), "--port", str(_free()), "doctor", "--json"])
    found = json.loads(done.output)
    assert list(found) == list(examinations.EXAMINATIONS)
    assert {one["state"] for one in found.values()} <= {WELL, NOTE}, found
    assert done.exit_code == 0


def test_what_is_ill_is_said_with_its_remedy_and_is_the_exit_code(tmp_path):
    done = CliRunner().invoke(main, ["doctor", "--data", str(tmp_path / "nowhere")])
    assert done.exit_code == 1
    assert f"ILL   data: no folder {tmp_path / 'nowhere'}\n      Name it with --data" in done.output
    assert done.output.endswith("1 to mend.\n")
    (tmp_path / "photos").mkdir()
    assert f"no snapshot in {tmp_path}" in CliRunner().invoke(main, ["doctor", "--data", str(tmp_path)]).output


def test_a_package_that_is_missing_or_of_another_version_is_named(monkeypatch, settings, tmp_path):
    lock = tmp_path / "requirements.txt"
    lock.write_text('click==1.0 \\\n    --hash=sha256:00\nnot-there==2.1\nnever==1 ; sys_platform == "plan9"\n')
    found = computer.packages(settings, lock)
    assert found.state == ILL
    assert found.found == f"not as locked: click {metadata.version('click')}, not-there is missing"
    assert "install --require-hashes -r requirements.txt" in found.remedy
    lock.write_text(f"click=={metadata.version('click')} \\\n")  # as pip leaves it
    assert computer.packages(settings, lock).state == WELL
    assert computer.packages(settings, tmp_path / "none").state == NOTE


def test_a_damaged_snapshot_is_named_and_a_backup_heals_it(settings):
    parquet = next(settings.data.glob("snapshots/record/*/*.parquet"))
    whole = parquet.read_bytes()
    parquet.write_bytes(whole[:-8])
    found = service.data(settings)
    assert (found.state, "verify" in found.remedy) == (ILL, True)
    parquet.write_bytes(whole)
    assert service.data(settings).state == WELL


def test_a_port_that_is_taken_is_said_and_another_is_free(settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        held = replace(settings, port=taken.getsockname()[1])
        assert service.port(held).state == ILL
        assert "--port" in service.port(held).remedy
    assert service.port(replace(held, port=_free())).state == WELL


def test_a_sign_in_that_lacks_something_says_what(tmp_path, settings):
    file = tmp_path / "secrets.toml"
    settings = replace(settings, sign_in=file)
    assert service.sign_in(settings).state == WELL
    assert service.sign_in(replace(settings, host="0.0.0.0")).state == NOTE
    file.write_text("[auth\n")
    assert "cannot be read" in service.sign_in(settings).found
    file.write_text('[auth]\nredirect_uri = "x"\ncookie_secret = "y"\nclient_id = "z"\n')
    assert "client_secret, server_metadata_url" in service.sign_in(settings).found
    file.write_text(file.read_text() + 'client_secret = "a"\nserver_metadata_url = "b"\n')
    assert "DASHBOARD_SECRETARIES" in service.sign_in(settings).remedy
    assert service.sign_in(replace(settings, secretaries=("secretary@example.org",))).state == WELL
    file.write_text(file.read_text().replace("client_id", "[auth.ours]\nclient_id"))
    assert service.sign_in(replace(settings, secretaries=("secretary@example.org",))).state == WELL


def test_space_and_memory_that_do_not_suffice_are_said(settings, tmp_path):
    assert computer.space(settings, 2**60).state == ILL
    assert computer.space(replace(settings, data=settings.data / "new"), 0).state == WELL
    assert computer.memory(settings, 2**60).state == NOTE
    (tmp_path / "memory.max").write_text("3000000\n")
    (tmp_path / "memory.current").write_text("1000000\n")
    (tmp_path / "meminfo").write_text("MemTotal: 9 kB\nMemAvailable: 9000 kB\n")
    assert computer._free(tmp_path / "meminfo", tmp_path) == 2000000
    (tmp_path / "memory.max").write_text("max\n")
    assert computer._free(tmp_path / "meminfo", tmp_path) == 9000 * 1024
    assert computer._free(tmp_path / "none", tmp_path) is None


def test_names_that_readers_need_and_a_proxy_that_takes_all(monkeypatch, settings):
    for name in ("http_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    abroad = replace(settings, host="192.0.2.1")
    assert "DASHBOARD_ALLOWED_HOSTS" in service.proxy(abroad).remedy
    assert service.proxy(replace(abroad, allowed_hosts=("dashboard.example.org",))).state == WELL
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.2:3128")
    assert "NO_PROXY" in service.proxy(settings).remedy
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")
    assert service.proxy(settings).state == WELL


def test_a_clock_behind_the_record_is_ill(monkeypatch, settings):
    assert computer.clock(settings).state == WELL
    monkeypatch.setattr(computer, "datetime", _Behind)
    assert "1 January 2016, and " in computer.clock(settings).found


def test_an_old_code_page_is_told_of_utf_8():
    said = {}
    for utf_8 in ("0", "1"):
        environment = os.environ | {"PYTHONUTF8": utf_8, "PYTHONIOENCODING": "latin-1" if utf_8 == "0" else ""}
        program = "from dashboard.commands.examinations.computer import letters; print(letters(None).state)"
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=config.ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        said[utf_8] = done.stdout.strip()
    assert said == {"0": NOTE, "1": WELL}


def test_a_broken_typeface_and_a_missing_browser_are_named(monkeypatch, tmp_path, settings):
    assert computer.fonts(settings).state == WELL
    monkeypatch.setattr(computer, "PACKAGE", tmp_path)
    assert computer.fonts(settings).state == ILL
    monkeypatch.setenv("PATH", str(tmp_path))
    found = computer.browser(settings)
    assert (found.state, found.found) == (NOTE, "without chromium and soffice")


def test_one_examination_that_fails_leaves_the_others_their_answer(monkeypatch, settings):
    def missing(_settings):
        raise ModuleNotFoundError("No module named 'duckdb'", name="duckdb")

    monkeypatch.setitem(examinations.EXAMINATIONS, "data", missing)
    found = examinations.examined(settings)
    assert found["data"].found == "it needs duckdb, which is not there"
    assert found["python"].state == WELL


class _Behind(computer.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2016, 1, 1)


def _free() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
