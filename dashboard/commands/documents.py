"""Commands that make handouts: brief, follow-ups, factsheet, slides."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath

import click

from dashboard import store
from dashboard.ask import EARLIEST, LATEST, Choice, parse
from dashboard.commands.options import which_day, which_set, with_settings
from dashboard.commands.terminal import say
from dashboard.config import Settings
from dashboard.problems import Refused
from dashboard.say import words

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
AS_OF = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day to read it as of; else the snapshot's own."
)


def handout(command: Callable) -> Callable:
    """Make a command that is given a Choice and FILE."""

    def run(settings: Settings, data_set: str | None, day: datetime | None, as_of: datetime | None, **rest) -> None:
        command(_choice(settings, data_set, day, as_of), **rest)

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    return which_set(which_day(AS_OF(FILE(with_settings(run)))))


@click.command()
@handout
def brief(choice: Choice, file: Path) -> None:
    """Write the briefing for the rapporteur (two pages: what changed, what is due, what to say) as PDF."""
    _write(file, "brief.pdf", choice)


@click.command()
@handout
def follow_ups(choice: Choice, file: Path) -> None:
    """Write every follow-up under its owner as PDF."""
    _write(file, "follow-ups.pdf", choice)


@click.command()
@click.option("--region", help="Region, by name or code, such as Skåne or SE224.")
@click.option("--all", "is_all", is_flag=True, help="All regions the snapshot knows, as one zip.")
@handout
def factsheet(choice: Choice, file: Path, region: str | None, is_all: bool) -> None:
    """Write the factsheet of a region as PDF, or those of all regions as one zip."""
    from dashboard.publish.documents.factsheet import find, known
    from dashboard.publish.documents.handouts import factsheets

    if is_all == bool(region):
        raise Refused("Say either which region with --region, or --all for all of them in one zip.")
    if region:
        _write(file, "factsheet.pdf", choice, find(choice, region))
        return
    _hold_ending(file, ".zip")
    with click.progressbar(known(choice), label="Setting factsheets") as codes:
        content = factsheets(choice, codes)  # nothing is half written if one of them cannot be set
    _keep(file, content)


@click.command()
@handout
def slides(choice: Choice, file: Path) -> None:
    """Write the slides of the meeting as PDF, or as PowerPoint to be edited where FILE ends in .pptx."""
    _write(file, "slides.pptx" if file.suffix.lower() == ".pptx" else "slides.pdf", choice)


def _write(file: Path, kind: str, choice: Choice, region: str = "") -> None:
    from dashboard.publish.documents.handouts import make  # takes a while to import, which other commands do without

    _hold_ending(file, PurePosixPath(kind).suffix)
    _keep(file, make(kind, choice, region))


def _hold_ending(file: Path, ending: str) -> None:
    if file.suffix.lower() != ending:
        raise Refused(f"{file.name} would be a {ending[1:]} file; give it a name that ends in {ending}.")


def _keep(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    say(f"{file} is written.")


def _choice(settings: Settings, data_set: str | None, day: datetime | None, as_of: datetime | None) -> Choice:
    given = {"set": data_set or "record"}
    given |= {name: str(on.date()) for name, on in (("snapshot", day), ("as_of", as_of)) if on}
    held = {name: found for name, found in store.histories(settings.data).items() if name == given["set"]}
    if not held:
        raise Refused(
            f"{settings.data / 'snapshots'} has no whole snapshot of {given['set']}; run “verify” to see why."
        )
    choice, wrong = parse(given, held, settings.reference)
    for one in wrong:
        if one.name == "snapshot":
            raise Refused(f"There is no snapshot of {one.asked}; there is {', '.join(map(str, choice.history))}.")
        raise Refused(f"A handout is read as of a day from {words.day(EARLIEST)} to {words.day(LATEST)}.")
    return choice
