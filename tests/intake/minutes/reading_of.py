"""Minutes read as the program reads them."""

from datetime import date

from dashboard import config
from dashboard.contract import reference
from dashboard.intake import reading
from dashboard.intake.minutes.actions import Action, Minutes
from dashboard.intake.minutes.owners import Owners
from dashboard.intake.minutes.telling import Teller
from dashboard.intake.reading import process


def owners() -> Owners:
    """Return the owners of the shipped catalogue of regions."""
    return Owners(reference.regions(config.ROOT / "data" / "reference"))


def minutes(content: bytes, held_on: date, whose: Owners | None = None) -> Minutes:
    """Return what minutes tell, read in this process, which is the same code and faster."""
    document = reading.made(process.answer(content, ("docx",)))[1]
    return Minutes(document.blocks, Teller(whose or owners(), held_on))


def actions(content: bytes, held_on: date, whose: Owners | None = None) -> list[Action]:
    """Return the actions in their order."""
    return [action for item in minutes(content, held_on, whose).items for action in item.actions]


def row(action: Action) -> tuple[str, ...]:
    """Return an action as the tables of right values have it."""
    told, due = action.told, action.told.due
    return (
        told.title, told.owner.name or "", told.owner.kind or "", told.owner.region or "", str(due.due_from or ""),
        str(due.due_to or ""), due.precision, due.wording,
    )  # fmt: skip
