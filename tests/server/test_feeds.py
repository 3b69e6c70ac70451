"""Calendar file and open data over HTTP: what real clients read, and what is refused in a sentence."""

import io
import json
import shutil
import zipfile
from datetime import date
from urllib.parse import quote

import duckdb
import feedparser
import icalendar
import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from dashboard import config
from dashboard.contract.schema import TABLES
from dashboard.screen.pages import PAGES
from dashboard.server.guard import Guard
from dashboard.server.headers import HEADERS, SecurityHeaders
from dashboard.server.routes import ROUTES
from tests import tiny

CALENDAR = "/feed/deadlines.ics"
FEED = "/open/changes.atom"
FOLDER = "/open/record/2018-02-07"
PATHS = ("csv/datapackage.json", "parquet/deadlines.parquet")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    tiny.made(folder)
    later = tiny.rows()
    later["deadlines"][2] |= {"due_from": "2018-03-30", "due_to": "2018-03-31"}
    tiny.unchecked(folder, later, date(2018, 3, 1))
    return folder


@pytest.fixture
def client(data, monkeypatch):
    monkeypatch.setattr(config, "_current", config.Settings(data=data))
    return TestClient(
        Starlette(
            routes=ROUTES, middleware=[Middleware(SecurityHeaders), Middleware(Guard, routes=ROUTES, pages=PAGES)]
        ),
        base_url="http://localhost",
    )


def test_a_subscription_gets_the_latest_snapshot_a_link_the_one_it_names(client):
    def start(address):
        (event,) = icalendar.Calendar.from_ical(client.get(address).content).walk("VEVENT")
        return event.decoded("dtstart"), event["sequence"]

    assert start(f"{CALENDAR}?owner=Tuscany") == (date(2018, 3, 30), 1)
    assert start(f"{CALENDAR}?owner=Tuscany&set=record&snapshot=2018-02-07") == (date(2018, 3, 8), 0)
    assert client.get(CALENDAR).headers["content-type"] == "text/calendar; charset=utf-8"


def test_every_file_of_the_index_is_there_and_is_what_its_package_says(client):
    listed = client.get("/open/index.json").json()["snapshots"]
    assert [one["date"] for one in listed] == ["2018-03-01", "2018-02-07"]
    for address in listed[0]["packages"].values():
        package = client.get(address).json()
        for resource in package["resources"]:
            answer = client.get(f"{address.rpartition('/')[0]}/{resource['path']}")
            assert len(answer.content) == resource["bytes"]
    assert client.get(listed[0]["calendar"]).status_code == 200
    with zipfile.ZipFile(io.BytesIO(client.get(listed[0]["zip"]).content)) as archive:
        assert archive.testzip() is None
    page = client.get("/open/").text
    assert all(address in page for address in listed[0]["packages"].values())


def test_pandas_and_duckdb_read_the_same_rows_from_every_form(client):
    package = client.get(f"{FOLDER}/parquet/datapackage.json").json()
    for resource in package["resources"]:
        name = resource["name"]
        content = {
            form: client.get(f"{FOLDER}/{form}/{_path(form, name)}").content for form in ("csv", "json", "parquet")
        }
        arrow = pd.read_parquet(io.BytesIO(content["parquet"]))
        (held,) = duckdb.connect().from_df(arrow).count("*").fetchall()[0]
        as_csv = pd.read_csv(io.BytesIO(content["csv"]), encoding="utf-8-sig", dtype=str)
        assert held == len(as_csv) == len(json.loads(content["json"])["rows"]) == resource["rows"]
        assert list(arrow.columns) == list(TABLES[name].header)
        assert set(arrow.columns) <= set(as_csv.columns)
    assert {resource["name"] for resource in package["resources"]} == set(TABLES)


def _path(form, name):
    return f"{name}.parquet" if form == "parquet" else f"record-2018-02-07-{name}.{form}"


def test_a_subscription_follows_and_says_how_often_to_ask_a_file_stays_as_it_is(client):
    followed, pinned = client.get(f"{CALENDAR}?set=record"), client.get(f"{CALENDAR}?set=record&snapshot=2018-02-07")
    listed = client.get("/open/index.json").json()["snapshots"]
    assert {one["subscription"] for one in listed} == {f"{CALENDAR}?set=record"}
    assert [one["calendar"] for one in listed][-1] == f"{CALENDAR}?set=record&snapshot=2018-02-07"
    for line in (b"REFRESH-INTERVAL;VALUE=DURATION:PT12H", b"X-PUBLISHED-TTL:PT12H"):
        assert line in followed.content
        assert line not in pinned.content
    assert followed.headers["content-disposition"] == 'inline; filename="deadlines.ics"'
    assert pinned.headers["content-disposition"] == 'attachment; filename="record-2018-02-07-deadlines.ics"'
    assert client.get("/open/").text.count(f'href="webcal://localhost{CALENDAR}?set=record"') == 1


@pytest.mark.parametrize("address", ["http://localhost", "http://127.0.0.1:8501"])
def test_links_of_the_feed_are_whole_from_the_address_that_was_asked(client, address):
    feed = feedparser.parse(client.get(f"{address}{FEED}").content)
    links = [feed.feed.links[0].href, *(entry.link for entry in feed.entries)]
    assert len(links) == 3
    assert all(link.startswith(f"{address}/") for link in links)


