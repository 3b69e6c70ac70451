"""Files handed in past the page, by HTTP with a session opened by websocket: only where the reader may write."""

import urllib.error
import urllib.request

import pytest

from dashboard.server import uploads
from tests.tools import outside
from tests.tools.serving import serving


@pytest.fixture(scope="module")
def closed(data_folder, tmp_path_factory):
    """A server that others reach through a proxy, without a sign-in: nobody may write."""
    log = tmp_path_factory.mktemp("closed") / "server.log"
    with serving(data_folder, log, DASHBOARD_ALLOWED_HOSTS="dashboard.example") as url:
        yield url


def test_where_writing_is_off_no_session_may_hand_a_file_in(closed):
    with outside.session(closed) as (session, token):
        status, told = outside.upload(closed, session, token)
    assert (status, "Writing is off" in told) == (403, True)


def test_on_this_computer_a_page_may_and_nobody_without_one(server_url):
    with outside.session(server_url) as (session, token):
        assert outside.upload(server_url, session, token)[0] == 204
        assert outside.upload(server_url, "0" * 36, token)[0] == 403
        large = b"x" * (11 * 2**20)
        assert [outside.upload(server_url, session, token, large, f"large-{at}")[0] for at in range(2)] == [413, 413]
        big = b"x" * (9 * 2**20)  # each is taken: of the two before, nothing was kept
        taken = [outside.upload(server_url, session, token, big, str(number))[0] for number in range(6)]
        status, told = outside.upload(server_url, session, token, name="more")
    assert taken == [204] * 6
    assert 6 * len(big) > uploads.MOST
    assert (status, "holds many files already" in told) == (413, True)


@pytest.mark.parametrize(
    "changed",
    [{"Origin": None}, {"Origin": "http://evil.example"}, {"X_Forwarded_For": "10.0.0.1"}, {"Via": "1.1 proxy"},
     {"Host": "evil.example"}, {"Host": "evil.example", "Origin": "http://evil.example"}],
)  # fmt: skip
def test_a_file_that_no_page_on_this_computer_hands_in_is_refused(server_url, changed):
    with outside.session(server_url) as (session, token):
        status, told = outside.upload(server_url, session, token, **changed)
    assert status in {403, 421}
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("origin", "headers"),
    [(None, {}), ("", {"X-Forwarded-For": "10.0.0.1"}), ("", {"Forwarded": "for=10.0.0.1"}), (None, {"Via": "1.1 a"})],
)
def test_a_page_that_came_past_a_proxy_or_is_none_hands_nothing_in(server_url, origin, headers):
    with outside.session(server_url, origin, headers) as (session, token):
        status, told = outside.upload(server_url, session, token)
    assert (status, "Writing is off" in told) == (403, True)


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_nothing_is_taken_without_a_session(server_url, method):
    address = f"{server_url}/_stcore/upload_file/00000000-0000-0000-0000-000000000000/1"
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(address, b"PK\x03\x04", method=method), timeout=10)
    assert 400 <= refused.value.code < 500
    refused.value.close()
