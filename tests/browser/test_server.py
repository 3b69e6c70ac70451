"""The server as a browser meets it: what a visit weighs, fonts and themes, a server that dies and comes back."""

import pytest

from tests.tools.browsing import fresh, until
from tests.tools.serving import free_port, serving

HEADING = "h1.answer, .empty"


def weigh(page, address: str) -> dict[str, int]:
    """Open an address, and return the bytes that went over the wire by path; what was in the cache weighs nothing."""
    sizes, asked = {}, {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.requestWillBeSent", lambda event: asked.__setitem__(event["requestId"], event["request"]["url"])
    )
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.__setitem__(asked.get(event["requestId"], ""), event["encodedDataLength"]),
    )
    page.goto(address)
    page.wait_for_selector(HEADING, timeout=30_000)
    outlines = "performance.getEntriesByType('resource').filter(one => one.name.includes('/boundaries/'))"
    page.wait_for_function(f"{outlines}.length === 1", timeout=60_000)  # sea and land come last
    page.wait_for_load_state("networkidle")
    session.detach()
    return sizes


def test_a_first_visit_weighs_less_than_3_mb_and_a_second_next_to_nothing(browser, server_url):
    page = fresh(browser, base_url=server_url)
    assert sum(weigh(page, "/").values()) < 3_000_000
    again = weigh(page, "/?layer=practices")  # no outline of a country or region is sent twice
    assert sum(again.values()) < 20_000, sorted(again.items(), key=lambda one: -one[1])[:5]
    page.context.close()


@pytest.mark.slow
def test_after_the_server_died_which_the_page_says_and_came_back_it_is_at_the_same_view(browser, tiny_data, tmp_path):
    port = free_port()
    page = fresh(browser)
    with serving(tiny_data, tmp_path / "first.log", port) as url:
        page.goto(f"{url}/follow-up?snapshot=2018-02-07&as_of=2018-03-01")
        page.wait_for_selector("text=read as of 1 March 2018", timeout=30_000)
        assert page.inner_text("#gone") == ""
    page.wait_for_selector("#gone >> text=The dashboard does not answer. What stands here is from", timeout=30_000)
    page.wait_for_timeout(3000)
    assert page.get_by_role("dialog").count() == 0  # Streamlit's own, which would keep the line from being heard
    assert page.get_by_role("status").filter(has_text="does not answer").count() == 1
    told: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda _: told.append(socket.url)))
    with serving(tiny_data, tmp_path / "second.log", port):
        for _ in range(120):  # it asks again by itself: nobody has clicked
            page.wait_for_timeout(500)
            if told:
                break
        assert told
        before = 0
        while before != len(told):  # what is on the page may still be what the first server drew
            before = len(told)
            page.wait_for_timeout(1500)
        page.wait_for_selector("text=read as of 1 March 2018", timeout=30_000)
        page.wait_for_function("!document.getElementById('gone').innerText")
        page.get_by_role("link", name="Overview", exact=True).first.click()
        page.wait_for_function("location.pathname === '/'")
        page.wait_for_selector("text=read as of 1 March 2018", timeout=30_000)
        until(page, "as_of", "2018-03-01")
    page.context.close()


def test_a_deep_link_asks_for_nothing_that_is_not_there(page):
    missing = []
    page.on("response", lambda answer: answer.status >= 400 and missing.append((answer.status, answer.url)))
    page.goto("/follow-up?region=ES51")
    page.wait_for_selector(HEADING, timeout=60_000)
    page.wait_for_load_state("networkidle")
    assert missing == []
