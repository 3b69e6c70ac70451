"""What is drawn once is handed on as it was drawn, and takes little memory."""

import pytest

from dashboard.ask import Cache, weight
from dashboard.draw.look import LIGHT
from dashboard.screen import finished

DRAWN: list[str] = []
ROW = "<tr><td>– “Réponse” 日本 &amp;</td></tr>\n"


def table(look, amount: int) -> str:
    DRAWN.append(look.name)
    return ROW * amount


@pytest.fixture
def drawings(monkeypatch):
    DRAWN.clear()
    monkeypatch.setattr(finished, "_drawings", Cache(100_000, weight))
    return finished._drawings


def test_html_is_drawn_once_and_kept_in_a_small_part_of_its_memory(drawings):
    for _ in range(2):
        assert finished.drawing(table, (), LIGHT, amount=1_000) == ROW * 1_000
    assert DRAWN == ["light"]
    assert drawings._weight < weight(ROW * 1_000) / 20