@pytest.mark.parametrize(
    "address", [CALENDAR, FEED, "/open/", "/open/index.json", f"{FOLDER}/csv/datapackage.json", "/healthz"]
)
def test_what_mails_and_platforms_append_is_ignored_on_every_route(client, address):
    tracked = "utm_source=mail&utm_source=again&UTM_Campaign=x&fbclid=1&gclid=2&mc_cid=3&mc_eid=4"
    assert client.get(f"{address}?{tracked}").content == client.get(address).content
    assert client.get(f"{address}?{tracked}&xutm_source=1").status_code == 400


def test_a_feed_reader_finds_the_latest_snapshot_first(client):
    answer = client.get(FEED)
    feed = feedparser.parse(answer.content, response_headers=dict(answer.headers))
    assert not feed.bozo
    assert [entry.updated for entry in feed.entries] == ["2018-03-01T00:00:00Z", "2018-02-07T00:00:00Z"]


@pytest.mark.parametrize(
    "address",
    [
        CALENDAR,
        FEED,
        "/open/",
        "/open/index.json",
        f"{FOLDER}/csv/datapackage.json",
        f"{FOLDER}/parquet/deadlines.parquet",
    ],
)
def test_an_answer_is_kept_by_its_hash_and_open_to_every_page_where_others_may_read_it(
    client, data, monkeypatch, address
):
    assert "access-control-allow-origin" not in client.get(address).headers  # this computer alone
    monkeypatch.setattr(config, "_current", config.Settings(data=data, allowed_hosts=("dashboard.example",)))
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    for answer in (first, again):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["cache-control"]
        assert answer.headers.items() >= {name.lower(): value for name, value in HEADERS.items()}.items()


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        (f"{CALENDAR}?as_of=2018-02-07", 400, "takes set, snapshot, owner, project and lang"),
        (f"{CALENDAR}?set=record&set=demo", 400, "once only"),
        (f"{CALENDAR}?set=elsewhere", 404, "There is no data set “elsewhere”; there is record."),
        (f"{CALENDAR}?snapshot=2018-13-01", 404, "there is 2018-02-07 and 2018-03-01"),
        (f"{CALENDAR}?snapshot={quote('../2018-02-07')}", 404, "There is no snapshot"),
        (f"{CALENDAR}?owner={quote(chr(0x202E) + 'x' * 9000)}", 404, "There is no such owner as “xxx"),
        (f"{CALENDAR}?project={quote(chr(39) + ' or 1=1 --')}", 404, "There is no such project as"),
        (f"{FEED}?set=elsewhere", 404, "There is no data set"),
        (f"{FEED}?from=2018-02-07", 400, "this address takes set"),
        ("/open/?page=2", 400, "this address takes lang"),
        ("/open/elsewhere/2018-02-07/csv/datapackage.json", 404, "There is no data set"),
        ("/open/record/2019-01-01/csv/datapackage.json", 404, "There is no snapshot"),
        (f"{FOLDER}/csv/passwd", 404, "has no such file"),
        (f"{FOLDER}/parquet/", 404, "has no such file"),
        (f"{FOLDER}/..%2f2018-03-01/csv/datapackage.json", 400, "no dots that lead upwards"),
        (f"{FOLDER}/csv/%2e%2e/%2e%2e/datapackage.json", 400, "no dots that lead upwards"),
        (f"{FOLDER}//etc/passwd", 400, "no double"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(client, address, status, said):
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.text
    assert answer.text.count("\n") == 1
    assert len(answer.text) < 300
    assert "\u202e" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_damaged_snapshot_is_not_served(client, data, tmp_path, monkeypatch):
    shutil.copytree(data, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(config, "_current", config.Settings(data=tmp_path))
    (tmp_path / "snapshots" / "record" / "2018-03-01" / "deadlines.parquet").write_bytes(b"PAR1 other PAR1")
    assert client.get("/open/record/2018-03-01/parquet/deadlines.parquet").status_code == 404
    assert len(client.get("/open/index.json").json()["snapshots"]) == 1


def test_without_any_snapshot_the_index_is_empty_and_the_calendar_says_so(client, tmp_path, monkeypatch):
    monkeypatch.setattr(config, "_current", config.Settings(data=tmp_path / "none"))
    assert client.get("/open/index.json").json() == {"snapshots": []}
    assert client.get(CALENDAR).status_code == 503
    assert "There is no whole snapshot" in client.get("/open/").text


def test_feeds_and_the_page_of_open_data_are_french_where_their_address_says_so(client):
    calendar = client.get(f"{CALENDAR}?lang=fr").text
    assert "-//Task Force dashboard//FR" in calendar
    assert "Statut\u00a0:" in calendar.replace("\r\n ", "")
    assert "Status:" in client.get(CALENDAR, headers={"Accept-Language": "fr"}).text.replace("\r\n ", "")
    atom = client.get("/open/changes.atom?lang=fr").text
    assert 'xml:lang="fr"' in atom
    assert "lang=fr" in atom
    assert '<html lang="fr">' in client.get("/open/?lang=fr").text


def test_who_comes_to_a_wrong_address_is_told_in_the_language_of_the_browser(client):
    for path, headers in (("/none.html", {"Accept-Language": "fr-BE"}), ("/none.html?lang=fr", {})):
        assert "Il n’y a rien à cette adresse" in client.get(path, headers=headers).text
    assert "There is nothing" in client.get("/none.html").text
