"""Handouts over HTTP: made beside the pages by two threads of their own, and kept for as long as nothing changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePosixPath

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from dashboard import ask, config
from dashboard.contract.reference import regions
from dashboard.publish import slides
from dashboard.say import words
from dashboard.server import answers, asking
from dashboard.server.asking import History, Turned
from dashboard.store import Snapshot

KINDS = {
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".zip": "application/zip",
}
CHOICE = ("set", "snapshot", "as_of", "region")
EARLIEST, LATEST = date(2015, 1, 1), date(2049, 12, 31)
MOST = 60  # slides
_WORKERS = ThreadPoolExecutor(2, "handout")


@asking.route("/handout/{file}", *CHOICE, "slides", workers=_WORKERS)
def handout(request: Request) -> Response:
    """Send a handout of the latest snapshot, if no other is named, read as of its day, if no other is given."""
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
    which = region, _slides(asked, snapshot, history, reference)
    name, body = _made(file, snapshot, history, _day(asked, snapshot), which, reference, _queries())
    return asking.sent(request, body, name, KINDS[PurePosixPath(file).suffix], answers.ASK_AGAIN)


ROUTES = [handout]


@lru_cache(maxsize=64)
def _made(
    file: str, of: Snapshot, past: History, as_of: date, which: tuple, reference: Path, _queries: tuple
) -> tuple[str, bytes]:
    from dashboard.publish.documents import handouts
    from dashboard.publish.documents.reading import Reading

    region, keys = which
    earlier = [one for one in past if one.date < of.date]
    is_own = file.startswith("factsheet")  # they choose their regions themselves
    views = asking.views(of, past, reference)
    reading = Reading(views, earlier[-1] if earlier else None, as_of, reference, None if is_own else region)
    return handouts.name(file, reading, region or ""), handouts.make(file, reading, region or "", keys)


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
