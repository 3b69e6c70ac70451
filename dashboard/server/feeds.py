"""Routes for other programs: calendar file, open data, feed of changes. Read-only, for every web page."""

from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.ask import Answers, Choice, Question, database, kept
from dashboard.contract.domain import domain
from dashboard.draw import markup
from dashboard.draw.look import DARK, LIGHT
from dashboard.publish import export
from dashboard.publish.feeds.catalogue import FORMS, archive_name, catalogue
from dashboard.publish.feeds.kinds import FEEDS, Feed
from dashboard.say import language
from dashboard.say.messages import _
from dashboard.server import answers, asking

_KINDS = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".txt": "text/plain",
    ".parquet": "application/vnd.apache.parquet",
    ".zip": "application/zip",
}


def _route(feed: Feed) -> Route:
    @asking.route(feed.path, *feed.takes)
    def answer(request: Request) -> Response:
        """Send a feed; where a snapshot is named, as a file of that one for good."""
        asked = request.query_params
        choice = asking.choice(asked)
        limits = {name: asked.get(name) or None for name in feed.limits}
        _hold_limits(choice, limits)
        is_followed = not asked.get("snapshot")
        body = feed.make(choice, limits, str(request.base_url).rstrip("/"), is_followed)
        stem, _, ending = feed.file.rpartition(".")
        name = feed.file if is_followed else f"{export.file_stem(choice.snapshot, stem)}.{ending}"
        return asking.sent(request, body, name, feed.kind, answers.ASK_AGAIN, is_kept=not is_followed)

    return answer


def index(request: Request) -> Response:
    """Show people what there is to read."""
    host = request.url.netloc
    page = markup.render(
        "open",
        name=domain().name,
        entries=catalogue(asking.histories()),
        forms=FORMS,
        host=host,
        lang=language.tag(),
        light=LIGHT.roles,
        dark=DARK.roles,
    )
    return answers.content(request.headers, page.encode(), "text/html", answers.ASK_AGAIN)


@asking.route("/open/index.json")
def index_json(request: Request) -> Response:
    """Tell programs what there is to read."""
    body = bytes(JSONResponse({"snapshots": catalogue(asking.histories())}).body)
    return answers.content(request.headers, body, "application/json", answers.ASK_AGAIN)


@asking.route("/open/{data_set}/{day}/{path:path}")
def open_file(request: Request) -> Response:
    """Send one file of a snapshot."""
    asked = request.path_params
    choice = asking.choice({"set": asked["data_set"], "snapshot": asked["day"]})
    body = kept(_file, choice, asked["path"])
    if body is None:
        raise asking.Turned(
            404, _("%(snapshot)s has no such file; /open/index.json lists what there is.", snapshot=choice.snapshot)
        )
    name = PurePosixPath(asked["path"]).name
    return asking.sent(request, body, name, _KINDS[PurePosixPath(name).suffix], answers.A_WEEK)


ROUTES = [
    *map(_route, FEEDS),
    *(asking.route(path, "lang")(index) for path in ("/open", "/open/")), index_json, open_file,
]  # fmt: skip


def _hold_limits(choice: Choice, limits: dict[str, str | None]) -> None:
    if not any(limits.values()):
        return
    held = {(row["choice"], row["value"]) for row in Question("calendar_choices", choice).plain()}
    for name, value in limits.items():
        if value and (name, value) not in held:
            told = _(
                "There is no such %(name)s as %(value)s in %(snapshot)s; write it as the record does.",
                name=name, value=asking.quoted(value), snapshot=choice.snapshot,
            )  # fmt: skip
            raise asking.Turned(404, told)


def _file(of: Answers, path: str) -> bytes | None:
    snapshot, views = of.snapshot, database(of.choice)
    if path == archive_name(snapshot):
        return export.zipped(snapshot, views)
    make = export.files(snapshot, views).get(path)
    return make() if make else None
