"""An EUSurvey export in XML as the sheet that its spreadsheet export has: question titles, then one row a reply."""

from collections.abc import Mapping

from dashboard.intake.reading.archive import Depth, walk
from dashboard.intake.reading.kinds import Unreadable
from dashboard.problems import Sentence

_QUESTIONS = {"Question", "MatrixQuestion", "RatingQuestion", "TableQuestion"}
_ANSWERS = {"Answer", "MatrixAnswer"}


def sheets(content: bytes) -> list[dict]:
    """Return the replies as the one sheet “Content”; Unreadable where it is no such export."""
    found = _Export()
    walk(content, found, "the export")
    if not found.is_export:
        raise Unreadable(
            Sentence("it is not an export of EUSurvey; export the results again, as XML or as a spreadsheet")
        )
    header = [*found.titles.values(), "Last Update"]
    rows = [[*(reply.get(question) for question in found.titles), _moment(day)] for day, reply in found.replies]
    head = [["Alias", found.alias], []]
    return [{"title": "Content", "is_hidden": False, "rows": [*head, header, *rows], "merged": [], "hidden_rows": []}]


def _moment(text: str) -> object:
    day, _, moment = text.partition("_")
    return {"odd": "moment", "text": f"{day} {moment.replace('-', ':')}"} if day else None


class _Export(Depth):
    """Collects titles of questions and answers, in the first language, and what each reply says."""

    def __init__(self) -> None:
        super().__init__()
        self.is_export, self.alias = False, ""
        self.titles: dict[str, str] = {}
        self.replies: list[tuple[str, dict[str, str]]] = []
        self._names: dict[str, str] = {}
        self._matrix = self._written = ""
        self._languages = 0
        self._open: list[tuple[str, Mapping[str, str]]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        super().start(tag, attributes)
        self._open.append((tag, attributes))
        self._written = ""
        if tag == "Results":
            self.is_export = True
        elif tag == "Survey":
            self.alias = attributes.get("alias", "")
        elif tag == "Elements":
            self._languages += 1
        elif tag == "AnswerSet":
            self.replies.append((attributes.get("last") or attributes.get("create", ""), {}))

    def text(self, text: str) -> None:
        self._written += text

    def end(self, tag: str) -> None:
        super().end(tag)
        _, attributes = self._open.pop()
        written = self._written.strip()
        if self.replies and tag == "Answer":
            self._reply(attributes, written)
        elif self._languages == 1:
            self._title(tag, attributes.get("id", ""), written)
        self._written = ""

    def _title(self, tag: str, name: str, written: str) -> None:
        if tag == "MatrixTitle":
            self._matrix = written
        elif tag in _QUESTIONS:
            self.titles[name] = f"{self._matrix}: {written}" if tag == "MatrixQuestion" else written
        elif tag in _ANSWERS:
            self._names[name] = written

    def _reply(self, attributes: Mapping[str, str], written: str) -> None:
        question, answer = attributes.get("qid", ""), attributes.get("aid", "")
        said = self._names.get(answer, answer) if answer else written
        reply = self.replies[-1][1]
        if said:
            reply[question] = f"{reply[question]}; {said}" if question in reply else said
