"""The rows of a panel as a file: exactly those, with their view in it; what cannot be asked is told in a sentence."""

import csv
import io

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import config
from dashboard.ask import Question
from dashboard.server.routes import ROUTES
from tests import tiny


@pytest.fixture(scope="module")
def choice(tmp_path_factory):
    data = tmp_path_factory.mktemp("rows")
    tables = tiny.rows()
    tables["deadlines"][1]["title"] = "=1+1"
    demo = tiny.unchecked(data, tables, data_set="demo")
    tiny.unchecked(data, tables)
    return tiny.choice(data, demo)


@pytest.fixture
def client(choice, monkeypatch):
    monkeypatch.setattr(config, "_current", config.Settings(data=choice.reference.parent))
    with TestClient(Starlette(routes=ROUTES), base_url="http://localhost") as client:
        yield client


def test_rows_name_their_view_say_that_they_are_invented_and_run_nothing(client, choice):
    asked = Question("follow_ups", choice, owner="Secretariat", search="=1")
    answer = client.get(asked.file)
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["'=1+1"]
    assert rows[0]["view"] == "demo 2018-02-07; as-of: 2018-02-07; owner: Secretariat; search: =1"
    assert rows[0]["is_synthetic"] == "true"
    name = answer.headers["content-disposition"]
    assert name.startswith('attachment; filename="SYNTHETIC-demo-2018-02-07-follow-ups-as-of-2018-02-07-owner-Secret')
    assert "is_synthetic" not in client.get("/rows/follow_ups.csv?set=record").text


def test_what_changed_is_asked_with_its_table_and_days(client, choice):
    answer = client.get(Question("changes", choice, table="deadlines").file)
    assert answer.status_code == 200
    assert answer.text.startswith("\ufeffrow,")


@pytest.mark.parametrize(
    ("address", "status"),
    [("nothing", 404), ("rows_on_source", 404), ("follow_ups?colour=red", 400), ("follow_ups?snapshot=never", 404),
     ("changes?table=nothing", 400), ("changes?table=deadlines&before=never", 400), ("projects?owner=x", 400),
     ("follow_ups?region=Atlantis", 404), ("calendar_left_out?is_open=perhaps", 400)],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_in_a_sentence(client, address, status):
    name, _, query = address.partition("?")
    answer = client.get(f"/rows/{name}.csv?{query}")
    assert (answer.status_code, answer.text.count("\n")) == (status, 1)
    assert answer.text.endswith(".\n")
