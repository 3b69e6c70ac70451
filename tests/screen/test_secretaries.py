"""Who is listed is read anew at each question, and a file that cannot be read closes writing."""

import threading
import time

import pytest
import streamlit as st

from dashboard import config
from dashboard.problems import Refused
from dashboard.screen import access, secretaries
from tests.screen.test_access import HERE, LISTED, User

AUTH = '[auth]\nclient_id = "dashboard"\n'


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Return the file that configures the sign-in, on a server for this computer alone, asked by a page of its own."""
    path = tmp_path / "secrets.toml"
    account = {"email": LISTED, "email_verified": True, "iat": int(time.time())}
    monkeypatch.setattr(st, "get_option", lambda _: [str(path)])
    monkeypatch.setattr(st, "user", User(account))
    monkeypatch.setattr(access, "_asked", lambda: access.as_headers(HERE.items()))
    monkeypatch.setattr(config, "_current", config.Settings(secretaries=(LISTED,)))
    monkeypatch.setattr(secretaries, "_was_configured", threading.Event())
    return path


def test_who_is_taken_off_the_list_writes_no_more_from_the_next_run_on(file):
    file.write_text(f'secretaries = ["Other@example.org", "{LISTED}"]\n{AUTH}')
    assert access.require() == LISTED
    file.write_text(f'secretaries = ["Other@example.org"]\n{AUTH}')
    with pytest.raises(Refused, match="not on the list"):
        access.require()


def test_a_list_in_the_file_stands_in_place_of_that_of_the_environment(file):
    file.write_text(AUTH)
    assert access.require() == LISTED
    file.write_text(f"secretaries = []\n{AUTH}")
    assert not access.current().may_write


@pytest.mark.parametrize("listed", ['"secretary@example.org"', "[1, true]", '[["secretary@example.org"]]', '[""]', "1"])
def test_what_is_no_list_of_addresses_lists_nobody(file, listed):
    file.write_text(f"secretaries = {listed}\n{AUTH}")
    assert secretaries.sign_in() == secretaries.SignIn(is_configured=True, listed=frozenset())
    assert not access.current().may_write


@pytest.mark.parametrize(
    "content", [b"[auth", b"\xff\xfe", b"secretaries = [", b"[auth]\n[auth]\n", b"auth = 1\n", b"[[auth]]\n"]
)
def test_a_file_that_cannot_be_read_closes_writing_even_here(file, content):
    """Streamlit takes it as if there were none, and without a sign-in this computer may write."""
    assert access.sign_in().is_configured is False
    assert access.current().may_write
    file.write_bytes(content)
    with pytest.raises(Refused, match="cannot be read"):
        access.require()
    assert access.closed() == secretaries.BROKEN


def test_a_file_in_whose_place_a_folder_stands_closes_writing(file):
    file.mkdir()
    assert not access.current().may_write


@pytest.mark.parametrize("content", [None, "", 'secretaries = ["secretary@example.org"]\n'])
def test_a_sign_in_that_is_taken_away_while_the_server_runs_closes_writing_even_here(file, content):
    file.write_text(AUTH)
    assert access.require() == LISTED
    file.unlink()
    if content is not None:
        file.write_text(content)
    with pytest.raises(Refused, match="gone"):
        access.require()
    assert access.closed() == secretaries.GONE
    file.write_text(AUTH)
    assert access.require() == LISTED
