"""While an attacker holds connections open and abandons handouts, a browser and other viewers get every page."""

import pytest

from dashboard.screen.pages import MENU
from tests.bench.attack import Attacker, crowd
from tests.tools.browsing import fresh
from tests.tools.serving import serving


@pytest.mark.slow
def test_every_page_is_served_during_an_attack(browser, data_folder, tmp_path):
    log = tmp_path / "server.log"
    with serving(data_folder, log) as url:
        page = fresh(browser, base_url=url)
        with Attacker(url).at_work() as attacker:
            assert len(crowd(url, 2)) == 2 * len(MENU)
            for entry in MENU[::4]:
                page.goto(f"/{entry.address}", timeout=120_000)
                page.wait_for_selector("h1.answer", timeout=120_000)
        page.context.close()
        assert attacker.opened > 1000
        assert attacker.abandoned > 10
    assert log.stat().st_size < 20_000
