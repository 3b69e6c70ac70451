"""Connections that ask nothing, or a letter at a time: they are shown out, and everyone else is served meanwhile."""

import resource
import socket
import time
import urllib.request
from urllib.parse import urlsplit

import pytest

from dashboard.server import connections, door
from dashboard.server.door import GRACE, WAITING, Door
from tests.tools.serving import serving

HALF = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: "
MANY = 1100


class Transport:
    def __init__(self):
        self.closed = False

    def is_closing(self):
        return self.closed

    def close(self):
        self.closed = True


def test_one_address_never_takes_all_places_and_those_that_left_take_none():
    here = Door(8)
    first = [Transport() for _ in range(6)]
    assert all(here.lets_in("one", of) for of in first)
    assert not here.lets_in("one", Transport())
    assert [here.lets_in("other", Transport()) for _ in range(3)] == [True, True, False]
    first[0].close()
    assert here.lets_in("one", Transport())


@pytest.fixture
def clock(monkeypatch):
    """The seconds that the door sees, for the test to set."""
    now = [1000.0]
    monkeypatch.setattr(door.time, "monotonic", lambda: now[0])
    return now


def test_of_those_that_ask_nothing_the_oldest_give_way_once_they_had_time(clock):
    here, held = Door(2000), [Transport() for _ in range(WAITING + 2)]
    for of in held:
        here.waits("one", of, of.close)
    assert not any(of.closed for of in held)  # perhaps what they said is only not read yet
    clock[0] += GRACE
    here.has_said("one", held[0])
    here.waits("one", more := Transport(), more.close)
    assert [of.closed for of in held] == [False, True, True] + [False] * (WAITING - 1)
    here.waits("other", more := Transport(), more.close)
    assert sum(of.closed for of in held) == 2


def test_where_every_place_is_taken_those_that_ask_nothing_leave_theirs(clock):
    here, held = Door(4), [Transport() for _ in range(3)]
    for of in held:
        assert here.lets_in("one", of)
        here.waits("one", of, of.close)
    assert not here.lets_in("one", Transport())
    clock[0] += GRACE
    assert here.lets_in("one", Transport())
    assert all(of.closed for of in held)


def test_other_files_can_still_be_opened_when_every_place_is_taken(monkeypatch):
    limits = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, wanted: limits.append(wanted))
    for soft, hard, places in ((1024, 1024, 624), (256, 4096, 3696), (20000, 20000, door.MOST)):
        monkeypatch.setattr(resource, "getrlimit", lambda _, held=(soft, hard): held)
        assert door.most() == places
    assert limits == [(4096, 4096)]


@pytest.fixture
def opened():
    """Return a function that connects and says something."""
    held = []

    def connect(url: str, said: bytes = b"") -> socket.socket:
        parts = urlsplit(url)
        held.append(socket.create_connection((parts.hostname, parts.port), 10))
        held[-1].sendall(said)
        return held[-1]

    yield connect
    for one in held:
        one.close()


def ended(one: socket.socket, within: float) -> bytes:
    """Return what was answered before the server closed; AssertionError where it does not."""
    one.settimeout(within)
    told = b""
    while part := one.recv(4096):
        told += part
    return told


@pytest.mark.slow
def test_a_header_that_does_not_end_is_answered_and_a_whole_one_served_in_time(server_url, opened):
    began = time.monotonic()
    silent, half, slow = opened(server_url), opened(server_url, HALF), opened(server_url, HALF)
    whole = opened(server_url, HALF + b"x\r\nConnection: close\r\n\r\n")
    again = opened(server_url, HALF + b"x\r\n\r\n")
    assert ended(whole, 20).startswith(b"HTTP/1.1 200")
    assert again.recv(12) == b"HTTP/1.1 200"
    again.sendall(HALF)  # a second header on the same connection, and no end to it
    for _ in range(4):
        time.sleep(1)
        slow.sendall(b"x")
    for one in (silent, half, slow):
        assert ended(one, 20).startswith(b"HTTP/1.1 408")
    assert b"HTTP/1.1 408" in ended(again, 20)
    assert connections.HEADER_TIME - 1 < time.monotonic() - began < connections.HEADER_TIME + 10


@pytest.mark.slow
def test_a_thousand_half_open_requests_stop_nobody_and_leave_no_log(tiny_data, tmp_path, opened):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard))  # as usual; the server, started from here, has it too
    try:
        with serving(tiny_data, tmp_path / "server.log") as url:
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2048), hard))
            held = [opened(url, HALF) for _ in range(MANY)]
            for path in ("/", "/healthz", "/open/index.json", "/follow-up"):
                began = time.monotonic()
                with urllib.request.urlopen(f"{url}{path}", timeout=10) as answer:
                    assert answer.status == 200
                assert time.monotonic() - began < 5
            for one in held:
                one.close()
            garbage = [opened(url, b"\x16\x03\x01 no HTTP\r\n\r\n") for _ in range(300)]
            for one in garbage:
                one.close()
            time.sleep(1)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert len((tmp_path / "server.log").read_bytes()) < 10_000
