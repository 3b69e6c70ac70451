import time
from types import SimpleNamespace

import pytest
import streamlit as st

from dashboard import config
from dashboard.problems import Refused
from dashboard.screen import access, sign_ins
from dashboard.screen.secretaries import SignIn

HERE = {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501", "user-agent": "Mozilla/5.0", "cookie": "a=b"}
LISTED = "secretary@example.org"


class User(dict):
    """What `st.user` is once sign-in is configured."""

    @property
    def is_logged_in(self):
        return bool(self)


@pytest.fixture
def reader(monkeypatch):
    def become(host="127.0.0.1", secretaries=(), sign_in=False, allowed_hosts=(), asked=HERE, **account):
        settings = SimpleNamespace(host=host, allowed_hosts=allowed_hosts)
        monkeypatch.setattr(config, "settings", lambda: settings)
        monkeypatch.setattr(access, "sign_in", lambda: SignIn(sign_in, frozenset(secretaries)))
        monkeypatch.setattr(access, "_asked", lambda: access.as_headers(dict(asked).items()))
        monkeypatch.setattr(st, "user", User(account))
        return access.current()

    return become


def account(**claims):
    return {"email": LISTED, "email_verified": True, "sub": "1", "iat": int(time.time())} | claims


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_on_this_computer_writing_is_on_and_said(reader, host):
    held = reader(host)
    assert held.may_write
    assert "only this computer" in held.reason


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_under_each_of_its_own_names_this_computer_may_write(reader, name, scheme):
    assert reader(asked=HERE | {"host": f"{name}:8501", "origin": f"{scheme}://{name}:8501"}).may_write


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "dashboard.example", "127.0.0.1.example"])
def test_elsewhere_without_sign_in_writing_is_off_and_says_how(reader, host):
    held = reader(host)
    assert not held.may_write
    assert "DASHBOARD_SECRETARIES" in held.reason
    with pytest.raises(Refused):
        access.require()


def test_behind_a_proxy_this_computer_is_not_alone(reader):
    held = reader(allowed_hosts=("dashboard.example.org",))
    assert not held.may_write
    assert "DASHBOARD_SECRETARIES" in held.reason


@pytest.mark.parametrize(
    "header",
    [
        "Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded", "X-Real-IP",
        "X-Original-URL", "X-Client-IP", "Client-IP", "True-Client-IP", "CF-Connecting-IP", "Fastly-Client-IP",
        "X-Cluster-Client-IP", "X-Envoy-External-Address", "X-Amzn-Trace-Id", "X-ProxyUser-Ip", "X-Remote-User",
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", ["", "127.0.0.1"])
def test_what_came_through_a_proxy_may_not_write(reader, header, value):
    held = reader(asked=HERE | {header: value})
    assert (held.may_write, "came through a proxy" in held.reason) == (False, True)


@pytest.mark.parametrize(
    "host", ["", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.1.5", "127.1@evil", "["]
)
def test_under_a_name_that_is_not_this_computers_nobody_writes(reader, host):
    assert not reader(asked=HERE | {"host": host, "origin": f"http://{host}"}).may_write


def test_without_a_host_or_with_two_nobody_writes(reader, monkeypatch):
    assert not reader(asked={name: HERE[name] for name in HERE if name != "host"}).may_write
    monkeypatch.setattr(access, "_asked", lambda: access.as_headers([*HERE.items(), ("Host", "127.0.0.1:8501")]))
    assert not access.current().may_write


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:9", "file://"])
def test_what_no_page_of_ours_asks_may_not_write(reader, origin):
    asked = {name: HERE[name] for name in HERE if name != "origin"} | ({"origin": origin} if origin else {})
    assert not reader(asked=asked).may_write


def test_with_sign_in_even_this_computer_has_to_sign_in(reader):
    held = reader(sign_in=True)
    assert (held.may_write, held.can_sign_in) == (False, True)


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "someone@example.org"},
        {"email": "ſecretary@example.org"},
        {"email": "secretary@example.org\u200b"},
        {"email": " secretary@example.org"},
        {"email": ["secretary@example.org"]},
        {"email": ""},
        {"email": None},
        *({"email_verified": said} for said in (False, None, "true", "True", "false", 1, [True])),
    ],
)
def test_an_account_that_is_not_listed_or_not_verified_may_not_write(reader, claims):
    assert not reader(sign_in=True, secretaries=[LISTED], **account(**claims)).may_write


def test_a_listed_and_verified_secretary_may_write(reader):
    held = reader("0.0.0.0", [LISTED], True, asked={}, **account(email="Secretary@EXAMPLE.org"))
    assert (held.may_write, held.who) == (True, LISTED)
    assert access.require() == LISTED


@pytest.mark.parametrize(
    ("began", "counts"),
    [(0, True), (11.9, True), (12, False), (-0.01, True), (-1, False), (None, False), (True, False), ("now", False)],
)
def test_a_sign_in_counts_for_twelve_hours(reader, monkeypatch, began, counts):
    monkeypatch.setattr(sign_ins, "_started", time.time() - 20 * 3600)
    is_time = isinstance(began, int | float) and began is not True
    iat = time.time() - began * 3600 if is_time else began
    held = reader(sign_in=True, secretaries=[LISTED], **account(iat=iat))
    assert (held.may_write, held.can_sign_in) == (counts, not counts)


def test_a_sign_in_does_not_outlive_the_server_that_may_have_seen_it_signed_out(reader, monkeypatch):
    monkeypatch.setattr(sign_ins, "_started", time.time())
    assert not reader(sign_in=True, secretaries=[LISTED], **account(iat=time.time() - 3600)).may_write


def test_signing_out_ends_every_tab_of_that_sign_in_and_no_other(reader, monkeypatch):
    monkeypatch.setattr(st, "logout", lambda: None)
    first, second = account(nonce="a"), account(nonce="b")
    assert reader(sign_in=True, secretaries=[LISTED], **first).may_write
    access.sign_out()
    held = reader(sign_in=True, secretaries=[LISTED], tokens={"id": "x"}, is_logged_in=True, **first)
    assert (held.may_write, held.can_sign_in) == (False, True)
    assert reader(sign_in=True, secretaries=[LISTED], **second).may_write


def test_what_was_signed_out_stays_so_when_the_clock_jumps_ahead_and_back(reader, monkeypatch):
    monkeypatch.setattr(st, "logout", lambda: None)
    now, first, second = time.time(), account(nonce="c"), account(nonce="d")
    reader(sign_in=True, secretaries=[LISTED], **first)
    access.sign_out()
    monkeypatch.setattr(time, "time", lambda: now + 40 * 3600)
    reader(sign_in=True, secretaries=[LISTED], **second)
    access.sign_out()
    monkeypatch.setattr(time, "time", lambda: now)
    assert not reader(sign_in=True, secretaries=[LISTED], **first).may_write


def test_an_address_in_the_settings_is_in_plain_letters(monkeypatch):
    monkeypatch.setenv("DASHBOARD_SECRETARIES", "Secretary@Example.org, other@example.org")
    assert config.Settings.from_environment().secretaries == (LISTED, "other@example.org")
    monkeypatch.setenv("DASHBOARD_SECRETARIES", "ſecretary@example.org")
    with pytest.raises(Refused, match="only an address in plain letters"):
        config.Settings.from_environment()
