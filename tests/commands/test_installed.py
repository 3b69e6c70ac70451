"""The wheel: it holds all that runs, runs from any folder, and does not write to what came with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.config import ROOT
from tests.tools.browsing import fresh, opened
from tests.tools.serving import free_port, serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return the folder that the wheel of this checkout is unpacked to, as pip does it; nobody may write there."""
    made, folder = tmp_path_factory.mktemp("made"), tmp_path_factory.mktemp("inst alé")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", made, ROOT], check=True)
    (wheel,) = made.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--no-compile", "--target", folder, wheel], check=True)
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def run(installed: Path, cwd: Path, *words: object) -> subprocess.CompletedProcess:
    """Run the installed program in a folder that is not the checkout's."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD_")}
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *map(str, words)], cwd=cwd, env=bare | {"PYTHONPATH": str(installed)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_its_record_is_whole_and_its_packages_are_named(installed, tmp_path):
    assert run(installed, tmp_path, "verify").returncode == 0
    found = run(installed, tmp_path, "doctor").stdout
    assert f"all whole, in {installed}" in found or "all whole; read only" in found
    assert "packages: all" in found
    (script,) = (installed / "bin").iterdir()
    assert script.name == "task-force-dashboard"


def test_what_came_with_it_is_not_written_to_and_a_copy_is(installed, tmp_path):
    book = tmp_path / "record.xlsx"
    assert run(installed, tmp_path, "workbook", "out", book).returncode == 0
    commit = ("amend", "relabel", "--to", "Another label")
    refused = run(installed, tmp_path, *commit)
    assert refused.returncode == 2, refused.stdout + refused.stderr
    assert "name the copy with --data" in refused.stderr
    shutil.copytree(installed / "dashboard" / "shipped" / "data", tmp_path / "own", copy_function=shutil.copyfile)
    for path in (tmp_path / "own").rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    done = run(installed, tmp_path, "--data", tmp_path / "own", *commit)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.browser
def test_its_pages_are_drawn(installed, tmp_path, browser):
    with serving(
        installed / "dashboard" / "shipped" / "data", tmp_path / "log", free_port(), PYTHONPATH=str(installed)
    ) as url:
        page = fresh(browser, base_url=url)
        assert "follow-ups are past due" in opened(page).text_content("h1.answer")
        assert "past due" in opened(page, "/follow-up").content()
