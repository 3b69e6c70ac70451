"""Few pages are drawn at a time, and nobody waits for ever."""

import threading

import pytest

from dashboard.screen import turns


def test_no_more_are_drawn_at_a_time_than_may_be():
    begun, go, drawing = threading.Semaphore(0), threading.Event(), set[int]()
    most = []

    def draw(number: int) -> None:
        with turns.turn():
            drawing.add(number)
            most.append(len(drawing))
            begun.release()
            go.wait(5)
            drawing.remove(number)

    threads = [threading.Thread(target=draw, args=(number,)) for number in range(turns.PAGES + 2)]
    for thread in threads:
        thread.start()
    for _ in range(turns.PAGES):
        assert begun.acquire(timeout=5)
    assert not begun.acquire(timeout=0.05), "one more waits"
    go.set()
    for thread in threads:
        thread.join(5)
    assert len(most) == len(threads)
    assert max(most) == turns.PAGES


def test_who_waited_long_enough_begins_all_the_same_and_gives_nothing_back(monkeypatch):
    monkeypatch.setattr(turns, "_turns", threading.BoundedSemaphore(1))
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    with turns.turn(), turns.turn():
        pass
    assert turns._turns.acquire(blocking=False)
    assert not turns._turns.acquire(blocking=False)


def test_what_ends_a_page_ends_its_turn(monkeypatch):
    monkeypatch.setattr(turns, "_turns", threading.BoundedSemaphore(1))
    with pytest.raises(KeyError), turns.turn():
        raise KeyError
    assert turns._turns.acquire(blocking=False)
