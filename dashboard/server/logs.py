"""What the server writes into its log: one line for a fault, not a million, and none that steers a terminal."""

import logging
import time
import traceback
from dataclasses import dataclass

from dashboard.say import words

PERIOD, MOST, IN_ALL = 60.0, 5, 200  # seconds; lines of one kind, and of all kinds, in that time


@dataclass
class _Told:
    since: float
    count: int = 0


_TELLS = "tells"  # what a record is marked by once that is decided


class Sparing(logging.Filter):
    """Let through so many lines of one kind in a while, and say how many were left out once it is over."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        super().__init__()
        self._kinds: dict[tuple, _Told] = {}
        self._all = _Told(time.monotonic())

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether a line is written; with several handlers, once for all of them."""
        if _TELLS not in record.__dict__:
            record.__dict__[_TELLS] = self._tells(record)
            if record.__dict__[_TELLS]:
                _settle(record)
        return record.__dict__[_TELLS]

    def _tells(self, record: logging.LogRecord) -> bool:
        now = time.monotonic()
        fault = record.exc_info[0] if record.exc_info else None
        kind = record.name, record.levelno, record.pathname, record.lineno, fault
        if now - self._all.since > PERIOD:
            self._all = _Told(now)
            self._kinds = {key: one for key, one in self._kinds.items() if now - one.since <= PERIOD or key == kind}
        told = self._kinds.setdefault(kind, _Told(now))
        if now - told.since > PERIOD:
            if told.count > MOST:
                told_of = f"{told.count - MOST} more like this were left out before"
                record.msg, record.args = f"{record.getMessage()} ({told_of})", None
            told = self._kinds[kind] = _Told(now)
        told.count += 1
        self._all.count += 1
        return told.count <= MOST and self._all.count <= IN_ALL


def spare() -> None:
    """Put every handler there is under one filter; to be called once the server has set its handlers up."""
    sparing = Sparing()
    named = [one for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger)]
    handlers = {handler for one in (logging.root, *named) for handler in one.handlers}
    for handler in handlers | ({logging.lastResort} if logging.lastResort else set()):
        handler.addFilter(sparing)


def _settle(record: logging.LogRecord) -> None:
    """Write as its code what would break a line of the log or steer the terminal that shows it."""
    record.msg, record.args = words.visible(record.getMessage()), None
    if record.exc_info:
        lines = "".join(traceback.format_exception(*record.exc_info)).splitlines()
        record.exc_text = "\n".join(map(words.visible, lines))
