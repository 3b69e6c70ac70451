"""What a program can do that is no browser: open a page by its websocket, and hand a file in by HTTP."""

import http.client
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PARTS = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n%s\r\n--x--\r\n'


@contextmanager
def session(url: str, *sent: object, **more: object) -> Iterator[tuple[str, str]]:
    """Open a page without a browser, and give the name of its session and the token against forged requests.

    What else is given is as for `stream`.
    """
    with stream(url, *sent, **more) as opened:
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        opened.send(asked.SerializeToString())
        told = ForwardMsg()
        while not told.HasField("new_session"):
            told.ParseFromString(opened.recv(timeout=60))
        yield told.new_session.initialize.session_id, opened.token


@contextmanager
def stream(
    url: str,
    origin: str | None = "",
    headers: Mapping[str, str] | None = None,
    at: tuple[str, int] | None = None,
) -> Iterator[ClientConnection]:
    """Connect as a page does, before it has asked for anything.

    `origin` is the page's own unless given, None sends none; `headers` are sent besides. `at` is where to connect, if
    the name in the address leads elsewhere.
    """
    token = _token(url, at)
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    sent = {"Cookie": f"_streamlit_xsrf={token}"} | dict(headers or {})
    origin = url if origin == "" else origin
    there = {"sock": socket.create_connection(at, 30)} if at else {}
    protocols = ["streamlit", token]
    with connect(
        address, origin=origin, subprotocols=protocols, additional_headers=sent, max_size=None, open_timeout=60, **there
    ) as opened:
        opened.token = token
        yield opened


def _token(url: str, at: tuple[str, int] | None) -> str:
    netloc = urlsplit(url).netloc
    connection = http.client.HTTPConnection(*at, timeout=30) if at else http.client.HTTPConnection(netloc, timeout=30)
    try:
        connection.request("GET", "/_stcore/health", headers={"Host": netloc})
        cookies = connection.getresponse().headers.get_all("Set-Cookie")
    finally:
        connection.close()
    (token,) = (cookie for cookie in cookies if cookie.startswith("_streamlit_xsrf="))
    return token.split(";")[0].partition("=")[2]


def upload(
    url: str, session: str, token: str, content: bytes = b"PK", name: str = "1", **changed: str | None
) -> tuple[int, str]:
    """Hand a file in for a session, and return the status and what was answered.

    `changed` are headers sent in place of a page's own, None leaves one out; their names are written with underscores.
    """
    headers = {
        "Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token, "Origin": url,
        "Content-Type": "multipart/form-data; boundary=x",
    }  # fmt: skip
    headers |= {name.replace("_", "-"): text for name, text in changed.items()}
    headers = {name: text for name, text in headers.items() if text is not None}
    asked = urllib.request.Request(
        f"{url}/_stcore/upload_file/{session}/{name}", PARTS % content, headers, method="PUT"
    )
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()
    except urllib.error.URLError as fault:
        if isinstance(fault.reason, ConnectionError):  # the server hung up while the file still came in
            return 413, ""
        raise
