"""From outside nobody writes: not a foreign page in the secretary's browser, a name that leads here, a proxy."""

import contextlib
import http.server
import socket
import threading

import pytest

from dashboard import store
from tests.tools import outside
from tests.tools.browsing import fresh, opened

pytestmark = pytest.mark.slow  # what a foreign page tries is waited for

# What a foreign page may try in the browser of somebody who has the dashboard open; each says how it ended.
ATTACK = """async ([url, session]) => {
  const file = () => { const form = new FormData(); form.append("file", new Blob(["PK"]), "a.xlsx"); return form };
  const asked = {credentials: "include", method: "PUT", body: file()};
  const put = await fetch(`${url}/_stcore/upload_file/${session}/1`, asked).then(one => one.status, () => "blocked");
  const post = await fetch(`${url}/_stcore/upload_file/${session}/1`, {...asked, method: "POST", mode: "no-cors"})
    .then(one => one.type, () => "blocked");
  const read = await fetch(`${url}/open/index.json`).then(one => one.status, () => "blocked");
  const socket = await new Promise(done => {
    const stream = new WebSocket(`${url.replace("http", "ws")}/_stcore/stream`, ["streamlit"]);
    stream.onopen = () => done("open");
    stream.onerror = () => done("blocked");
  });
  return {put, post, read, socket};
}"""


@pytest.fixture(autouse=True)
def nothing_changes(data_folder):
    before = store.history(data_folder, "record")
    yield
    assert store.history(data_folder, "record") == before


@pytest.fixture
def stranger():
    """A web page of somebody else's, at another port of this computer."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<h1>Free of charge</h1>")

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def careless(server_url):
    """A proxy that tells nothing of the reader: it passes on bytes, with our own name as the Host."""
    target = server_url.rpartition(":")[2]
    listening = socket.create_server(("127.0.0.1", 0))
    threads = []

    def pump(source, sink, rename=False):
        with contextlib.suppress(OSError):
            while chunk := source.recv(65536):
                own = f"127.0.0.1:{listening.getsockname()[1]}".encode()
                if rename:  # the Host alone: a browser's Origin is passed on as it is
                    chunk = chunk.replace(b"Host: " + own, b"Host: 127.0.0.1:" + target.encode())
                sink.sendall(chunk)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def accept():
        while True:
            try:
                reader, _ = listening.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", int(target)))
            for arguments in ((reader, server, True), (server, reader)):
                threads.append(threading.Thread(target=pump, args=arguments, daemon=True))
                threads[-1].start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(5)


def test_a_foreign_page_hands_nothing_in_and_opens_no_page(browser, server_url, stranger):
    own = opened(fresh(browser, base_url=server_url), "/data")
    own.locator("input[type=file]").wait_for(state="attached", timeout=60_000)
    foreign = own.context.new_page()
    foreign.goto(stranger)
    with outside.session(server_url) as (session, _):  # even where it had learnt the name of an open page
        ended = foreign.evaluate(ATTACK, [server_url, session])
    assert (ended["put"], ended["socket"]) == ("blocked", "blocked")
    assert ended["post"] in {"blocked", "opaque"}  # sent without a token, refused, and its answer hidden
    own.context.close()


def test_a_foreign_name_that_leads_here_shows_and_takes_nothing(browser, server_url):
    page = fresh(browser)
    rebound = server_url.replace("127.0.0.1", "rebound.example")
    assert page.goto(f"{rebound}/data").status == 421
    assert "DASHBOARD_ALLOWED_HOSTS" in page.locator("body").inner_text()
    with outside.session(server_url) as (session, _):
        ended = page.evaluate(ATTACK, [rebound, session])
    assert (ended["put"], ended["read"], ended["socket"]) == (421, 421, "blocked")
    page.context.close()


def test_through_a_proxy_that_hides_the_name_nobody_writes(browser, server_url, careless):
    page = fresh(browser, base_url=careless)
    page.goto("/data")
    page.wait_for_timeout(3000)
    assert page.locator("input[type=file]").count() == 0
    page.context.close()
    with outside.session(careless, origin=None) as (session, token):
        for origin in (None, careless):
            assert outside.upload(careless, session, token, Origin=origin)[0] == 403
