"""Work beside the pages: done once for all who ask, so much at once, and dropped when nobody waits for it."""

import asyncio
import threading

import pytest

from dashboard.publish.documents.handouts import HANDOUTS
from dashboard.server.handouts import Wanted, _made, _while_wanted
from dashboard.server.jobs import Abandoned, Full, Jobs
from dashboard.server.kept import Kept


class Asked:
    """A request whose browser can go away."""

    def __init__(self):
        self.has_gone = asyncio.Event()
        self._told = [{"type": "http.request"}]

    async def receive(self):
        if self._told:
            return self._told.pop()
        await self.has_gone.wait()
        return {"type": "http.disconnect"}


class Work:
    """Work that begins, and ends once it is let go."""

    def __init__(self):
        self.begun, self.go, self.calls, self.seen = threading.Event(), threading.Event(), 0, None

    def __call__(self, given_up):
        self.calls, self.seen = self.calls + 1, given_up
        self.begun.set()
        assert self.go.wait(20)
        return "done"


async def until(event):
    assert await asyncio.to_thread(event.wait, 20)


def test_the_same_asked_twice_is_done_once():
    async def told():
        jobs, work = Jobs("once", 1, 0), Work()
        both = [asyncio.create_task(jobs.done(Asked(), "key", work)) for _ in range(2)]
        await until(work.begun)
        work.go.set()
        return await asyncio.gather(*both), work.calls

    assert asyncio.run(told()) == (["done", "done"], 1)


def test_beyond_what_may_wait_it_is_full_until_a_place_is_free():
    async def told():
        jobs, works = Jobs("full", 1, 1), [Work() for _ in range(4)]
        tasks = [asyncio.create_task(jobs.done(Asked(), at, works[at])) for at in range(2)]
        await until(works[0].begun)
        with pytest.raises(Full):
            await jobs.done(Asked(), 2, works[2])
        for work in works:
            work.go.set()
        await asyncio.gather(*tasks)
        assert await jobs.done(Asked(), 3, works[3]) == "done"
        return works[2].calls

    assert asyncio.run(told()) == 0


def test_what_nobody_waits_for_is_dropped_and_its_place_is_free():
    async def told():
        jobs, running, queued, next_one = Jobs("dropped", 1, 1), Work(), Work(), Work()
        first, second = Asked(), Asked()
        tasks = [asyncio.create_task(jobs.done(*of)) for of in ((first, 1, running), (second, 2, queued))]
        await until(running.begun)
        second.has_gone.set()
        with pytest.raises(Abandoned):
            await tasks[1]
        tasks.append(asyncio.create_task(jobs.done(Asked(), 3, next_one)))  # it takes the place of the one that left
        await asyncio.sleep(0)
        first.has_gone.set()
        with pytest.raises(Abandoned):
            await tasks[0]
        assert running.seen.is_set()  # it is told to stop
        for work in (running, next_one):
            work.go.set()
        return await tasks[2], queued.calls

    assert asyncio.run(told()) == ("done", 0)


def test_as_long_as_one_waits_it_goes_on():
    async def told():
        jobs, work = Jobs("goes on", 1, 0), Work()
        leaves, stays = Asked(), Asked()
        tasks = [asyncio.create_task(jobs.done(one, "key", work)) for one in (leaves, stays)]
        await until(work.begun)
        leaves.has_gone.set()
        with pytest.raises(Abandoned):
            await tasks[0]
        assert not work.seen.is_set()
        work.go.set()
        return await tasks[1]

    assert asyncio.run(told()) == "done"


def test_work_that_fails_says_so_to_who_asked():
    def fails(_):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(Jobs("fails", 1, 0).done(Asked(), "key", fails))


def test_a_zip_stops_between_two_regions_once_nobody_waits():
    given_up = threading.Event()
    codes = _while_wanted(["ES51", "ITI1", "SE22"], given_up)
    assert next(codes) == "ES51"
    given_up.set()
    with pytest.raises(Abandoned):
        next(codes)


def test_a_zip_that_nobody_waits_for_any_more_is_not_even_begun():
    given_up = threading.Event()
    given_up.set()
    with pytest.raises(Abandoned):
        _made(Wanted(HANDOUTS["factsheets.zip"], None, (), (), ()), given_up)


def test_what_is_kept_is_the_newest_and_no_more_than_so_many_bytes():
    kept = Kept(10)
    for key in "abc":
        kept.put(key, key.upper(), 4)
    assert [kept.get(key) for key in "abc"] == [None, "B", "C"]
    kept.get("b")
    kept.put("d", "D", 4)
    assert [kept.get(key) for key in "bcd"] == ["B", None, "D"]
    kept.put("large", "L", 11)
    assert [kept.get(key) for key in ("large", "b", "d")] == [None, "B", "D"]
