"""Work that takes seconds, beside the pages: so much at once, so much waiting, and none that nobody waits for."""

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from typing import Any, TypeVar

from starlette.requests import Request


class Full(Exception):
    """As much waits as may wait."""


class Abandoned(Exception):
    """Nobody waits for it any more."""


Done = TypeVar("Done")


@dataclass
class _Job:
    """One piece of work, and how many wait for it."""

    given_up: Event = field(default_factory=Event)
    waiting: int = 0
    future: Future[Any] = field(default_factory=Future)


class Jobs:
    """Threads that work through what is asked; the same asked twice is done once. Used from one event loop."""

    def __init__(self, name: str, at_once: int, waiting: int) -> None:
        """Take this many at once, and let this many more wait."""
        self._pool = ThreadPoolExecutor(at_once, name)
        self._most = at_once + waiting
        self._jobs: dict[Hashable, _Job] = {}
        self._work: set[Future] = set()  # what holds a thread or a place, with what was given up but still runs

    async def done(self, request: Request, key: Hashable, work: Callable[[Event], Done]) -> Done:
        """Return what `work` returns; it is given what is set once nobody waits, so that it can stop.

        Full: no place is left. Abandoned: the browser that asked has gone.
        """
        job = self._jobs.get(key) or self._begun(key, work)
        job.waiting += 1
        result, gone = asyncio.wrap_future(job.future), asyncio.ensure_future(_gone(request))
        result.add_done_callback(_seen)
        try:
            await asyncio.wait({result, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not result.done():
                raise Abandoned
            return result.result()
        finally:
            gone.cancel()
            job.waiting -= 1
            if not job.waiting:
                if self._jobs.get(key) is job:
                    del self._jobs[key]
                job.given_up.set()
                job.future.cancel()  # if it has not begun; `work` itself sees to the rest

    def _begun(self, key: Hashable, work: Callable[[Event], Any]) -> _Job:
        self._work = {one for one in self._work if not one.done()}
        if len(self._work) >= self._most:
            raise Full
        job = _Job()
        job.future = self._pool.submit(work, job.given_up)
        self._work.add(job.future)
        self._jobs[key] = job
        return job


def _seen(result: asyncio.Future) -> None:
    """Take note of how it ended, also where nobody waited: else it is reported as overlooked."""
    if not result.cancelled():
        result.exception()


async def _gone(request: Request) -> None:
    """Wait until the browser has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
