"""The server's own routes, beside Streamlit's: add a Route to the list, and the guard knows it too."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard import config
from dashboard.contract.boundaries import boundary_file
from dashboard.draw.maps.shapes import backdrop_named
from dashboard.say.messages import _
from dashboard.server import answers, asking, feeds, handouts, rows
from dashboard.server.health import report


@asking.route("/healthz")
def healthz(_request: Request) -> Response:
    """Say which snapshot is served and whether all are whole; 503 where there is nothing to serve."""
    found = report(config.settings().data)
    return JSONResponse(found, 503 if found["snapshot"] is None else 200, {"Cache-Control": "no-store"})


@asking.route("/boundaries/{name}")
def boundary(request: Request) -> Response:
    """Send the outlines of regions or countries, or sea and land drawn, under a name that follows their content."""
    name = request.path_params["name"]
    if name.endswith(".svg") and (drawn := backdrop_named(name)):
        return answers.content(request.headers, drawn.encode(), "image/svg+xml", answers.FOREVER)
    path = boundary_file(name)
    if path is None:
        return answers.sentence(404, _("There are no such boundaries; reload the page."))
    return answers.file(request.headers, path, answers.FOREVER)


ROUTES = [healthz, boundary, *feeds.ROUTES, *handouts.ROUTES, *rows.ROUTES]
