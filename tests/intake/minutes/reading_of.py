"""Minutes read as the program reads them, with every language's name for a few regions."""

from datetime import date

from dashboard import config
from dashboard.contract import reference
from dashboard.contract.reference import Regions
from dashboard.intake import reading
from dashboard.intake.minutes.actions import Action, Minutes
from dashboard.intake.minutes.owners import Owners
from dashboard.intake.minutes.telling import Teller
from dashboard.intake.reading import process

ALIASES = {
    "catalogne": "ES51", "cataluña": "ES51", "cataluna": "ES51", "catalogna": "ES51", "katalonien": "ES51",
    "catalunha": "ES51", "catalonië": "ES51", "catalonie": "ES51", "καταλονια": "ES51", "katalonia": "ES51",
    "scanie": "SE224", "escania": "SE224", "schonen": "SE224", "σκανια": "SE224", "skane": "SE224",
    "bretagne": "FRH0", "bretaña": "FRH0", "bretana": "FRH0", "brittany": "FRH0", "bretanha": "FRH0",
    "kreta": "EL43", "creta": "EL43", "crete": "EL43", "κρητη": "EL43", "kreeta": "EL43", "krit": "EL43",
}  # fmt: skip


def owners() -> Owners:
    """Return the owners of the shipped catalogue, with names that some languages have for its regions."""
    held = reference.regions(config.ROOT / "data" / "reference")
    names = {"FRH0": "Brittany", **held.names}
    return Owners(Regions(names, {**held.codes, **ALIASES}))


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
