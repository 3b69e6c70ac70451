"""What the README says of adding a query, a page, a check, a column and a handout, done literally in a copy."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.config import ROOT
from dashboard.contract.schema import VERSION

BLOCK = re.compile(r"^```(?:python|sql|text|toml|typst) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
SEEN = """
from pathlib import Path

from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from dashboard import store
from dashboard.commands import main
from dashboard.ask import Question, choice, checks, load
from dashboard.ask.question import database
from dashboard.contract.schema import TABLES
from dashboard.publish.feeds.addresses import addresses
from dashboard.screen.pages import PAGES
from tests.tools import readme

data = Path("data")
of, wrong = choice.parse({}, store.histories(data), data / "reference")
assert not wrong

owed = Question("owed_by_owner", of).plain()
assert "CPMR Secretariat" in {row["owner"] for row in owed}

app = AppTest.from_file("dashboard/screen/app.py", default_timeout=60)
app = app.switch_page(str(PAGES["owners"].path)).run()
assert not app.exception
assert f"{len(owed)} owners owe something." in "".join(element.proto.body for element in app.get("html"))
assert len(app.dataframe[0].value) == len(owed)

found = checks.check(of.snapshot, list(of.history), data / "reference")
told = [one for one in found if one.rule == "owner_fits_a_line"]
assert {(one.table, one.column, one.sentence) for one in told} == {("deadlines", "owner", "shorten it")}

assert TABLES["projects"].column("budget").unit == "EUR"
assert {row["budget"] for row in database(of).rows(load("table_rows"), table="projects")} == {None}

done = CliRunner().invoke(main, ["owners", "owners.pdf"])
assert done.exit_code == 0, done.output
assert Path("owners.pdf").read_bytes().startswith(b"%PDF-")
assert "`owners.pdf`" in readme.written(readme.README.read_text("utf-8"))
assert any(one.at.startswith("/handout/owners.pdf?") for one in addresses(of.snapshot, of.address))
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """A copy of the program and its data with every block of the README put where it belongs."""
    house = tmp_path_factory.mktemp("house")
    for name in ("dashboard", "pages", "queries", "data", ".streamlit", "tests/tools"):
        shutil.copytree(ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "README.md", house)
    contract = house / "dashboard" / "contract" / "schema.toml"
    raised = contract.read_text("utf-8").replace(f"\nversion = {VERSION}\n", f"\nversion = {VERSION + 1}\n")
    contract.write_text(raised, "utf-8")
    for name, block in BLOCKS:
        path = house / name
        first = block.partition("\n")[0]
        written = path.read_text("utf-8") if path.exists() else ""
        assert written.count(f"{first}\n") == bool(written), f"{name}: “{first}” is not the one line to write below"
        path.write_text(written.replace(f"{first}\n", block) if written else block, "utf-8")
    return house


def test_what_the_readme_adds_is_there(house):
    done = subprocess.run([sys.executable, "-c", SEEN], cwd=house, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_each_takes_three_steps():
    told = (ROOT / "README.md").read_text("utf-8").partition("\n## Add to it\n")[2].partition("\n## ")[0]
    added = re.findall(r"^\*\*An? (\w+)\*\*: ", told, re.MULTILINE)
    assert added == ["query", "page", "check", "column", "handout"]
