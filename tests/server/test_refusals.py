"""Every address of ours: wrong methods, parameters it does not take, paths out of its folder are refused plainly."""

from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from dashboard import config, store
from dashboard.config import ROOT
from dashboard.publish.feeds.addresses import addresses
from dashboard.screen.pages import PAGES
from dashboard.server.guard import Guard
from dashboard.server.headers import HEADERS, SecurityHeaders
from dashboard.server.routes import ROUTES

SNAPSHOT = store.history(ROOT / "data", "record")[-1]
VIEW = {"set": "record", "snapshot": str(SNAPSHOT.date), "as_of": str(SNAPSHOT.date), "region": "all"}
ADDRESSES = {one.at.partition("?")[0]: one.takes.split(", ") if one.takes else [] for one in addresses(SNAPSHOT, VIEW)}
OUTSIDE = ("../../pyproject.toml", "/etc/passwd", "..", "2018-02-07/../../../reference", "\u202e\x07")


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setattr(config, "_current", config.Settings(data=ROOT / "data"))
    app = Starlette(
        routes=ROUTES, middleware=[Middleware(SecurityHeaders), Middleware(Guard, routes=ROUTES, pages=PAGES)]
    )
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def refused(answer, *statuses):
    """Hold that an answer is one plain sentence with our headers and nothing of the machine in it; return it."""
    assert answer.status_code in statuses, (answer.status_code, answer.text)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers.items() >= {name.lower(): value for name, value in HEADERS.items()}.items()
    assert answer.text.count("\n") == 1
    assert answer.text.endswith(".\n")
    assert len(answer.text) < 500
    assert not set(answer.text) & set("\u202e\x07<")
    assert str(ROOT) not in answer.text
    return answer.text


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_can_be_written(client, address, method):
    answer = client.request(method, address)
    assert refused(answer, 405) == "This address takes GET and HEAD only.\n"
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_parameter_that_an_address_does_not_take_is_named_with_those_it_takes(client, address):
    takes = ADDRESSES[address]
    said = refused(client.get(f"{address}?colour=red"), 400)
    assert "There is no parameter “colour” here; this address takes" in said
    assert all(name in said for name in takes or ["none"])
    for name in takes:
        assert "once only" in refused(client.get(f"{address}?{name}=a&{name}=a"), 400)


@pytest.mark.parametrize("address", [address for address in ADDRESSES if ADDRESSES[address]])
def test_a_value_that_leads_elsewhere_finds_nothing(client, address):
    for name in set(ADDRESSES[address]) - {"hide"}:  # what a drawing does not have is hidden already
        for value in OUTSIDE:
            refused(client.get(f"{address}?{name}={quote(value)}"), 400, 404)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_path_that_leads_elsewhere_finds_nothing(client, address):
    folder = address.rstrip("/").rpartition("/")[0]
    for value in ("nothing.csv", "%2e%2e/%2e%2e/pyproject.toml", "..%2fpyproject.toml", "/etc/passwd", "%00"):
        refused(client.get(f"http://localhost{folder}/{value}"), 400, 404)


@pytest.mark.parametrize("address", ["/nope/deeper", "/competences/nope", "/nope.html"])
def test_an_address_below_a_page_says_where_the_dashboard_starts(client, address):
    assert refused(client.get(address), 404) == "There is nothing at this address; the dashboard starts at /.\n"


@pytest.mark.parametrize(
    ("asked", "to"),
    [
        ("/follow-ups?snapshot=2018-02-07", "/follow-up?snapshot=2018-02-07"),
        ("/Follow_up/", "/follow-up"),
        ("/overview", "/"),
        ("/calender", "/calendar"),
        ("/nowhere?region=ES51", "/?region=ES51&missing=nowhere"),
    ],
)
def test_an_address_that_is_no_page_leads_to_the_one_that_is_meant(client, asked, to):
    answer = client.get(asked, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, to)


def test_no_host_can_be_named_by_an_address_that_leads_on(client):
    for asked in ("/@elsewhere?a=//elsewhere", "/%0d%0aset-cookie:a=b", "/javascript:alert(1)"):
        answer = client.get(asked, follow_redirects=False)
        assert answer.headers["location"].startswith("/?")
        assert "\n" not in answer.headers["location"]
        assert "set-cookie" not in answer.headers
