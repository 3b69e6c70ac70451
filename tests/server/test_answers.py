"""What the running server answers: headers, refusals, compression, lives in the cache."""

import gzip
import html
import http.client
import re
from urllib.parse import urlsplit

import pytest

from dashboard.contract.boundaries import boundary_file, boundary_url
from dashboard.server import index
from dashboard.server.headers import HEADERS

SCRIPT = re.search(rb'src="\.(/static/js/index\.[^"]+\.js)"', index.page())[1].decode()
FONT = "/app/static/fonts/source-sans-3-latin-400-normal.woff2"
BOUNDARY = boundary_url("regions")


class Answer:
    """One answer: its status, its headers by lower-case name, its body as sent."""

    def __init__(self, got: http.client.HTTPResponse) -> None:
        self.status, self.body = got.status, got.read()
        self.headers = {name.lower(): value for name, value in got.getheaders()}


@pytest.fixture(scope="module")
def ask(server_url):
    def send(path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection(urlsplit(server_url).netloc, timeout=20)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    return send


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "GET", 200),
        ("/follow-up", "GET", 200),
        (SCRIPT, "GET", 200),
        (FONT, "GET", 200),
        (BOUNDARY, "GET", 200),
        ("/_stcore/health", "GET", 200),
        ("/media/none", "GET", 404),
        ("/static/none.js", "GET", 404),
        (f"/static/{'x' * 300}.js", "GET", 404),
        (f"/app/static/{'x' * 300}/{'y' * 5000}", "GET", 404),
        (f"/boundaries/{'x' * 5000}", "GET", 404),
        (f"/media/{'x' * 5000}", "GET", 404),
        (f"/component/{'x' * 300}/index.html", "GET", 404),
        (f"/_stcore/bidi-components/{'x' * 300}/{'y' * 300}", "GET", 404),
        (f"/open/record/2018-02-07/csv/{'x' * 5000}", "GET", 404),
        (f"/handout/{'x' * 5000}", "GET", 404),
        ("/nothing/here", "GET", 404),
        ("/secrets.toml", "GET", 404),
        ("/_stcore/agent/openapi.json", "GET", 404),
        ("/boundaries/regions.0000000000000000.geojson", "GET", 404),
        ("/boundaries/regions.geojson", "GET", 404),
        ("//example.org/", "GET", 400),
        ("/a//b", "GET", 400),
        ("/../pyproject.toml", "GET", 400),
        ("/static/../../../pyproject.toml", "GET", 400),
        ("/%2e%2e/pyproject.toml", "GET", 400),
        ("/..%2f..%2fpyproject.toml", "GET", 400),
        ("/app/static/..%2f..%2fapp.py", "GET", 400),
        ("/boundaries/..%2F..%2Fregions.csv", "GET", 400),
        ("/boundaries/..%5cregions.csv", "GET", 400),
        ("/boundaries/%00", "GET", 400),
        ("/healthz?x=1", "GET", 400),
        (f"{BOUNDARY}?x=1", "GET", 400),
        ("/healthz", "POST", 405),
        (BOUNDARY, "DELETE", 405),
        ("/", "POST", 405),
    ],
)
def test_every_answer_has_its_status_and_the_security_headers(ask, path, method, status):
    answer = ask(path, method)
    assert answer.status == status
    assert {name: answer.headers.get(name.lower()) for name in HEADERS} == HEADERS
    if status >= 400:
        assert b"<" not in answer.body
        assert b"Traceback" not in answer.body


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", ""])
@pytest.mark.parametrize("path", ["/", "/healthz", SCRIPT])
def test_a_strange_host_is_turned_away_everywhere(ask, path, host):
    answer = ask(path, Host=host)
    assert answer.status == 421
    assert b"DASHBOARD_ALLOWED_HOSTS" in answer.body


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8501", "LOCALHOST:80"])
def test_this_computers_own_names_are_let_in(ask, host):
    assert ask("/", Host=host).status == 200


def test_the_policy_lets_in_the_one_inline_script_and_no_other():
    policy = HEADERS["Content-Security-Policy"]
    scripts = re.findall(rb"<script(?![^>]*\bsrc=)[^>]*>", index.page())
    assert len(scripts) == len(re.findall("sha256-", policy)) == 1
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert "http" not in policy


def test_the_first_page_is_ours_in_title_and_font():
    page = index.page().decode()
    assert "<title>Migration Task Force</title>" in page
    assert FONT in page
    assert "SourceSans" not in page
    assert "agent" not in page
    assert 'rel="stylesheet"' not in page[: page.index("</head>")]  # nothing is painted before those there have come
    assert page.count("/static/css/index.") == 1
    assert page.index("/static/css/index.") < page.index("/look.css")


def test_the_first_page_is_in_the_language_of_the_address_else_of_the_browser(ask):
    def language(path, **headers):
        return re.search(rb'<html lang="([^"]*)"', ask(path, **headers).body)[1].decode()

    french = {"Accept_Language": "fr-BE,en;q=0.5"}
    assert [language("/"), language("/", **french), language("/?lang=en", **french)] == ["en-GB", "fr", "en-GB"]
    assert "Accept-Language" in ask("/").headers["vary"]


