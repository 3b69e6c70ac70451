"""The commands on data: what they print, what they leave behind, and the exit codes scripts rely on."""

import csv
import json
import os
import subprocess
import sys
from datetime import date

import pytest
from click.testing import CliRunner

from dashboard import config, store
from dashboard.commands import main
from dashboard.contract.schema import TABLES
from tests import tiny

FINE, STOPPED, CANNOT = 0, 1, 2


def run(*words: object) -> tuple[int, str]:
    """Run a command in this process; the exit code, and what it printed."""
    done = CliRunner().invoke(main, [str(word) for word in words], prog_name="python -m dashboard")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def outside(*words: str, **environment: str) -> subprocess.CompletedProcess:
    """Run a Python of its own."""
    return subprocess.run(
        [sys.executable, *words], cwd=config.ROOT, capture_output=True, text=True, check=False,
        env=os.environ | environment,
    )  # fmt: skip


@pytest.fixture
def written(tmp_path):
    tiny.write(tmp_path)
    return tmp_path


@pytest.fixture
def built(tmp_path):
    tiny.unchecked(tmp_path)
    return tmp_path


def test_help_is_plain():
    code, output = run("--help")
    assert code == FINE
    for command in ("snapshot", "check", "verify", "export"):
        assert command in output
        code, told = run(command, "--help")
        assert (code, "--data" in told) == (FINE, True)
        assert "Folder with the data" in told


def test_snapshot_builds_what_is_missing_and_then_nothing(written):
    code, output = run("snapshot", "--data", written)
    (made,) = store.history(written, "record")
    assert (code, output.splitlines()[-1]) == (FINE, f"record 2018-02-07  {made.short}  Meeting of 2018-02-07")
    before = tiny.contents(written)
    code, output = run("snapshot", "--data", written)
    assert (code, output.splitlines()[-1]) == (FINE, "record: every day has its snapshot already.")
    assert run("--data", written, "snapshot", "--set", "record")[0] == FINE
    assert tiny.contents(written) == before


def test_a_bad_cell_stops_and_changes_nothing(tmp_path):
    tiny.write(tmp_path, tiny.broken("deadlines", due_to="2018-02-30"))
    before = tiny.contents(tmp_path)
    code, output = run("snapshot", "--data", tmp_path)
    assert code == STOPPED
    assert "deadlines.csv, row 2, due_to: “2018-02-30” is not a day of the calendar" in output
    assert tiny.contents(tmp_path) == before


def test_a_broken_rule_stops_with_table_row_and_column(tmp_path):
    tiny.write(tmp_path, tiny.broken("deadlines", region="XX9"))
    code, output = run("snapshot", "--data", tmp_path)
    assert code == STOPPED
    told = "record 2018-02-07, deadlines, survey-reply, region: “XX9” is not among the regions; add it there"
    assert told in output
    assert store.histories(tmp_path) == {}


def test_a_day_without_facts_stops(written):
    (written / "sources" / "record" / "2018-02-07" / "snapshot.toml").unlink()
    code, output = run("snapshot", "--data", written)
    assert (code, "snapshot.toml: this file is missing" in output) == (STOPPED, True)


def test_an_earlier_day_than_the_newest_cannot_be_built(built):
    tiny.write(built, day=date(2017, 9, 6))
    code, output = run("snapshot", "--data", built)
    assert (code, "record has a snapshot of 7 February 2018 already, and history only goes on" in output) == (
        CANNOT,
        True,
    )


@pytest.mark.parametrize("command", [["snapshot"], ["check"], ["verify"], ["export", "--out", "x"]])
def test_an_empty_folder_is_told_in_one_sentence(tmp_path, command):
    code, output = run(*command, "--data", tmp_path / "nowhere")
    assert code == CANNOT
    assert output.count("\n") == 1
    assert str(tmp_path / "nowhere") in output


def test_an_unknown_data_set_is_told_with_those_there_are(written):
    code, output = run("snapshot", "--set", "recrod", "--data", written)
    assert (code, "no source tables of recrod" in output, "there is record." in output) == (CANNOT, True, True)


@pytest.mark.parametrize(
    "words",
    [["--frobnicate"], ["check", "--date", "2018-13-01"], ["nothing"], ["export"], ["check", "--date", "1 May"]],
)
def test_what_cannot_be_understood_is_two(words):
    assert run(*words)[0] == CANNOT


def test_check_is_fine_or_prints_what_to_do(built):
    assert run("check", "--data", built) == (FINE, "record 2018-02-07: 0 errors, 0 findings\n")
    tables = tiny.broken("deadlines", at=1, owner="", closed_on="2018-02-08")
    tiny.unchecked(built, tables, date(2018, 4, 23))
    code, output = run("check", "--data", built)
    assert code == STOPPED
    assert "record 2018-04-23: 2 errors, 1 finding" in output
    assert "  error: deadlines, paper, closed_on: it has a closing date and status “planned”" in output
    assert "  finding: deadlines, paper, owner: nobody is named for it" in output
    assert run("check", "--data", built, "--date", "2018-02-07")[0] == FINE
    code, output = run("check", "--data", built, "--date", "2018-02-08")
    assert (code, "there is record 2018-02-07 and record 2018-04-23" in output) == (CANNOT, True)


