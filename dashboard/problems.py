"""What is wrong, where, and what to do: the one form in which faults reach a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self


class Listed(tuple):
    """Parts that stand in a sentence as a list: with `and` or `or`, with commas alone, clause by clause with `;`."""

    how: str

    def __new__(cls, parts: Iterable[object], how: str = "and") -> "Listed":
        """Take parts in their order."""
        made = super().__new__(cls, parts)
        made.how = how
        return made

    def __str__(self) -> str:
        """List them in English."""
        *first, last = map(str, self) if self else [""]
        if self.how in (",", ";"):
            return f"{self.how} ".join([*first, last])
        return f"{', '.join(first)} {self.how} {last}" if first else last

    def __getnewargs__(self) -> tuple[tuple, str]:
        """Tell how to make a copy."""
        return tuple(self), self.how


class Sentence(str):
    """A sentence in English that keeps what it was made of, so that `say.faults` can say it in another language."""

    message: str
    values: dict[str, Any]

    def __new__(cls, message: str, **values: object) -> Self:
        """Put values into a message of the catalogues."""
        said = super().__new__(cls, message % values if values else message)
        said.message, said.values = message, values
        return said

    def of(self, **values: object) -> "Sentence":
        """Return the sentence with values in the places that were left open."""
        return Sentence(self.message, **values)

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        """Tell how to make a copy."""
        return (self.message,), self.values


class Counted(Sentence):
    """A sentence of an amount, which stands in it as %(amount)s: one message for one, another for several."""

    several: str
    amount: int

    def __new__(cls, one: str, several: str, amount: int, **values: object) -> Self:
        """Put an amount and values into the message that fits it."""
        made = super().__new__(cls, one if amount == 1 else several, amount=amount, **values)
        made.message, made.several, made.amount, made.values = one, several, amount, values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str, str, int], dict[str, Any]]:  # type: ignore[override]
        """Tell how to make a copy."""
        return (self.message, self.several, self.amount), self.values


def reason(fault: Exception) -> str:
    """Return what an exception says, as the sentence that it was raised with."""
    said = fault.args[0] if fault.args else ""
    return said if isinstance(said, str) else str(fault)


def packed(said: Any) -> Any:
    """Return a sentence as plain data, for JSON."""
    if isinstance(said, Sentence) and said.values:
        return {"message": said.message, "values": {name: packed(value) for name, value in said.values.items()}}
    if isinstance(said, Listed):
        return {"list": [packed(part) for part in said], "how": said.how}
    return said if isinstance(said, str | int | float) else str(said)


def unpacked(held: Any) -> Any:
    """Return the sentence that was `packed`."""
    if isinstance(held, dict) and "message" in held:
        return Sentence(held["message"], **{name: unpacked(value) for name, value in held["values"].items()})
    if isinstance(held, dict):
        return Listed(map(unpacked, held["list"]), held["how"])
    return Sentence(held) if isinstance(held, str) else held


@dataclass(frozen=True)
class Problem:
    """A fault at one place, or at `count` of them. `error` stops a commit; `finding` is shown and does not.

    The sentence is a message of the catalogues: a `Sentence` where values stand in it. `say.faults` says it.
    """

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
        return self.told(self.sentence)

    def told(self, sentence: str) -> str:
        """Return where it is, then a sentence."""
        table = "" if self.table in self.place else self.table
        where = ", ".join(part for part in (self.place, table, self.row, self.column) if part)
        return f"{where}: {sentence}" if where else sentence


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
