"""Middleware around small apps: errors nobody caught, files compressed once, links that lead out of a folder."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

from dashboard import config
from dashboard.config import Settings
from dashboard.problems import Refused
from dashboard.server import answers, assets
from dashboard.server.headers import HEADERS, SecurityHeaders


def fails(_request):
    raise RuntimeError("the secret reason")


async def echo(socket):
    await socket.accept()
    await socket.send_text(await socket.receive_text())
    await socket.close()


APP = Starlette(
    routes=[Route("/fails", fails), WebSocketRoute("/echo", echo)], middleware=[Middleware(SecurityHeaders)]
)


def test_an_error_in_a_route_is_a_sentence_with_headers_and_a_trace_in_the_log(caplog):
    with caplog.at_level(logging.ERROR, "dashboard"):
        answer = TestClient(APP).get("/fails")
    assert answer.status_code == 500
    assert answer.headers.items() >= {name.lower(): value for name, value in HEADERS.items()}.items()
    assert answer.text == "Something went wrong here. The reason stands in the dashboard's log.\n"
    assert "the secret reason" in caplog.text


def test_websockets_pass_through():
    with TestClient(APP).websocket_connect("/echo") as socket:
        socket.send_text("as it is")
        assert socket.receive_text() == "as it is"


def test_a_file_is_compressed_once_for_each_version_of_it(tmp_path, monkeypatch):
    path = tmp_path / "a.js"
    path.write_text("let a = 1;" * 200)
    squeezed = []
    monkeypatch.setattr(answers.gzip, "compress", lambda body, *_, mtime: squeezed.append(body) or b"packed")
    asked = Headers({"accept-encoding": "gzip"})
    bodies = {bytes(answers.file(asked, path, answers.FOREVER).body) for _ in range(3)}
    assert (bodies, len(squeezed)) == ({b"packed"}, 1)
    path.write_text("let b = 2;" * 300)
    answers.file(asked, path, answers.FOREVER)
    assert len(squeezed) == 2


def test_a_changed_file_has_another_etag(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("one")
    first = answers.file(Headers({}), path, answers.ASK_AGAIN).headers["etag"]
    path.write_text("another")
    assert answers.file(Headers({"if-none-match": first}), path, answers.ASK_AGAIN).status_code == 200


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    folder, outside = tmp_path / "static", tmp_path / "secret.txt"
    folder.mkdir()
    outside.write_text("secret")
    (folder / "link.txt").symlink_to(outside)
    assert assets._inside(folder, "link.txt") is None
    assert assets._inside(folder, "../secret.txt") is None
    assert assets._inside(folder, str(outside)) is None


def test_only_sites_that_are_named_may_show_it_in_a_frame():
    named = Starlette(middleware=[Middleware(SecurityHeaders, frame_ancestors=("https://www.example.org",))])
    policies = [
        TestClient(app).get("/").headers["content-security-policy"]
        for app in (Starlette(middleware=[Middleware(SecurityHeaders)]), named)
    ]
    assert [policy.split("frame-ancestors ")[1] for policy in policies] == ["'self'", "'self' https://www.example.org"]


@pytest.mark.parametrize(
    "site", ["https://a.example; script-src *", "*", "example.org", "'none'", "https://a.example/path"]
)
def test_what_is_no_site_is_refused_by_the_settings(site, monkeypatch):
    monkeypatch.setenv("DASHBOARD_FRAME_ANCESTORS", site)
    with pytest.raises(Refused, match="DASHBOARD_FRAME_ANCESTORS has"):
        Settings.from_environment()


def test_no_sentence_tells_where_the_folders_of_the_server_lie(tmp_path, monkeypatch):
    data = tmp_path / "somewhere" / "data"
    monkeypatch.setattr(config, "_current", Settings(data=data))
    told = f"{data} and {data}/snapshots/record and {config.ROOT}/queries/a.sql cannot be written."
    for said in (answers.sentence(503, told).body.decode(), config.without_paths(told)):
        assert said.strip() == "data and snapshots/record and queries/a.sql cannot be written."
