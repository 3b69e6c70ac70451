"""The files for nginx and Caddy in `.deploy`: readers come through, links are whole, nobody writes from outside."""

import http.client
import re
import shutil
from urllib.parse import urlsplit

import feedparser
import pytest

from dashboard.config import ROOT
from tests.tools import outside
from tests.tools.copied import NGINX, running
from tests.tools.serving import free_port, serving

FILES = {"nginx": "nginx.conf", "caddy": "Caddyfile"}
NAME = "dashboard.example.org"


def shipped(program: str, server: str, port: int) -> str:
    """Return the file for a program, with ports of this test and without the certificate that only its owner has."""
    text = (ROOT / ".deploy" / FILES[program]).read_text("utf-8")
    text = re.sub(r"\n *ssl_certificate.*", "", text.replace("127.0.0.1:8501", urlsplit(server).netloc))
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    text = text.replace(f"\n{NAME} {{", f"\nhttp://{NAME}:{port} {{")
    return text.replace("{\n    servers", "{\n    admin off\n    servers")


@pytest.fixture(scope="module")
def server(data_folder, tmp_path_factory):
    log = tmp_path_factory.mktemp("proxied") / "server.log"
    with serving(data_folder, log, DASHBOARD_ALLOWED_HOSTS=NAME) as url:
        yield url


@pytest.fixture(params=list(FILES))
def proxy(request, server, tmp_path):
    """The port of a proxy that runs by its file."""
    if not shutil.which(request.param):
        pytest.skip(f"There is no {request.param}; apt-get install {request.param}")
    port, file = free_port(), tmp_path / "file"
    text = shipped(request.param, server, port)
    file.write_text(NGINX.format(folder=tmp_path, block=text) if request.param == "nginx" else text, "utf-8")
    commands = {
        "nginx": ["nginx", "-p", str(tmp_path), "-c", str(file)],
        "caddy": ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)],
    }
    bare = {"HOME": str(tmp_path), "PATH": "/usr/sbin:/usr/bin"}
    with running(commands[request.param], tmp_path / "log", port, patience=20, environment=bare):
        yield port


def asked(port: int, path: str, host: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.slow
def test_readers_come_through_and_nobody_writes_without_a_sign_in(proxy):
    host = f"{NAME}:{proxy}"
    for path in ("/", "/follow-up", "/healthz", "/open/index.json", "/handout/brief.pdf"):
        assert asked(proxy, path, host)[0] == 200
    links = [entry.link for entry in feedparser.parse(asked(proxy, "/open/changes.atom", host)[1]).entries]
    assert links
    assert all(link.startswith(f"http://{host}/changes?") for link in links)
    with outside.session(f"http://{host}", at=("127.0.0.1", proxy)) as (session, token):
        told = outside.upload(f"http://127.0.0.1:{proxy}", session, token, Host=host, Origin=f"http://{host}")
    assert (told[0], "Writing is off" in told[1]) == (403, True)
    large = b"x" * (13 * 2**20)
    assert outside.upload(f"http://127.0.0.1:{proxy}", "0", token, large, Host=host, Origin=f"http://{host}")[0] in {
        403,
        413,
    }
