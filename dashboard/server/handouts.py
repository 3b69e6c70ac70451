"""Handouts over HTTP: made beside the pages by threads of their own, and kept for as long as nothing changed.

The zip of all factsheets takes a hundred times as long as any other, so it has a thread to itself.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from threading import Event
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from dashboard import ask, config
from dashboard.contract.reference import regions
from dashboard.publish import slides
from dashboard.say import words
from dashboard.server import answers, asking
from dashboard.server.asking import History, Turned
from dashboard.server.jobs import Abandoned, Full, Jobs
from dashboard.server.kept import Kept
from dashboard.store import Snapshot

KINDS = {
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".zip": "application/zip",
}
CHOICE = ("set", "snapshot", "as_of", "region")
EARLIEST, LATEST = date(2015, 1, 1), date(2049, 12, 31)
MOST = 60  # slides
ZIP = "factsheets.zip"
AGAIN = 10  # seconds after which it is worth asking again
_SHORT, _LONG = Jobs("handout", at_once=2, waiting=16), Jobs("factsheets", at_once=1, waiting=3)
_KEPT = Kept(64 * 2**20)


class Wanted(NamedTuple):
    """A handout that can be made: all that it follows from, down to the text of the queries."""

    file: str
    snapshot: Snapshot
    history: History
    as_of: date
    region: str | None
    slides: tuple[str, ...]
    reference: Path
    queries: tuple[str, ...]


@asking.route("/handout/{file}", *CHOICE, "slides")
async def handout(request: Request) -> Response:
    """Send a handout of the latest snapshot, if no other is named, read as of its day, if no other is given."""
    wanted = await run_in_threadpool(_wanted, request)
    jobs = _LONG if wanted.file == ZIP else _SHORT
    made = _KEPT.get(wanted)
    if made is None:
        try:
            made = await jobs.done(request, wanted, partial(_made, wanted))
        except Full:
            sentence = f"Many handouts are being made just now; try again in {AGAIN} seconds."
            raise Turned(503, sentence, **{"Retry-After": str(AGAIN)}) from None
        except Abandoned:
            return answers.sentence(503, "Whoever asked for this has gone.")
        _KEPT.put(wanted, made, len(made[1]))
    name, body = made
    return asking.sent(request, body, name, KINDS[PurePosixPath(wanted.file).suffix], answers.ASK_AGAIN)


ROUTES = [handout]


def _wanted(request: Request) -> Wanted:
    """Return what is asked for; Turned where it cannot be."""
    from dashboard.publish.documents.handouts import FILES  # takes a while to import, which the start does without

    file, asked = request.path_params["file"], request.query_params
    if file not in FILES:
        raise Turned(404, f"There is no handout {asking.quoted(file)}; there is {words.listed(FILES)}.")
    if "slides" in asked and not file.startswith("slides."):
        raise Turned(400, f"There is no parameter “slides” here; this address takes {words.listed(CHOICE)}.")
    history = asking.history(asked.get("set"))
    snapshot = asking.snapshot(history, asked.get("snapshot"))
    reference = config.settings().reference
    region = _region(asked, reference)
    if file == "factsheet.pdf" and not region:
        raise Turned(400, "A factsheet is of one region; name it with the parameter “region”.")
    keys = _slides(asked, snapshot, history, reference)
    return Wanted(
        file, snapshot, history, _day(asked, snapshot), None if file == ZIP else region, keys, reference, _queries()
    )


def _made(wanted: Wanted, given_up: Event) -> tuple[str, bytes]:
    """Return the name and content of a handout; Abandoned once nobody waits for it."""
    from dashboard.publish.documents import factsheet, handouts
    from dashboard.publish.documents.reading import Reading

    file, region = wanted.file, wanted.region or ""
    earlier = [one for one in wanted.history if one.date < wanted.snapshot.date]
    is_own = file.startswith("factsheet")  # they choose their regions themselves
    views = asking.views(wanted.snapshot, wanted.history, wanted.reference)
    before = earlier[-1] if earlier else None
    reading = Reading(views, before, wanted.as_of, wanted.reference, None if is_own else wanted.region)
    name = handouts.name(file, reading, region)
    if file == ZIP:
        return name, handouts.factsheets(reading, _while_wanted(factsheet.known(reading), given_up))
    return name, handouts.make(file, reading, region, wanted.slides)


def _while_wanted(codes: Iterable[str], given_up: Event) -> Iterator[str]:
    for code in codes:
        if given_up.is_set():
            raise Abandoned
        yield code


def _day(asked: QueryParams, snapshot: Snapshot) -> date:
    text = asked.get("as_of")
    try:
        day = date.fromisoformat(text) if text else snapshot.date
    except ValueError:
        raise Turned(404, f"{asking.quoted(text)} is no day; write it as {snapshot.date}.") from None
    if not EARLIEST <= day <= LATEST:
        raise Turned(404, f"A handout is read as of a day from {words.day(EARLIEST)} to {words.day(LATEST)}.")
    return day


def _region(asked: QueryParams, reference: Path) -> str | None:
    text = asked.get("region") or "all"
    if text == "all":
        return None
    if code := regions(reference).find(text[:200]):
        return code
    raise Turned(404, f"There is no region {asking.quoted(text)}; write its name or code, or all.")


def _slides(asked: QueryParams, snapshot: Snapshot, history: History, reference: Path) -> tuple[str, ...]:
    keys = tuple(part for part in asked.get("slides", "").split(",") if part)[:MOST]
    from dashboard.publish.documents.reading import Reading

    reading = Reading(asking.views(snapshot, history, reference), None, snapshot.date, reference)
    named = slides.names(reading.frame)
    for key in keys:
        if key.endswith(":") or key not in slides.order([key], named):
            raise Turned(404, f"There is no slide {asking.quoted(key)}; there is {words.listed(named)}.")
    return keys


def _queries() -> tuple[str, ...]:
    """Return the text of every query, so that an edited one is never answered from before."""
    return tuple(ask.load(name).sql for name in ask.names())
