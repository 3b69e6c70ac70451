"""The manifest says what a Data Package says, and rests on nothing but the content."""

import hashlib
import json

from dashboard.contract.schema import TABLES, VERSION
from dashboard.store import manifest
from tests import tiny


def test_every_table_is_told_with_bytes_rows_hash_and_schema(tmp_path):
    made = tiny.made(tmp_path)
    package = json.loads((made.folder / manifest.NAME).read_text("utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["schemaVersion"], package["dataSet"], package["date"]) == (VERSION, "record", "2018-02-07")
    assert (package["parent"], package["licenses"]) == ("", [{"name": "CC-BY-4.0"}])
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        content = (made.folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["rows"] == len(tiny.ROWS.get(resource["name"], []))
        table = TABLES[resource["name"]]
        assert tuple(field["name"] for field in resource["schema"]["fields"]) == table.header
        assert tuple(resource["schema"]["primaryKey"])[: len(table.key)] == table.key
    assert made.digest == hashlib.sha256((made.folder / manifest.NAME).read_bytes()).hexdigest()


def test_keys_that_lead_to_one_table_are_foreign_keys(tmp_path):
    made = tiny.made(tmp_path)
    resources = json.loads((made.folder / manifest.NAME).read_text("utf-8"))["resources"]
    keys = {resource["name"]: resource["schema"]["foreignKeys"] for resource in resources}
    expected = {"fields": ["agenda_item"], "reference": {"resource": "agenda", "fields": ["agenda_item"]}}
    assert expected in keys["deadlines"]
    assert keys["sources"] == []


def test_what_was_read_is_what_was_written(tmp_path):
    made = tiny.made(tmp_path)
    assert (made.label, made.description, made.recorded_by) == (
        "Meeting of 2018-02-07", "A tiny record", "the secretariat",
    )  # fmt: skip
    assert made.rows["deadlines"] == 3
    assert made.tables["deadlines"] == made.folder / "deadlines.parquet"
