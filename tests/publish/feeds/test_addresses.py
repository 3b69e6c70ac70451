"""The addresses that Data lists: every route is among them, and each of them answers."""

from starlette.applications import Starlette
from starlette.routing import Match
from starlette.testclient import TestClient

from dashboard import config, store
from dashboard.publish.documents.handouts import HANDOUTS
from dashboard.publish.feeds.addresses import addresses
from dashboard.server.routes import ROUTES


def test_every_route_is_listed_with_an_address_that_answers(tiny_data, monkeypatch):
    monkeypatch.setattr(config, "_current", config.Settings(data=tiny_data))
    (snapshot,) = store.history(tiny_data, "record")
    choice = {"set": "record", "snapshot": str(snapshot.date), "as_of": str(snapshot.date), "region": "all"}
    held = [one.at for one in addresses(snapshot, choice)]
    assert {f"/handout/{file}" for file in HANDOUTS} <= {at.partition("?")[0] for at in held}
    with TestClient(Starlette(routes=ROUTES), base_url="http://localhost") as client:
        assert [client.get(at).status_code for at in held] == [200] * len(held)
    for route in ROUTES:
        asked = [{"type": "http", "method": "GET", "path": at.partition("?")[0]} for at in held]
        assert route.path == "/open" or any(route.matches(scope)[0] == Match.FULL for scope in asked), route.path


def test_the_factsheet_is_of_a_region_that_there_is(tiny_data, monkeypatch):
    monkeypatch.setattr(config, "_current", config.Settings(data=tiny_data))
    listed = tiny_data / "reference" / "regions.csv"
    kept = [line for line in listed.read_text("utf-8").splitlines(keepends=True) if not line.startswith("ES51")]
    listed.write_text("".join(kept), "utf-8")
    (snapshot,) = store.history(tiny_data, "record")
    (sheet,) = (one.at for one in addresses(snapshot, {"region": "all"}) if "factsheet.pdf" in one.at)
    assert sheet.endswith("region=ITI1")
