"""A sample of the states in which axe may find a fault; `python -m tests.tools.axe` goes through all of them."""

import pytest

from tests.tools import axe
from tests.tools.browsing import fresh

SAMPLE = [("where from", "fr-FR")]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "locale"), SAMPLE)
def test_axe_finds_nothing_in_either_theme_at_any_width_and_what_it_leaves_open_was_seen(
    browser, server_url, name, locale
):
    page = fresh(browser, base_url=server_url, locale=locale, accept_downloads=True)
    seen = {(theme, width): faults for theme, width, faults in axe.walk(page, name, "record")}
    assert len(seen) == len(axe.THEMES) * len(axe.WIDTHS)
    assert {at: faults for at, faults in seen.items() if faults} == {}
