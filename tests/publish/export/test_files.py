"""An export: the same rows in three forms, described by Data Packages, and the same bytes every time."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date

import pandas as pd
import pytest

from dashboard.ask import Database
from dashboard.contract.schema import TABLES
from dashboard.publish import export
from dashboard.store import NotWhole
from dashboard.store.tabled import read as read_table
from tests import tiny


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A snapshot and its views, for tests that only read."""
    data = tmp_path_factory.mktemp("made")
    snapshot = tiny.made(data)
    return snapshot, tiny.views(data, snapshot)


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_a_package_describes_every_file_of_its_folder(made, form):
    files = export.files(*made)
    package = json.loads(files[f"{form}/datapackage.json"]())
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        content = files[f"{form}/{resource['path']}"]()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["format"] == form
        fields = [field["name"] for field in resource["schema"]["fields"]]
        rows = _read(form, content)
        assert len(rows) == resource["rowCount" if form == "json" else "rows"]
        assert all(list(row) == fields for row in rows)


TYPES = {"string", "date", "integer", "number", "boolean"}  # of Table Schema, those that the contract has


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_package_is_as_the_standard_and_its_validator_want_it(made, form):
    """By hand what `frictionless validate datapackage.json` looks at; version 5 called both forms valid."""
    files = export.files(*made)
    package = json.loads(files[f"{form}/datapackage.json"]())
    assert package["name"] == package["name"].lower()
    assert all(set(one) & {"name", "path"} for one in package["licenses"])
    for resource in package["resources"]:
        content = files[f"{form}/{resource['path']}"]()
        assert {field["type"] for field in resource["schema"]["fields"]} <= TYPES
        assert (resource.get("type"), "rows" in resource) == (("table", True) if form == "csv" else (None, False))
        assert resource["encoding"] == "utf-8"
        assert content.decode("utf-8-sig")
        rows = _read(form, content)
        for field in resource["schema"]["fields"]:
            held = [row[field["name"]] for row in rows]
            limits = field.get("constraints", {})
            assert not limits.get("required") or all(value not in ("", None) for value in held)
            assert all(value in limits["enum"] for value in held if value not in ("", None)) if "enum" in limits else 1
        if form == "json":
            assert isinstance(json.loads(content)[resource["dialect"]["property"]], list)


def test_deadlines_carry_their_date_as_edtf(made):
    files = export.files(*made)
    for form in ("csv", "json"):
        rows = _read(form, files[f"{form}/record-2018-02-07-deadlines.{form}"]())
        assert {row["deadline"]: row["edtf"] for row in rows} == {
            "survey-reply": "2017-11-30",
            "paper": "2018-40",
            "conference": "2018-03-08/2018-03-09",
        }


def test_the_dictionary_knows_every_column_of_the_csv(made):
    files = export.files(*made)
    told = csv.DictReader(io.StringIO(files["csv/DICTIONARY.csv"]().decode("utf-8-sig")))
    columns = {(row["table"], row["column"]) for row in told}
    header = files["csv/record-2018-02-07-deadlines.csv"]().decode("utf-8-sig").splitlines()[0].split(",")
    assert {("deadlines", name) for name in header} <= columns


def test_an_exported_table_is_read_back_without_what_was_computed(made, tmp_path):
    path = tmp_path / "deadlines.csv"
    path.write_bytes(export.files(*made)["csv/record-2018-02-07-deadlines.csv"]())
    problems = []
    rows = read_table(path, TABLES["deadlines"], problems)
    assert not problems
    assert sorted(row["deadline"] for row in rows) == ["conference", "paper", "survey-reply"]
    assert "edtf" not in rows[0]


def test_the_folder_and_the_zip_hold_the_same_bytes_every_time(made, tmp_path):
    files = {path: make() for path, make in export.files(*made).items()}
    written = list(export.write(*made, tmp_path / "out"))
    assert tiny.contents(tmp_path / "out") == files
    assert set(written) == set(files)
    assert export.zipped(*made) == export.zipped(*made)
    with zipfile.ZipFile(io.BytesIO(export.zipped(*made))) as archive:
        assert {name.removeprefix("record-2018-02-07/") for name in archive.namelist()} == set(files)
        assert archive.testzip() is None


def test_rows_of_a_file_are_asked_once_though_the_package_tells_its_hash(tmp_path, monkeypatch):
    asked, each = [], Database.each
    monkeypatch.setattr(
        Database, "each", lambda *given, **values: asked.append(values["table"]) or each(*given, **values)
    )
    snapshot = tiny.made(tmp_path)
    assert list(export.write(snapshot, tiny.views(tmp_path, snapshot), tmp_path / "out"))
    assert sorted(asked) == sorted([*TABLES, *TABLES]), "as CSV, and as JSON"


def test_invented_answers_are_marked_in_every_name_and_title(tmp_path):
    tables = tiny.rows()
    tables["responses"][0]["is_synthetic"] = "true"
    snapshot = tiny.unchecked(tmp_path, tables, date(2018, 2, 7), "demo")
    files = export.files(snapshot, tiny.views(tmp_path, snapshot))
    assert "csv/SYNTHETIC-demo-2018-02-07-responses.csv" in files
    assert json.loads(files["csv/datapackage.json"]())["title"].startswith("SYNTHETIC")


def test_a_file_that_was_swapped_is_not_handed_out(tmp_path):
    snapshot = tiny.made(tmp_path)
    files = export.files(snapshot, tiny.views(tmp_path, snapshot))
    snapshot.tables["deadlines"].write_bytes(b"PAR1 something else PAR1")
    with pytest.raises(NotWhole, match=r"deadlines\.parquet"):
        files["parquet/deadlines.parquet"]()


def _read(form: str, content: bytes) -> list[dict]:
    if form == "csv":
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return json.loads(content)["rows"] if form == "json" else pd.read_parquet(io.BytesIO(content)).to_dict("records")
