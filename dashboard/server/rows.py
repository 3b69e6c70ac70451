"""Route for the rows of one question as CSV: those of a panel, with what the reader chose in it."""

from starlette.requests import Request
from starlette.responses import Response

from dashboard.ask import PARAMETERS, CannotAsk, Question, load
from dashboard.contract.schema import COLUMNS
from dashboard.publish.export.rows import rows_file
from dashboard.say.messages import _
from dashboard.screen import figures
from dashboard.server import answers, asking
from dashboard.server.asking import Turned

_OWN = sorted({name for query in figures.names() for name in load(query).params} - {*PARAMETERS, "key", "columns"})


@asking.route("/rows/{name}.csv", *PARAMETERS, *_OWN, also=COLUMNS)
def rows(request: Request) -> Response:
    """Send the rows of a question that a panel asks."""
    name, given = request.path_params["name"], request.query_params
    if name not in figures.names():
        raise Turned(
            404, _("There are no rows %(name)s; a panel's own link leads to its rows.", name=asking.quoted(name))
        )
    choice = asking.choice({key: given[key] for key in PARAMETERS if key in given})
    try:
        question = Question.read(name, choice, {key: given[key] for key in given if key not in PARAMETERS})
        file, body = rows_file(question)
    except (TypeError, ValueError, CannotAsk):
        raise Turned(400, _("These rows cannot be asked for like that; take the link of their panel again.")) from None
    return asking.sent(request, body, file, "text/csv", answers.ASK_AGAIN, is_kept=True)


ROUTES = [rows]