def test_a_pasted_link_shows_the_answer_of_its_view_and_a_picture_that_is_there(ask):
    def shown(path, name):
        return html.unescape(re.search(rf'="{name}" content="([^"]*)"', ask(path).body.decode())[1])

    assert "follow-ups" in shown("/follow-up?snapshot=2017-10-20", "og:description")
    assert shown("/follow-up", "og:description") != shown("/projects", "og:description")
    assert shown("/projects?item=<script>", "og:description") == shown("/projects", "og:description")
    assert "Calendrier" in shown("/calendar?lang=fr", "og:title")
    assert all("SYNTHETIC" in shown("/?set=demo", name) for name in ("og:title", "og:description"))
    for path in ("/", "/calendar"):
        picture = urlsplit(shown(path, "og:image"))
        drawn = ask(f"{picture.path}?{picture.query}")
        assert (drawn.status, drawn.body[:4]) == (200, b"\x89PNG")
    assert shown("/calendar", "og:image") != shown("/follow-up", "og:image")
    for path in ("/follow-up?lang=fr&item=mipex-r-contract", "/projects?lang=fr&item=mipex-r", "/projects?lang=fr"):
        assert "<" not in shown(path, "og:image:alt")
        assert "<span" not in ask(path).body.decode().partition("</head>")[0]


def test_the_first_words_of_a_page_are_its_answer_for_who_waits_and_for_who_runs_nothing(ask):
    def body(path):
        return ask(path).body.decode().partition("<body>")[2]

    for page in ("/", "/calendar", "/changes?from=2017-09-06", "/follow-up?region=ES51&lang=fr", "/about"):
        answer = re.search(r'="og:description" content="([^"]*)"', ask(page).body.decode())[1]
        assert f"<h1>{answer}</h1>" in body(page), page
    assert "Catalogne" in body("/follow-up?region=ES51&lang=fr")
    assert body("/changes?from=2017-09-06") != body("/changes")
    assert re.search(r"<noscript>\s*<div><h1>[^<]+</h1></div>\s*</noscript>", body("/data"))  # its own is not known yet
    assert 'class="banner"' in body("/voices?set=demo")
    assert 'class="banner"' not in body("/voices")
    assert 'href="/open/index.json"' in body("/calendar?lang=fr")
    assert "JavaScript\u202f; activez-le" in body("/calendar?lang=fr")
    for alone in ("/present", "/?embed=true&panel=map"):
        assert 'id="first"' not in body(alone)


@pytest.mark.parametrize("path", ["/", SCRIPT, BOUNDARY])
def test_text_is_compressed_and_the_same_either_way(ask, path):
    plain, packed = ask(path), ask(path, Accept_Encoding="gzip, deflate, br")
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2


@pytest.mark.parametrize("accepted", ["gzip;q=0", "br, gzip; q=0.0", "identity", "xgzip"])
def test_a_browser_that_does_not_read_gzip_gets_none(ask, accepted):
    assert "content-encoding" not in ask(SCRIPT, Accept_Encoding=accepted).headers


def test_fonts_are_sent_as_they_are(ask):
    answer = ask(FONT, Accept_Encoding="gzip")
    assert answer.body[:4] == b"wOF2"
    assert (answer.headers["content-type"], answer.headers.get("content-encoding")) == ("font/woff2", None)


def test_of_the_icon_font_only_the_signs_that_controls_show_are_sent(ask):
    (font,) = index.STATIC.glob("static/media/MaterialSymbols-*")
    answer = ask(f"/static/media/{font.name}")
    assert (answer.status, answer.body[:4]) == (200, b"wOF2"), "python -m tests.tools.symbols makes it for another one"
    assert len(answer.body) < font.stat().st_size / 20


@pytest.mark.parametrize(
    ("path", "life"),
    [
        ("/", "no-cache"),
        (SCRIPT, "public, max-age=31536000, immutable"),
        (BOUNDARY, "public, max-age=31536000, immutable"),
        (FONT, "public, max-age=604800"),
        ("/healthz", "no-store"),
    ],
)
def test_what_follows_its_content_is_kept_and_the_rest_asked_for_again(ask, path, life):
    assert ask(path).headers["cache-control"] == life


@pytest.mark.parametrize("path", ["/", SCRIPT, FONT, BOUNDARY])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_what_the_browser_has_is_not_sent_again(ask, path, encoding):
    first = ask(path, Accept_Encoding=encoding)
    again = ask(path, Accept_Encoding=encoding, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert ask(path, If_None_Match='"another"').status == 200


def test_a_head_has_the_headers_and_no_body(ask):
    answer = ask(SCRIPT, "HEAD", Accept_Encoding="gzip")
    assert answer.body == b""
    assert int(answer.headers["content-length"]) == len(ask(SCRIPT, Accept_Encoding="gzip").body)


def test_boundaries_are_the_file(ask):
    assert ask(BOUNDARY).body == boundary_file(BOUNDARY.rsplit("/", 1)[1]).read_bytes()
    assert ask(BOUNDARY).headers["content-type"] == "application/geo+json"


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost", "http://127.0.0.1:1", "//["])
def test_a_page_of_another_origin_gets_no_websocket_and_nothing_is_looked_up(ask, server_log, origin):
    assert ask("/_stcore/stream", Origin=origin, **UPGRADE).status == 403
    assert "external IP" not in server_log.read_text("utf-8")


def test_a_strange_host_gets_no_websocket(ask):
    assert ask("/_stcore/stream", Host="evil.example", Origin="http://evil.example", **UPGRADE).status == 403


@pytest.mark.parametrize("more", [{}, {"Origin": "http://evil.example"}, {"X_Xsrftoken": "2|a|b|1"}])
def test_an_upload_past_the_page_is_refused(ask, more):
    assert ask("/_stcore/upload_file/session/file", "PUT", **more).status == 403
    assert ask("/_stcore/upload_file/session/file", "DELETE", **more).status == 403


def test_no_page_around_it_steers_it_by_messages(ask):
    assert b'"allowedOrigins":[]' in ask("/_stcore/host-config").body
