"""`/healthz` in good and damaged states."""

from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import config
from dashboard.config import Settings
from dashboard.server.routes import ROUTES


@pytest.fixture
def health(tiny_data, monkeypatch):
    monkeypatch.setattr(config, "_current", Settings(data=tiny_data))
    return lambda: TestClient(Starlette(routes=ROUTES)).get("/healthz")


def test_a_whole_snapshot_is_served(health):
    answer = health()
    found = answer.json()
    assert (answer.status_code, found["state"], found["faults"]) == (200, "whole", [])
    assert (found["snapshot"]["data_set"], found["snapshot"]["date"]) == ("record", "2018-02-07")
    assert found["snapshot"]["age_days"] == (date.today() - date(2018, 2, 7)).days
    assert len(found["snapshot"]["sha256"]) == 64


def test_a_damaged_snapshot_beside_a_whole_one_is_named(health, tiny_data):
    damaged = tiny_data / "snapshots" / "record" / "2018-04-23"
    damaged.mkdir()
    (damaged / "datapackage.json").write_text("{}")
    answer = health()
    found = answer.json()
    assert (answer.status_code, found["state"], found["snapshot"]["date"]) == (200, "damaged", "2018-02-07")
    assert len(found["faults"]) == 1
    assert found["faults"][0].startswith("record 2018-04-23: ")


def test_a_flipped_byte_leaves_nothing_to_serve(health, tiny_data):
    path = next((tiny_data / "snapshots" / "record" / "2018-02-07").glob("*.parquet"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    answer = health()
    assert (answer.status_code, answer.json()["state"], answer.json()["snapshot"]) == (503, "nothing", None)
    assert path.name in answer.json()["faults"][0]


def test_a_code_list_that_cannot_be_read_is_named_with_its_line(health, tiny_data):
    with (tiny_data / "reference" / "regions.csv").open("a", encoding="utf-8") as file:
        file.write("FRH,Brittany\n")
    found = health().json()
    assert (found["state"], found["snapshot"]["date"]) == ("damaged", "2018-02-07")
    assert found["faults"][0].startswith("reference/regions.csv, line 5: the line ends before")


def test_an_empty_data_folder_has_nothing_to_serve(health, tiny_data):
    (tiny_data / "snapshots").rename(tiny_data / "elsewhere")
    assert health().status_code == 503
