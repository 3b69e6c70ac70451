"""Handouts over HTTP: made beside the pages by threads of their own, and kept for as long as nothing changed.

The zip of all factsheets takes a hundred times as long as any other, so it has a thread to itself.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from threading import Event
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from dashboard.ask import PARAMETERS, Choice, queries
from dashboard.publish import slides
from dashboard.publish.documents.handouts import HANDOUTS, REGION, REGIONS, SLIDES, TAKEN, Handout, Unknown
from dashboard.say import faults, words
from dashboard.say.language import speaking
from dashboard.say.messages import _
from dashboard.server import answers, asking
from dashboard.server.asking import Turned
from dashboard.server.jobs import Abandoned, Full, Jobs
from dashboard.server.kept import Kept

KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".zip": "application/zip",
}
MOST = 60  # slides
PAUSE = 0.5  # seconds before a zip is begun: whoever asks and is gone by then costs nothing
AGAIN = 10  # seconds after which it is worth asking again
_SHORT, _LONG = Jobs("handout", at_once=2, waiting=16), Jobs("factsheets", at_once=1, waiting=3)
_KEPT = Kept(64 * 2**20)


class Wanted(NamedTuple):
    """A handout that can be made: all that it follows from, down to the text of the queries."""

    handout: Handout
    choice: Choice
    slides: tuple[str, ...]
    given: tuple[tuple[str, str], ...]
    queries: tuple


@asking.route("/handout/{file}", *PARAMETERS, "slides", *TAKEN)
async def handout(request: Request) -> Response:
    """Send a handout of the latest snapshot, if no other is named, read as of its day, if no other is given."""
    wanted = await run_in_threadpool(_wanted, request)
    jobs = _LONG if wanted.handout.of == REGIONS else _SHORT
    made = _KEPT.get(wanted)
    if made is None:
        try:
            made = await jobs.done(request, wanted, partial(_made, wanted))
        except Full:
            sentence = _("Many handouts are being made just now; try again in %(again)s seconds.", again=AGAIN)
            raise Turned(503, sentence, **{"Retry-After": str(AGAIN)}) from None
        except Abandoned:
            return answers.sentence(503, _("Whoever asked for this has gone."))
        except Unknown as unknown:
            raise Turned(404, faults.line(unknown.problems[0])) from None
        _KEPT.put(wanted, made, len(made[1]))
    name, body = made
    return asking.sent(request, body, name, KINDS[wanted.handout.ending], answers.ASK_AGAIN)


ROUTES = [handout]


def _wanted(request: Request) -> Wanted:
    """Return what is asked for; Turned where it cannot be."""
    file, asked = request.path_params["file"], request.query_params
    if file not in HANDOUTS:
        raise Turned(
            404,
            _(
                "There is no handout %(file)s; there is %(handouts)s.",
                file=asking.quoted(file),
                handouts=words.listed(HANDOUTS),
            ),
        )
    handout = HANDOUTS[file]
    takes = (*PARAMETERS, *handout.takes, *(["slides"] if handout.of == SLIDES else []))
    if other := next((name for name in ("slides", *TAKEN) if name in asked and name not in takes), ""):
        told = {"name": asking.quoted(other), "known": words.listed(takes)}
        raise Turned(400, _("There is no parameter %(name)s here; this address takes %(known)s.", **told))
    choice = asking.choice(asked)
    if handout.of == REGION and not choice.region:
        raise Turned(400, _("A factsheet is of one region; name it with the parameter “region”."))
    keys = _slides(asked, choice)
    choice = replace(choice, region=None) if handout.of == REGIONS else choice
    given = tuple((name, asked[name]) for name in handout.takes if asked.get(name))
    return Wanted(handout, choice, keys, given, queries.edition())


def _made(wanted: Wanted, given_up: Event) -> tuple[str, bytes]:
    """Return the name and content of a handout; Abandoned once nobody waits for it."""
    from dashboard.publish.documents import factsheet, handouts

    if wanted.handout.of == REGIONS and given_up.wait(PAUSE):
        raise Abandoned
    handout, choice = wanted.handout, wanted.choice
    given: dict[str, Callable[[], object]] = {
        REGION: lambda: choice.region,
        REGIONS: lambda: _while_wanted(factsheet.known(choice), given_up),
        SLIDES: lambda: wanted.slides,
    }
    of = [given[handout.of]()] if handout.of else []
    with speaking(choice.language):  # the thread has begun in English
        made = handouts.make(handout.file, choice, *of, **dict(wanted.given))
        return handouts.name(handout.file, choice, choice.region or ""), made


def _while_wanted(codes: Iterable[str], given_up: Event) -> Iterator[str]:
    for code in codes:
        if given_up.is_set():
            raise Abandoned
        yield code


def _slides(asked: QueryParams, choice: Choice) -> tuple[str, ...]:
    keys = tuple(part for part in asked.get("slides", "").split(",") if part)[:MOST]
    named = slides.names(choice) if keys else {}
    for key in keys:
        if key.endswith(":") or key not in slides.order([key], named):
            raise Turned(
                404,
                _("There is no slide %(key)s; there is %(named)s.", key=asking.quoted(key), named=words.listed(named)),
            )
    return keys
