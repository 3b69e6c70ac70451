"""What is taken out of minutes on the way through them: the agenda with its actions, who was there, what is open."""

from dataclasses import dataclass, field

from dashboard.intake.dates import Due
from dashboard.intake.minutes import tables
from dashboard.intake.minutes.attendance import Attendance
from dashboard.intake.minutes.owners import Owner
from dashboard.intake.minutes.telling import Teller, Told, with_context


@dataclass(frozen=True)
class Action:
    """Something to be done, where it stands, in which words, and what the minutes say has become of it."""

    told: Told
    place: str
    said: str
    status: str = ""
    is_struck: bool = False  # deleted as a whole, with the change not accepted yet


@dataclass(frozen=True)
class Item:
    """An agenda item with its actions; the number as printed, empty where it has none."""

    number: str
    title: str
    place: str
    actions: list[Action] = field(default_factory=list)


@dataclass
class Section:
    """What is open: the kind (actions, people, or nothing), and the owner and date of its subheading."""

    kind: str = ""
    level: int = 0
    is_listed: bool = False  # items of a list came: a plain paragraph behind them needs an owner of its own
    owner: Owner | None = None
    due: Due | None = None


class Taken:
    """What was found so far, and the section that is open."""

    def __init__(self, teller: Teller) -> None:
        """Start with an agenda item of its own, without a title, for what comes before the first."""
        self.teller, self.attendance = teller, Attendance(teller.owners)
        self.items, self.section = [Item("", "", "")], Section()

    def add(self, told: Told | None, place: str, said: str, status: str = "") -> None:
        """Take an action, with the owner and date of the heading it stands under where it has none."""
        if told is None or not told.title:
            return
        told = with_context(told, self.section.owner, self.section.due)
        self.items[-1].actions.append(Action(told, place, said, tables.status(status)))
