"""What `.deploy` says of files, settings and commands is what there is, and a backup comes back whole."""

import configparser
import re
import shlex
import shutil
from dataclasses import fields

import pytest

from dashboard import store
from dashboard.config import ROOT, Settings
from tests import tiny

CONTAINER = (ROOT / ".deploy" / "Containerfile").read_text("utf-8")
SERVICE = (ROOT / ".deploy" / "task-force-dashboard.service").read_text("utf-8")
SETTINGS = {f"DASHBOARD_{field.name.upper()}" for field in fields(Settings)}


def test_the_container_takes_all_that_runs_and_nothing_that_is_not_there():
    taken = [part for line in re.findall(r"^COPY (.*)$", CONTAINER, re.MULTILINE) for part in shlex.split(line)[:-1]]
    assert [name for name in taken if not (ROOT / name).exists()] == []
    needed = {"dashboard", "pages", "queries", "data", "requirements.txt", ".streamlit/config.toml"}
    assert needed <= set(taken)
    assert not [name for name in taken if "secrets" in name or name in {".", "tests", ".streamlit"}]


@pytest.mark.parametrize("text", [CONTAINER, SERVICE], ids=["container", "service"])
def test_each_variable_is_a_setting_of_the_program(text):
    named = set(re.findall(r"DASHBOARD_\w+", text))
    assert named
    assert named <= SETTINGS


def test_the_service_may_write_the_data_and_starts_the_program():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string(SERVICE)
    service = unit["Service"]
    assert service["ExecStart"].endswith("python -m dashboard")
    assert f"DASHBOARD_DATA={service['ReadWritePaths']}" in SERVICE
    assert unit["Install"]["WantedBy"] == "multi-user.target"


def test_a_backup_of_the_data_folder_comes_back_whole(tmp_path):
    data, backup = tmp_path / "data", tmp_path / "backup"
    tiny.unchecked(data)
    held = [one.digest for one in store.every(data, "record")]
    shutil.copytree(data, backup)
    shutil.rmtree(data)
    shutil.copytree(backup, data)
    assert store.verify(data) == []
    assert [one.digest for one in store.every(data, "record")] == held
