"""The running server as other programs read it: pandas, DuckDB, feed reader, calendar, a reader of Data Packages."""

import csv
import hashlib
import io
import json
from datetime import date
from functools import cache
from urllib.request import urlopen

import duckdb
import feedparser
import icalendar
import pandas as pd
import pyarrow.parquet
import pytest

FORMS = ("csv", "json", "parquet")
VALUES = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda value: {"true": True, "false": False}.get(value, value),
    "date": lambda value: value if isinstance(value, date) else date.fromisoformat(value),
}
ROWS = {
    "csv": lambda content, how: list(csv.DictReader(io.StringIO(content), delimiter=how["dialect"]["delimiter"])),
    "json": lambda content, how: json.loads(content)[how["dialect"]["property"]],
}


@pytest.fixture(scope="module")
def newest(server_url):
    """What the index says of the newest snapshot of the record, its addresses written out."""
    first = json.load(urlopen(f"{server_url}/open/index.json"))["snapshots"][0]
    packages = {form: f"{server_url}{address}" for form, address in first["packages"].items()}
    return first | {"packages": packages, "calendar": f"{server_url}{first['calendar']}"}


@cache
def package(address: str) -> dict[str, list[dict]]:
    """Read every table of a Data Package, held to all that the package says of it: size, hash, types, bounds, keys."""
    resources = json.load(urlopen(address))["resources"]
    tables = {one["name"]: _rows(address, one) for one in resources}
    for one in resources:
        rows, schema = tables[one["name"]], one["schema"]
        assert len({tuple(row[name] for name in schema["primaryKey"]) for row in rows}) == len(rows)
        assert len(rows) == one["rowCount" if one["format"] == "json" else "rows"]
        for key in schema["foreignKeys"]:
            there = {tuple(row[name] for name in key["reference"]["fields"])
                     for row in tables[key["reference"]["resource"]]}  # fmt: skip
            for row in rows:
                here = tuple(row[name] for name in key["fields"])
                assert None in here or here in there, (one["name"], row)
    return tables


def _rows(address: str, one: dict) -> list[dict]:
    content = urlopen(f"{address.rpartition('/')[0]}/{one['path']}").read()
    assert (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}") == (one["bytes"], one["hash"])
    if one["format"] == "parquet":
        held = pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist()
    else:
        held = ROWS[one["format"]](content.decode(one["encoding"]).removeprefix("\ufeff"), one)
    return [{field["name"]: _value(row[field["name"]], field) for field in one["schema"]["fields"]} for row in held]


def _value(value: object, field: dict) -> object:
    bounds = field.get("constraints", {})
    if value in ("", None):
        assert not bounds.get("required"), field
        return None
    assert value in bounds.get("enum", [value]), field
    return VALUES[field["type"]](value)


def test_a_reader_that_knows_data_packages_alone_finds_the_same_rows_in_every_form(newest):
    tables = {form: package(newest["packages"][form]) for form in FORMS}
    assert sum(map(len, tables["parquet"].values())) == newest["rows"] > 500
    for form in ("csv", "json"):
        for name, rows in tables["parquet"].items():
            held = [{key: value for key, value in row.items() if key != "edtf"} for row in tables[form][name]]
            assert held == rows, (form, name)


def test_pandas_reads_what_an_address_gives(newest):
    address = newest["packages"]["csv"].replace("datapackage.json", f"record-{newest['date']}-deadlines.csv")
    as_csv = pd.read_csv(address, encoding="utf-8-sig", parse_dates=["due_to"])
    as_parquet = pd.read_parquet(newest["packages"]["parquet"].replace("datapackage.json", "deadlines.parquet"))
    rows = package(newest["packages"]["parquet"])["deadlines"]
    for frame in (as_csv, as_parquet):
        assert list(frame["title"]) == [row["title"] for row in rows]
        assert max(frame["due_to"].dropna()).year == max(row["due_to"] for row in rows if row["due_to"]).year


def test_duckdb_reads_what_an_address_gives(newest, tmp_path):
    """From a file: what fetches over HTTP is an extension that DuckDB does not bring along."""
    for name in ("deadlines", "sources"):
        address = newest["packages"]["parquet"].replace("datapackage.json", f"{name}.parquet")
        (tmp_path / f"{name}.parquet").write_bytes(urlopen(address).read())
    found = duckdb.sql(
        "select count(*), count(document) from read_parquet($deadlines) join read_parquet($sources) using (source)",
        params={name: str(tmp_path / f"{name}.parquet") for name in ("deadlines", "sources")},
    ).fetchall()
    count = len(package(newest["packages"]["parquet"])["deadlines"])
    assert found == [(count, count)]


def test_a_feed_reader_follows_the_feed_and_is_told_when_nothing_is_new(server_url):
    feed = feedparser.parse(f"{server_url}/open/changes.atom")
    assert (feed.status, feed.bozo) == (200, False)
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert len(days) > 1
    assert feedparser.parse(f"{server_url}/open/changes.atom", etag=feed.etag).status == 304


def test_a_calendar_program_subscribes(newest):
    calendar = icalendar.Calendar.from_ical(urlopen(newest["calendar"]).read())
    events = calendar.walk("VEVENT")
    told = {row["title"] for row in package(newest["packages"]["parquet"])["deadlines"]}
    assert events
    assert {str(event["summary"]) for event in events} <= told
    assert len({event["uid"] for event in events}) == len(events)
