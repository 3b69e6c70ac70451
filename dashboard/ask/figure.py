"""What one panel of one page asks, and of what it is drawn.

Which panels there are is declared with each page in `screen.pages`, and for each slide beside the slide.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.ask.choice import Choice
from dashboard.ask.question import Question
from dashboard.contract.schema import COLUMNS


@dataclass(frozen=True)
class Asked:
    """A query, and what a panel always binds to it."""

    name: str
    bound: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Figure:
    """What one panel draws: its page (an address), its key there, what it asks.

    One that is drawn for one thing at a time names with `each` the parameter that the thing is bound to, and what it is
    one of; `shown` says of a choice whether it is drawn, where that is not said by its rows.
    """

    page: str
    key: str
    asks: tuple[Asked, ...]
    each: str = ""
    shown: Callable[[Choice], bool] = lambda _: True

    @property
    def is_of_region(self) -> bool:
        """Whether it is drawn for one region at a time."""
        return self.each.endswith(" of region")

    def questions(self, choice: Choice, **bound: object) -> tuple[Question, ...]:
        """Return what it asks of a choice, `bound` bound to those that take it; a column that none does, to the first.

        TypeError: there is neither of that name.
        """
        asked = [(one, {*Question(one.name, choice).query.params}) for one in self.asks]
        unknown = [name for name in bound if not any(name in takes for _, takes in asked)]
        asked[0][1].update(COLUMNS.intersection(unknown))
        if unknown := [name for name in unknown if name not in COLUMNS]:
            raise TypeError(f"{self.key} asks nothing with a parameter {', '.join(unknown)}")
        return tuple(
            Question(
                one.name, choice, **dict(one.bound) | {name: bound[name] for name in bound if name in takes}
            )
            for one, takes in asked
        )  # fmt: skip

    def things(self, choice: Choice) -> list[dict[str, object]]:
        """Return for each thing that it may be drawn for what is bound then; once nothing where it is of none."""
        if not self.each:
            return [{}]
        parameter, _, of = self.each.partition(" of ")
        (listed, bound), column = _EACH[of]
        keys = [row[column] for row in Question(listed, choice, **bound).plain()]
        return [{parameter: [key] if parameter == "deadlines" else key} for key in keys]


def asks(name: str, **bound: object) -> Asked:
    """Return a query with what a panel always binds to it."""
    return Asked(name, tuple(bound.items()))


def of(key: str, *asked: Asked | str, **more) -> Figure:
    """Return the figure of a panel that asks these queries, to be put on a page."""
    return Figure("", key, tuple(asks(one) if isinstance(one, str) else one for one in asked), **more)


def has_survey(choice: Choice) -> bool:
    """Whether anyone was asked."""
    return bool(Question("survey_figures", choice).row()["count_asked"])


def has_none(choice: Choice) -> bool:
    """Whether nobody was asked."""
    return not has_survey(choice)


def has_unstated(choice: Choice) -> bool:
    """Whether some were asked, and nobody stated how many have replied."""
    return has_survey(choice) and not choice.snapshot.rows.get("survey_counts")


def has_previous(choice: Choice) -> bool:
    """Whether there is a snapshot before."""
    return choice.previous is not None


# What a panel may be of: the query that lists each, and the column with its key.
_EACH: dict[str, tuple[tuple[str, dict[str, str]], str]] = {
    "follow-up": (("table_rows", {"table": "deadlines"}), "deadline"),
    "project": (("projects", {}), "project"),
    "region": (("regions_on_map", {}), "region"),
}
