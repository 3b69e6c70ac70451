from types import SimpleNamespace

import pytest

from dashboard import slides, stage
from dashboard.slides import Slide

CHOICE = SimpleNamespace(snapshot=SimpleNamespace(digest="a" * 64), as_of="2018-02-07", region=None)


@pytest.fixture
def failing(monkeypatch):
    """Make every slide but the title fail, as a broken query would."""

    def make(key, *_):
        if key == "title":
            return Slide(key, "Good")
        raise RuntimeError("secret: someone@example.org")

    monkeypatch.setattr(slides, "make", make)
    stage.talk("good slides").clear()


def test_a_failed_slide_shows_the_last_good_one_marked(failing):
    assert stage._made("title", CHOICE) == (Slide("title", "Good"), False)
    assert stage._made("asks", CHOICE) == (Slide("title", "Good"), True)


def test_without_a_good_one_the_room_reads_a_sentence_and_no_trace(failing):
    shown, is_stale = stage._made("asks", CHOICE)
    assert is_stale
    assert shown.headline == "This slide cannot be shown just now."


def test_a_good_slide_of_another_snapshot_is_not_shown(failing):
    stage._made("title", CHOICE)
    other = SimpleNamespace(snapshot=SimpleNamespace(digest="b" * 64), as_of="2018-02-07", region=None)
    assert stage._made("asks", other)[0].headline == "This slide cannot be shown just now."
