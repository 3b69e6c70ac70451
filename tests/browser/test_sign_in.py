"""Signing in with a provider that runs here: who is listed and verified may write, anyone else may only read."""

import json
import shutil
import socket
import subprocess
import sys
import time

import pytest

from tests.tools import outside
from tests.tools.browsing import beside, fresh, opened, settled
from tests.tools.serving import free_port, serving

pytestmark = pytest.mark.slow  # a sign-in server and a dashboard of their own

SECRETARY = {"sub": "secretary", "email": "secretary@example.org", "email_verified": True}
UNVERIFIED = {"sub": "unverified", "email": "other@example.org", "email_verified": False}
STRANGER = {"sub": "stranger", "email": "stranger@example.org", "email_verified": True}
# The dashboard with secrets of the test's own: those of the repository are nobody's to overwrite.
PROGRAM = """
import os
from importlib import import_module
from dashboard.commands import main
module = import_module("dashboard.server.serve")
real = module.options
module.options = lambda settings: real(settings) | {"secrets.files": [os.environ["TEST_SECRETS"]]}
main()
"""
SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a secret of this test alone, long enough for a key"
client_id = "dashboard"
client_secret = "also of this test"
server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def provider():
    port = free_port()
    claims = [part for user in (SECRETARY, UNVERIFIED, STRANGER) for part in ("--user-claims", json.dumps(user))]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *claims],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield port
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="module")
def url(provider, data_folder, tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("sign-in"), free_port()
    shutil.copytree(data_folder, folder / "data", copy_function=shutil.copy2)
    (folder / "secrets.toml").write_text(SECRETS.format(port=port, provider=provider), "utf-8")
    settings = {
        "TEST_SECRETS": str(folder / "secrets.toml"),
        "DASHBOARD_SECRETARIES": f"{SECRETARY['email']}, {UNVERIFIED['email']}",
    }
    with serving(folder / "data", folder / "server.log", port, program=("-c", PROGRAM), **settings) as address:
        yield address


@pytest.fixture
def own(browser, url):
    page = fresh(browser, base_url=url)
    yield page
    page.context.close()


def uploads(page):
    """Return how many boxes for files the page has, once it is drawn to its end."""
    settled(page)
    return page.locator("input[type=file]").count()


def signed_in(page, user):
    opened(page, "/data")
    page.get_by_text("Sign in to write.").wait_for(timeout=60_000)
    assert uploads(page) == 0
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=user["sub"], exact=True).click(timeout=60_000)
    page.wait_for_selector("h1.answer", timeout=60_000)
    opened(page, "/data")
    page.get_by_role("button", name="Sign out").wait_for(timeout=60_000)


def test_a_listed_and_verified_secretary_may_write_until_signed_out(own):
    signed_in(own, SECRETARY)
    own.get_by_text("Signed in as secretary@example.org.").wait_for()
    own.locator("input[type=file]").set_input_files({"name": "a.xlsx", "mimeType": "", "buffer": b"PK"})
    own.get_by_text("nothing was committed").wait_for(timeout=60_000)
    own.get_by_role("button", name="Sign out").click()
    own.wait_for_timeout(2000)
    opened(own, "/data")
    own.get_by_text("Sign in to write.").wait_for(timeout=60_000)
    assert uploads(own) == 0


def test_signing_out_ends_every_tab_and_each_copy_of_the_cookie(own, browser, url):
    signed_in(own, SECRETARY)
    kept = [cookie for cookie in own.context.cookies() if cookie["name"].startswith("_streamlit_user")]
    assert kept
    assert all(0 < cookie["expires"] - time.time() <= 12 * 3600 for cookie in kept)
    other, copy = opened(beside(own.context), f"{url}/data"), fresh(browser, base_url=url)
    copy.context.add_cookies(kept)
    opened(copy, "/data").get_by_role("button", name="Sign out").wait_for(timeout=60_000)
    own.get_by_role("button", name="Sign out").click()
    own.wait_for_timeout(3000)  # where the provider sends the tab then is its own affair
    opened(own, f"{url}/data").get_by_text("Sign in to write.").wait_for(timeout=60_000)
    assert not [one for one in own.context.cookies() if one["name"].startswith("_streamlit_user")]
    bring = {"name": "a.xlsx", "mimeType": "", "buffer": b"PK"}
    other.locator("input[type=file]").set_input_files(bring)  # still drawn from before; what it hands in is refused
    other.wait_for_timeout(1000)
    assert other.get_by_text("nothing was committed").count() == 0
    for page in (other, opened(copy, "/data")):
        for name in ("Overview", "Data"):  # the next run of the page: what is searched reruns its panel alone
            page.get_by_role("link", name=name, exact=True).first.click()
            page.wait_for_function(f"location.pathname === '/{'' if name == 'Overview' else 'data'}'")
        page.get_by_text("Sign in to write.").wait_for(timeout=60_000)
        assert uploads(page) == 0
    copy.context.close()


def test_a_session_without_a_sign_in_may_hand_no_file_in(url):
    with outside.session(url) as (session, token):
        assert outside.upload(url, session, token) == (403, "Sign in to write.\n")


@pytest.mark.parametrize("user", [UNVERIFIED, STRANGER], ids=lambda user: user["sub"])
def test_anyone_else_may_only_read(own, user):
    signed_in(own, user)
    own.get_by_text("not on the list of secretaries").wait_for()
    assert uploads(own) == 0
