"""What our own routes ask for: parameters held to those an address takes, a data set, a snapshot, its views."""

import inspect
import re
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import date
from functools import wraps

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Scope

from dashboard import config, store
from dashboard.ask import EARLIEST, LATEST, Choice, NothingToShow, Wrong, parse
from dashboard.problems import reason
from dashboard.say import faults, language, words
from dashboard.say.messages import _
from dashboard.server import answers
from dashboard.store import NotWhole, Snapshot

# What other computers may read, any web page may read. A server for this computer alone would give each page that is
# open in its user's browser what nobody else may read.
SHARED = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}
_TRACKING = re.compile(r"utm_.*|mc_.*|fbclid|gclid", re.IGNORECASE | re.DOTALL)  # what mails and platforms append
History = tuple[Snapshot, ...]


class Turned(Exception):
    """A request cannot be answered: its status, the sentence that says why, and headers that say more."""

    def __init__(self, status: int, sentence: str, **headers: str) -> None:
        """Take all of them."""
        super().__init__(sentence)
        self.status, self.headers = status, headers


def route(path: str, *parameters: str, also: Collection[str] = ()) -> Callable:
    """Make a Route of what answers a request; it takes these parameters, each at most once, and no others.

    `also` it takes too, but they are too many to name to who gives another. What is no coroutine is answered in a
    thread.
    """

    def made(answer: Callable[[Request], Response | Awaitable[Response]]) -> Route:
        @wraps(answer)
        async def endpoint(request: Request) -> Response:
            wanted = request.query_params.get("lang") if "lang" in parameters else None
            language.speak(wanted if wanted in language.known() else language.ENGLISH)
            try:
                _hold(request, parameters, also)
                if wanted and wanted not in language.known():
                    raise Turned(404, _no_language(wanted))
                waits = inspect.iscoroutinefunction(answer)
                answered = answer(request) if waits else await run_in_threadpool(answer, request)
                response = await answered if inspect.isawaitable(answered) else answered
            except Turned as turned:
                response = answers.sentence(turned.status, str(turned), **turned.headers)
            except NotWhole as fault:
                response = answers.sentence(
                    503, _("This snapshot is damaged: %(fault)s.", fault=faults.sentence(reason(fault)))
                )
            if not config.is_local(config.settings()):
                response.headers.update(SHARED)
            return response

        return Route(path, endpoint)

    return made


def spoken(scope: Scope) -> str:
    """Return the language of a person who asks: the one that the address names, else the one the browser asks for."""
    wanted = QueryParams(scope["query_string"]).get("lang")
    accepted = Headers(scope=scope).get("accept-language", "")
    return wanted if wanted in language.known() else language.preferred(accepted)


def histories() -> dict[str, History]:
    """Return every data set with its whole snapshots."""
    return store.histories(config.settings().data)


def choice(asked: Mapping[str, str]) -> Choice:
    """Return the choice of these parameters, the latest snapshot read as of its day if none is named.

    Turned says of the first that cannot be what there is instead.
    """
    held, reference = histories(), config.settings().reference
    try:
        found, wrong = parse(asked, held, reference, language.known())
    except NothingToShow:
        raise Turned(503, _("There is no whole snapshot to serve.")) from None
    if wrong:
        raise Turned(404, _told(wrong[0], held, found))
    return found


def sent(request: Request, body: bytes, name: str, kind: str, life: str, is_kept: bool = False) -> Response:
    """Answer with a file of that name, to be shown, or to be kept on the reader's disk."""
    response = answers.content(request.headers, body, kind, life)
    response.headers["Content-Disposition"] = f'{"attachment" if is_kept else "inline"}; filename="{name}"'
    return response


def quoted(text: str) -> str:
    """Return what was written, cut short and without what does not show."""
    seen = "".join(letter for letter in text if letter.isprintable())
    return f"“{seen if len(seen) <= 40 else seen[:40] + '…'}”"


def _no_language(asked: str) -> str:
    languages = words.listed(language.languages())
    return _("There is no language %(asked)s; there is %(languages)s.", asked=quoted(asked), languages=languages)


def _told(wrong: Wrong, held: dict[str, History], found: Choice) -> str:
    asked = quoted(wrong.asked)
    match wrong.name, wrong.why:
        case "set", _:
            return _("There is no data set %(asked)s; there is %(held)s.", asked=asked, held=words.listed(held))
        case "snapshot", "later":
            return _(
                "The snapshot %(asked)s was not there yet on that day; %(given)s was. Name that, or no snapshot.",
                asked=asked,
                given=wrong.given,
            )
        case "as_of", "early":
            wanted = words.day(date.fromisoformat(wrong.asked))
            return _(
                "Nothing was recorded by %(wanted)s; the first snapshot is of %(given)s.",
                wanted=wanted,
                given=words.day(wrong.given),
            )
        case "snapshot", _:
            return _(
                "There is no snapshot %(asked)s; there is %(those)s.",
                asked=asked,
                those=words.listed(str(one.date) for one in found.history),
            )
        case "lang", _:
            return _no_language(wrong.asked)
        case "as_of", "outside":
            return _(
                "What is asked for is read as of a day from %(earliest)s to %(latest)s.",
                earliest=words.day(EARLIEST),
                latest=words.day(LATEST),
            )
        case "as_of", _:
            return _("%(asked)s is no day; write it as %(date)s.", asked=asked, date=found.snapshot.date)
    return _("There is no region %(asked)s; write its name or code, or all.", asked=asked)


def _hold(request: Request, parameters: tuple[str, ...], also: Collection[str]) -> None:
    named = [name for name, _ in request.query_params.multi_items()]
    given = [name for name in named if not _TRACKING.fullmatch(name)]
    known = words.listed(parameters) if parameters else _("none")
    for name in given:
        if name not in parameters and name not in also:
            raise Turned(
                400,
                _("There is no parameter %(name)s here; this address takes %(known)s.", name=quoted(name), known=known),
            )
        if given.count(name) > 1:
            raise Turned(400, _("The parameter %(name)s may be given once only.", name=quoted(name)))
