"""The replies in a file: one for each line of the sheet that says when it was sent, with what other sheets say of it.

Lines of other sheets are joined by the number that the tool itself gives a reply, never by where they stand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dashboard.intake.reading import Sheet
from dashboard.intake.survey import forms, tables
from dashboard.intake.survey.forms import Tool
from dashboard.intake.survey.tables import Doubled, Said, Table, shown
from dashboard.problems import Problem, Refused, Sentence

_NO_REPLY = Sentence(
    "There is no reply in this file: it needs a row with the titles of the questions and one row a reply."
)
_LONGEST = 31  # letters of a sheet's name in Excel, which a tool may cut its own names to
_DEEPEST = 20  # repeats within repeats


@dataclass(frozen=True)
class Reply:
    """One reply: where it begins, and by title what was said, several things where a part of the form repeats."""

    place: str
    said: dict[str, list[Said]]

    def text(self, title: str) -> str:
        """Return the first thing said under a title, as people read it."""
        return shown(self.said[title][0].cell) if self.said.get(title) else ""


@dataclass(frozen=True)
class Replies:
    """The tool that wrote the file, where each title stands, the replies in order, and what could not be joined."""

    tool: Tool
    titles: dict[str, str]
    replies: list[Reply]
    problems: list[Problem] = field(default_factory=list)
    doubled: list[Doubled] = field(default_factory=list)

    def all_said(self, title: str) -> Iterator[Said]:
        """Yield every cell under a title."""
        for reply in self.replies:
            yield from reply.said.get(title, ())


def replies(sheets: Iterable[Sheet]) -> Replies:
    """Return the replies of a file; Refused where there is no header or no reply."""
    filled = [(sheet, at) for sheet in sheets if (at := tables.header(sheet)) is not None]
    written = [tables.text(cell) for sheet, at in filled for cell in sheet.rows[at]]
    tool = forms.tool_of(written)
    is_underscored = forms.is_underscored(tool, written)
    parts = [tables.table(sheet, at, tool, is_underscored) for sheet, at in filled]
    first = next((part for part in parts if tool.receives(list(part.columns.values()))), next(iter(parts), None))
    if first is None or not first.lines:
        raise Refused(_NO_REPLY)
    joined = _Joined([first, *(part for part in parts if part is not first)], tool)
    titles: dict[str, str] = {}
    for part in joined.parts:
        for at, title in part.columns.items():
            titles.setdefault(title, part.place(part.header, at))
    doubled = [one for part in joined.parts for one in part.doubled]
    return Replies(tool, titles, list(joined.replies().values()), joined.problems, doubled)


class _Joined:
    """The sheets of a file, joined by the tool's own numbers; the first one has a reply a line."""

    def __init__(self, parts: list[Table], tool: Tool) -> None:
        """Index every line; one whose number stands on another that differs is found by nobody."""
        self.parts, self._tool = parts, tool
        self.problems: list[Problem] = []
        self._lines = {part.name: part.numbered(part.at(*tool.index))[0] for part in parts}
        self._parents = {part.name: (part.at(tool.parent), part.at(tool.parent_sheet)) for part in parts}

    def replies(self) -> dict[int, Reply]:
        """Return the replies by line, with what further sheets say of each."""
        first, *others = self.parts
        held = {line: _reply(first, line) for line in first.lines}
        at = first.at(*self._tool.index)
        for line, key in first.numbered(at)[1].items() if others else ():
            sentence = Sentence(
                "the number %(key)s stands on several lines, so what other sheets say of it is left out", key=key
            )
            self.problems.append(Problem(sentence, first.place(line, at or 0), level="finding"))
        for part in others:
            self._join(part, held)
        return held

    def _join(self, part: Table, held: dict[int, Reply]) -> None:
        tool, at = self._tool, self._parents[part.name][0]
        is_repeat = at is not None
        at = at if is_repeat else part.at(*tool.index)
        if at is None:
            if any(not tool.is_own(title) for title in part.columns.values()):
                sentence = Sentence(
                    "the sheet “%(part)s” does not say which reply each of its lines belongs to, and lines "
                    "are never joined by their place; export again with the number of the contribution on "
                    "it, or as XML",
                    part=part.name,
                )
                self.problems.append(Problem(sentence, f"{part.name}!A{part.header}"))
            return
        for line in part.lines:
            of = self._reply_of(part, line) if is_repeat else self._lines[self.parts[0].name].get(part.key(line, at))
            if of is None:
                sentence = Sentence("this line names no reply of the first sheet; it is left out")
                self.problems.append(Problem(sentence, part.place(line, at), level="finding"))
                continue
            for title, said in part.said(line):
                if not tool.is_own(title) or (not is_repeat and title not in self.parts[0].columns.values()):
                    held[of].said.setdefault(title, []).append(said)

    def _reply_of(self, part: Table, line: int) -> int | None:
        """Return the reply that a line of a repeat belongs to, over the repeats that it stands in."""
        for _ in range(_DEEPEST):
            above = self._above(part, line)
            if above is None:
                return None
            part, line = above
            if part is self.parts[0]:
                return line
        return None

    def _above(self, part: Table, line: int) -> tuple[Table, int] | None:
        """Return the line that one names as its parent; None where there is none, or more than one."""
        key, name = (part.key(line, at) for at in self._parents[part.name])
        if name:
            parents = [one for one in self.parts if one.name == name] or [
                one for one in self.parts if len(one.name) >= _LONGEST - 3 and name.startswith(one.name)
            ]
        else:  # its number is the first sheet's, or one that no other sheet has
            parents = self.parts[:1] if self._tool.parent_sheet else self.parts
        found = [
            (one, self._lines[one.name][key]) for one in parents if one is not part and key in self._lines[one.name]
        ]
        return found[0] if len(found) == 1 else None


def _reply(part: Table, line: int) -> Reply:
    said: dict[str, list[Said]] = {}
    for title, one in part.said(line):
        said.setdefault(title, []).append(one)
    return Reply(part.place(line, min(part.columns)), said)