def test_verify_names_each_snapshot_and_each_damage(built):
    (made,) = store.history(built, "record")
    head = store.heads(built)["record"]
    told = f"record 2018-02-07  {made.digest}  whole\nrecord journal  {head}\n"
    assert run("verify", "--data", built) == (FINE, told)
    assert run("verify", "--data", built, "--expect", head, "--expect", made.digest.upper()) == (FINE, told)
    code, output = run("verify", "--data", built, "--expect", "0" * 64)
    assert (code, f"no line of a journal has the digest {'0' * 64}" in output) == (STOPPED, True)
    tiny.unchecked(built, day=date(2018, 4, 23))
    made.tables["agenda"].write_bytes(b"")
    code, output = run("verify", "--data", built)
    assert code == STOPPED
    assert "record 2018-02-07  damaged: agenda.parquet has 0 bytes where" in output
    assert "record 2018-04-23" in output


def test_the_newest_is_redated_relabelled_and_withdrawn(built):
    first = store.history(built, "record")[0]
    made = tiny.unchecked(built, tiny.broken("deadlines", title="Another"), date(2018, 4, 23))
    code, output = run("amend", "redate", "--to", "2018-04-20", "--reason", "a slip", "--data", built)
    assert (code, output) == (FINE, f"record 2018-04-23 is now record 2018-04-20, “{made.label}”.\n")
    assert run("amend", "relabel", "--to", "In  Patras", "--data", built)[0] == FINE
    assert [(str(one.date), one.label) for one in store.history(built, "record")] == [
        ("2018-02-07", first.label), ("2018-04-20", "In Patras")
    ]  # fmt: skip
    assert run("amend", "withdraw", "--data", built)[0] == CANNOT
    code, output = run("amend", "withdraw", "--reason", "wrong file", "--data", built)
    assert (code, output.endswith(f"readers see record 2018-02-07, “{first.label}”.\n")) == (FINE, True)
    code, output = run("verify", "--data", built)
    assert (code, f"record 2018-04-20  {made.digest}  whole, withdrawn" in output) == (FINE, True)
    assert run("amend", "withdraw", "--reason", "x", "--data", built)[0] == CANNOT
    assert run("amend", "redate", "--to", "2999-01-01", "--data", built)[0] == CANNOT


def test_export_writes_every_table_with_dictionary_and_identity(tmp_path):
    made = tiny.unchecked(tmp_path, tiny.broken("deadlines", title="=1+1", owner="-x"))
    code, output = run("export", "--data", tmp_path, "--out", tmp_path / "out")
    folder = tmp_path / "out" / "record-2018-02-07"
    assert (code, output.splitlines()[-1]) == (FINE, f"record 2018-02-07 is in {folder}")
    for form in ("csv", "json", "parquet"):
        assert made.digest in (folder / form / "IDENTITY.txt").read_text("utf-8")
        with (folder / form / "DICTIONARY.csv").open(encoding="utf-8-sig", newline="") as file:
            told = {(row["table"], row["column"]) for row in csv.DictReader(file)}
        assert {(table.name, name) for table in TABLES.values() for name in table.header} <= told
    with (folder / "csv" / "record-2018-02-07-deadlines.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["deadline"]: row for row in csv.DictReader(file)}
    assert (rows["survey-reply"]["title"], rows["survey-reply"]["owner"]) == ("'=1+1", "'-x")
    held = json.loads((folder / "json" / "record-2018-02-07-deadlines.json").read_text("utf-8"))
    assert (held["digest"], held["is_synthetic"]) == (made.digest, False)
    assert "=1+1" in {row["title"] for row in held["rows"]}
    for name, path in made.tables.items():
        assert (folder / "parquet" / path.name).read_bytes() == path.read_bytes(), name


def test_an_export_of_the_demo_is_marked_in_every_name(tmp_path):
    tiny.unchecked(tmp_path, data_set="demo")
    assert run("export", "--set", "demo", "--data", tmp_path, "--out", tmp_path / "out")[0] == FINE
    (folder,) = (tmp_path / "out").iterdir()
    assert folder.name == "SYNTHETIC-demo-2018-02-07"
    tables = [path for path in folder.glob("csv/*.csv") if path.name != "DICTIONARY.csv"]
    assert len(tables) == len(TABLES)
    assert all(path.name.startswith("SYNTHETIC-") for path in tables)
    assert "SYNTHETIC" in (folder / "csv" / "IDENTITY.txt").read_text("utf-8")


def test_an_export_that_cannot_be_written_is_told(built):
    (built / "out").write_text("a file is in the way")
    code, output = run("export", "--data", built, "--out", built / "out")
    assert code == CANNOT
    assert output.splitlines()[-1].endswith("See that it is there and may be written.")


def test_the_environment_says_where_the_data_is(built):
    done = outside("-m", "dashboard", "verify", DASHBOARD_DATA=str(built))
    assert (done.returncode, done.stdout.split()[:2], done.stderr) == (FINE, ["record", "2018-02-07"], "")


def test_check_imports_nothing_that_only_others_need(built):
    done = outside("-X", "importtime", "-m", "dashboard", "check", "--data", str(built))
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert done.stdout == "record 2018-02-07: 0 errors, 0 findings\n"
    assert "duckdb" in imported
    assert not imported & {"pandas", "numpy", "openpyxl", "streamlit"}


def test_a_bad_setting_is_one_sentence(built, monkeypatch):
    monkeypatch.setenv("DASHBOARD_PORT", "eighty")
    code, output = run("verify", "--data", built)
    assert (code, output.count("\n")) == (CANNOT, 1)
    assert "DASHBOARD_PORT is “eighty”" in output
