"""The contract grows: a copy of the program gets a column and a table, and all that is shipped goes on as before."""

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard import config, store
from dashboard.commands import main
from dashboard.contract.schema import TABLES, VERSION
from dashboard.screen.pages import MENU
from dashboard.store import sources, tabled

RISKS = f"""
[tables.risks]
since = {VERSION + 1}
meaning = "What may go wrong."
key = ["risk"]
[tables.risks.columns]
risk = {{ type = "key", required = true, meaning = "Short name of the risk" }}
title = {{ type = "text", required = true, meaning = "What may happen" }}
deadline = {{ type = "key", references = ["deadlines.deadline"], meaning = "Deadline it endangers" }}
source = {{ type = "key", required = true, references = ["sources.source"], meaning = "Where this stands" }}

[tables.sources]
"""
COMMANDS = """
import json, sys
from click.testing import CliRunner
from dashboard.commands import main
for words in json.loads(sys.argv[1]):
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert done.exit_code == 0, (words, done.output)
    print(json.dumps(done.output))
"""
PAGES = """
import sys
from urllib.parse import unquote
from streamlit.testing.v1 import AppTest
from dashboard.screen.pages import MENU
for day in sys.argv[1:]:
    for entry in MENU:
        app = AppTest.from_file("dashboard/screen/app.py", default_timeout=60)
        app.query_params.update({"set": "record", "snapshot": day})
        if entry.address:
            if entry.path.stem != entry.address:
                app.run()
            app.switch_page(str(entry.path))
        app.run()
        shown = unquote("".join(element.proto.body for element in app.get("html")))
        assert not app.exception, (day, entry.title, app.exception)
        assert "could not be shown" not in shown and '<h1 class="answer"' in shown, (day, entry.title)
        print(day, entry.title)
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """A copy of the program and its data, whose contract knows what an effort and a risk are."""
    house = tmp_path_factory.mktemp("house")
    for name in ("dashboard", "pages", "queries", "data", ".streamlit"):
        shutil.copytree(config.ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
    path = house / "dashboard" / "contract" / "schema.toml"
    effort = f'effort = {{ type = "number", since = {VERSION + 1}, unit = "days", meaning = "Work it takes" }}\n'
    written = path.read_text("utf-8").replace(f"version = {VERSION}\n", f"version = {VERSION + 1}\n")
    written = written.replace("[tables.sources]\n", RISKS.lstrip()).replace("waits_for = {", f"{effort}waits_for = {{")
    path.write_text(written, "utf-8")
    return house


@pytest.fixture(scope="module")
def days(house) -> tuple[date, date]:
    """The first day of the record, and a new one on which someone wrote down an effort and a risk."""
    data = house / "data"
    held = sources.days(data, "record")
    day = held[-1] + timedelta(days=1)
    rows = sources.read(data, "record", held[-1]).tables["deadlines"]
    folder = data / "sources" / "record" / str(day)
    folder.mkdir()
    (folder / "snapshot.toml").write_text('label = "Risks seen"\nrecorded_by = "secretariat"\n', "utf-8")
    tabled.write(folder / "deadlines.csv", TABLES["deadlines"], rows)
    with (folder / "deadlines.csv").open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    at = header.index("waits_for")
    grown = [[*line[:at], value, *line[at:]] for line, value in zip(lines, ["2.5"] * len(lines), strict=True)]
    with (folder / "deadlines.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*header[:at], "effort", *header[at:]], *grown])
    risk = ["late", "The paper is late", rows[0]["deadline"], rows[0]["source"]]
    with (folder / "risks.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["risk", "title", "deadline", "source"], risk])
    (made,) = told(house, ["snapshot", "--set", "record"])
    assert "record" in made
    return held[0], day


def told(house: Path, *commands: Sequence[str]) -> list[str]:
    """Run commands of the program in a house one after the other, and return what each said."""
    said = run(house, "-c", COMMANDS, json.dumps(commands)).splitlines()
    return [json.loads(one) for one in said]


def run(house: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=house, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_what_is_shipped_stays_whole_and_nothing_of_it_changes(house, days):
    checked = (["check", "--date", str(day)] for day in days)
    verified, *counted = told(house, ["verify"], *checked)
    for name in store.data_sets(config.ROOT / "data"):
        for one in store.history(config.ROOT / "data", name):
            assert f"{one}  {one.digest}  whole" in verified
    assert f"record {days[1]}" in verified
    assert [" 0 errors" in one for one in counted] == [True, True]


@pytest.mark.slow
def test_exports_have_the_new_and_nothing_of_it_in_what_is_older(house, days, tmp_path):
    found, export = {}, ["export", "--set", "record", "--out", str(tmp_path), "--date"]
    told(house, *([*export, str(day)] for day in days))
    for day in days:
        (folder,) = tmp_path.glob(f"*{day}")
        package = json.loads((folder / "csv" / "datapackage.json").read_text("utf-8"))
        tables = {one["name"]: one for one in package["resources"]}
        for table in tables.values():
            text = (folder / "csv" / table["path"]).read_text("utf-8-sig")
            header, *lines = csv.reader(io.StringIO(text, newline=""))
            assert header == [field["name"] for field in table["schema"]["fields"]]
            found[day, table["name"]] = [dict(zip(header, line, strict=True)) for line in lines]
    old, new = days
    assert found[old, "risks"] == []
    assert {row["effort"] for row in found[old, "deadlines"]} == {""}
    assert [row["risk"] for row in found[new, "risks"]] == ["late"]
    assert {row["effort"] for row in found[new, "deadlines"]} == {"2.5"}


@pytest.mark.slow
def test_workbooks_of_the_old_and_the_new_go_out_and_come_back(house, days, tmp_path):
    book = str(tmp_path / "new.xlsx")
    _, brought = told(house, ["workbook", "out", book], ["workbook", "in", book])
    assert brought.startswith("Nothing differs from")


@pytest.mark.slow
def test_a_workbook_from_before_the_contract_grew_lacks_nothing(house, days, tmp_path):
    """Taken out by the program as it is, brought in by the grown one."""
    book, data = tmp_path / "old.xlsx", str(config.ROOT / "data")
    CliRunner().invoke(main, ["workbook", "out", str(book), "--data", data], catch_exceptions=False)
    (brought,) = told(house, ["workbook", "in", str(book)])
    assert "missing" not in brought
    assert "Nothing differs from" in brought


@pytest.mark.slow
def test_every_page_shows_the_old_and_the_new(house, days):
    shown = run(house, "-c", PAGES, *map(str, days)).splitlines()
    assert len(shown) == 2 * len(MENU)
