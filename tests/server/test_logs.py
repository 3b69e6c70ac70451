"""The log: a few lines of one kind and a count of the rest, each on its line, none that steers a terminal."""

import io
import logging

import pytest

from dashboard.server import logs
from dashboard.server.logs import IN_ALL, MOST, PERIOD, Sparing


@pytest.fixture
def log(monkeypatch):
    """A logger under the filter, what it wrote, and a clock that the test sets."""
    clock = [1000.0]
    monkeypatch.setattr(logs.time, "monotonic", lambda: clock[0])
    written, logger = io.StringIO(), logging.Logger("of this test")
    handler = logging.StreamHandler(written)
    handler.addFilter(Sparing())
    logger.addHandler(handler)
    return logger, written, clock


def test_the_same_is_told_a_few_times_and_counted_afterwards(log):
    logger, written, clock = log
    for number in range(1002):
        if number == 1001:
            clock[0] += PERIOD + 1
        logger.warning("Too many: %s", number)
    lines = written.getvalue().splitlines()
    assert lines[:MOST] == [f"Too many: {number}" for number in range(MOST)]
    assert lines[MOST:] == [f"Too many: 1001 ({1001 - MOST} more like this were left out before)"]


def test_another_fault_is_told_all_the_same(log):
    logger, written, _ = log
    for number in range(100):
        logger.warning("Too many: %s", number)
    logger.error("The disk is full")
    assert "The disk is full" in written.getvalue()


def test_many_kinds_together_have_an_end_too(log):
    logger, written, _ = log
    for number in range(IN_ALL * 2):
        logger.handle(logger.makeRecord("x", logging.ERROR, "a.py", number, "Kind %s", (number,), None))
    assert len(written.getvalue().splitlines()) == IN_ALL


def test_what_would_steer_a_terminal_or_break_a_line_is_written_as_its_code(log):
    logger, written, _ = log
    try:
        raise ValueError("\x1b[2J\nERROR: all is well")
    except ValueError:
        logger.exception("%s failed", "/a\x1b]0;x\x07\nERROR")
    told = written.getvalue()
    assert not set(told) & set("\x1b\x07")
    assert told.splitlines()[0] == "/a\\x1b]0;x\\x07\\nERROR failed"
    assert "Traceback" in told
