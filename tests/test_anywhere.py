"""At home on any computer: names of files, locales, code pages, time zones, spaces and accents in paths."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import store
from dashboard.config import ROOT
from tests import tiny
from tests.tools.browsing import fresh, opened
from tests.tools.serving import serving

RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
I18N = Path("/usr/share/i18n/locales")
# What a secretary does in a day, each file's digest said; a file that is opened in the code page of the computer fails.
DAY = """
import hashlib, sys, warnings
from pathlib import Path
from click.testing import CliRunner
warnings.filterwarnings("error", category=EncodingWarning, module=r"dashboard\\b")
from dashboard.commands import main
data, out = map(Path, sys.argv[1:])
amend = ["amend", "relabel", "--to", "İstanbul’da toplantı, été"]
for words in (["export", "--out", out], ["brief", out / "brief.pdf"], ["workbook", "out", out / "of it.xlsx"],
              ["check"], amend, ["verify"]):
    done = CliRunner().invoke(main, ["--data", str(data), "--lang", "en", *map(str, words)])
    print(words[0], done.exit_code, done.output.encode() if done.exit_code else "")
for path in sorted(one for one in out.rglob("*") if one.is_file() and one.suffix != ".xlsx"):
    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
"""


def tracked() -> list[tuple[str, str]]:
    """Return the mode and path of every file of the repository."""
    git = ["git", "-C", str(ROOT), "ls-files", "-z", "-s"]
    listed = subprocess.run(git, capture_output=True, check=True).stdout.decode()
    return [(line.split()[0], line.split("\t", 1)[1]) for line in listed.split("\0") if line]


def test_every_file_can_be_checked_out_anywhere():
    files = tracked()
    assert files
    assert [path for mode, path in files if mode == "120000"] == [], "Windows makes links for administrators only"
    names = {path for _, path in files} | {str(parent) for _, path in files for parent in Path(path).parents}
    assert len({name.casefold() for name in names}) == len(names), "two names differ by their letters' case alone"
    parts = {part for name in names for part in name.split("/")}
    assert [one for one in parts - {"."} if RESERVED.fullmatch(one) or re.search(r'[<>:"|?*\\]|[. ]$', one)] == []
    assert max(map(len, names)) < 160, "Windows has 260 letters for a path, with the folder it stands in"


def spent(folder: Path, **environment: str) -> str:
    """Spend a day with a record in a folder, and return what was done and what came out."""
    data, out = folder / "Données de l’été", folder / "Ausgänge & mehr"
    tiny.unchecked(data)
    out.mkdir()
    done = subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", "-c", DAY, str(data), str(out)], cwd=ROOT, text=True,
        env=os.environ | environment, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (one,) = store.history(data, "record")
    assert one.label == "İstanbul’da toplantı, été"
    return done.stdout


@pytest.fixture(scope="module")
def locales(tmp_path_factory) -> Path:
    """Return a folder with a Turkish locale, in which i is no small I, and the point of a number is a comma."""
    if not I18N.is_dir() or not shutil.which("localedef"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("There are no locales; apt-get install locales")
    folder = tmp_path_factory.mktemp("locales")
    made = folder / "tr_TR.UTF-8"
    subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", str(made)], check=False, capture_output=True)
    assert made.is_dir()
    return folder


@pytest.mark.slow
def test_a_day_comes_out_the_same_in_every_locale_and_time_zone_and_no_file_hangs_on_a_code_page(tmp_path, locales):
    usual = None
    for at, environment in enumerate(
        [
            {"LC_ALL": "C.UTF-8", "TZ": "America/Adak"},
            {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
            {"LC_ALL": "C", "TZ": "Asia/Kathmandu"},
        ]
    ):
        folder = tmp_path / str(at)
        folder.mkdir()
        said = spent(folder, LOCPATH=str(locales), **environment)
        usual = usual or said
        assert said == usual, environment
    assert " 0 \n" in usual
    assert not re.search(r"^\w+ [12] ", usual, re.MULTILINE), usual


# Whatever it runs may write nowhere that file modes forbid, root or not.
BOUND = """
import ctypes, os, sys
if os.geteuid() == 0:
    assert ctypes.CDLL(None).prctl(24, 1, 0, 0, 0) == 0  # from the bounding set: the right to pass file modes over
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes this right from root")
def test_who_may_only_read_the_data_and_the_program_is_served(tmp_path, browser):
    """As a service runs, to whose account nothing belongs."""
    data = tmp_path / "data"
    tiny.unchecked(data)
    held = sorted(data.rglob("*"))
    for path in [*held, data]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    touch = [sys.executable, "-c", BOUND, "-c", "open(__import__('sys').argv[1], 'w')", str(data / "new")]
    assert b"PermissionError" in subprocess.run(touch, capture_output=True, check=False).stderr
    with serving(data, tmp_path / "log", program=("-c", BOUND, "-m", "dashboard"), PYTHONDONTWRITEBYTECODE="1") as url:
        page = opened(fresh(browser, base_url=url), "/follow-up")
        assert "past due" in page.inner_text("h1.answer")
    assert sorted(data.rglob("*")) == held
    assert "Traceback" not in (tmp_path / "log").read_text("utf-8")
    for path in [data, *held]:
        path.chmod(0o755 if path.is_dir() else 0o644)
