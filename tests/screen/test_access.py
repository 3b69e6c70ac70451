from types import SimpleNamespace

import pytest
import streamlit as st

from dashboard import config
from dashboard.problems import Refused
from dashboard.screen import access


class User(dict):
    """What `st.user` is once sign-in is configured."""

    @property
    def is_logged_in(self):
        return bool(self)


@pytest.fixture
def reader(monkeypatch):
    def become(host="127.0.0.1", secretaries=(), sign_in=False, allowed_hosts=(), **account):
        settings = SimpleNamespace(host=host, secretaries=frozenset(secretaries), allowed_hosts=allowed_hosts)
        monkeypatch.setattr(config, "settings", lambda: settings)
        monkeypatch.setattr(access, "_has_sign_in", lambda: sign_in)
        monkeypatch.setattr(st, "user", User(account))
        return access.current()

    return become


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_on_this_computer_writing_is_on_and_said(reader, host):
    held = reader(host)
    assert held.may_write
    assert "only this computer" in held.reason


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


def test_with_sign_in_even_this_computer_has_to_sign_in(reader):
    held = reader(sign_in=True)
    assert (held.may_write, held.can_sign_in) == (False, True)


@pytest.mark.parametrize(
    "account",
    [
        {"email": "someone@example.org", "email_verified": True},
        {"email": "secretary@example.org", "email_verified": False},
        {"email": "secretary@example.org"},
        {"email_verified": True},
    ],
)
def test_an_account_that_is_not_listed_or_not_verified_may_not_write(reader, account):
    assert not reader(sign_in=True, secretaries=["secretary@example.org"], **account).may_write


def test_a_listed_and_verified_secretary_may_write(reader):
    account = {"email": "Secretary@example.org", "email_verified": True}
    held = reader("0.0.0.0", ["secretary@example.org"], True, **account)
    assert (held.may_write, held.who) == (True, "secretary@example.org")
    assert access.require() == "secretary@example.org"
