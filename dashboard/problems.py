"""What is wrong, where, and what to do: the one form in which faults reach a person."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """A fault at one place, or at `count` of them. `error` stops a commit; `finding` is shown and does not."""

    sentence: str
    place: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    value: str = ""
    level: str = "error"
    rule: str = ""
    count: int = 1

    def __str__(self) -> str:
        """Say where, then what and what to do, on one line."""
        table = "" if self.table in self.place else self.table
        where = ", ".join(part for part in (self.place, table, self.row, self.column) if part)
        return f"{where}: {self.sentence}" if where else self.sentence


class Refused(Exception):
    """Something was not done, for reasons that a person can read. Nothing was changed."""

    def __init__(self, *problems: Problem | str) -> None:
        """Take problems, or plain sentences."""
        self.problems = [Problem(problem) if isinstance(problem, str) else problem for problem in problems]
        super().__init__("\n".join(map(str, self.problems)))


class Stale(Refused):
    """Someone else committed in the meantime."""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Keep those that stop a commit."""
    return [problem for problem in problems if problem.level == "error"]
