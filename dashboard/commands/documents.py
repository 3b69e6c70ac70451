"""Commands that make handouts: brief, follow-ups, factsheet, slides."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath

import click

from dashboard import store
from dashboard.commands.options import which_day, which_set, with_settings
from dashboard.commands.terminal import say
from dashboard.config import Settings
from dashboard.problems import Refused
from dashboard.publish.documents.reading import Reading

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
AS_OF = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day to read it as of; else the snapshot's own."
)


def handout(command: Callable) -> Callable:
    """Make a command that is given a Reading and FILE."""

    def run(settings: Settings, data_set: str | None, day: datetime | None, as_of: datetime | None, **rest) -> None:
        command(_reading(settings, data_set, day, as_of), **rest)

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    return which_set(which_day(AS_OF(FILE(with_settings(run)))))


@click.command()
@handout
def brief(reading: Reading, file: Path) -> None:
    """Write the briefing for the rapporteur (two pages: what changed, what is due, what to say) as PDF."""
    _write(file, "brief.pdf", reading)


@click.command()
@handout
def follow_ups(reading: Reading, file: Path) -> None:
    """Write every follow-up under its owner as PDF."""
    _write(file, "follow-ups.pdf", reading)


@click.command()
@click.option("--region", help="Region, by name or code, such as Skåne or SE224.")
@click.option("--all", "is_all", is_flag=True, help="All regions the snapshot knows, as one zip.")
@handout
def factsheet(reading: Reading, file: Path, region: str | None, is_all: bool) -> None:
    """Write the factsheet of a region as PDF, or those of all regions as one zip."""
    from dashboard.publish.documents.factsheet import find, known
    from dashboard.publish.documents.handouts import factsheets

    if is_all == bool(region):
        raise Refused("Say either which region with --region, or --all for all of them in one zip.")
    if region:
        _write(file, "factsheet.pdf", reading, find(reading, region))
        return
    _hold_ending(file, ".zip")
    with click.progressbar(known(reading), label="Setting factsheets") as codes:
        content = factsheets(reading, codes)  # nothing is half written if one of them cannot be set
    _keep(file, content)


@click.command()
@handout
def slides(reading: Reading, file: Path) -> None:
    """Write the slides of the meeting as PDF, or as PowerPoint to be edited where FILE ends in .pptx."""
    _write(file, "slides.pptx" if file.suffix.lower() == ".pptx" else "slides.pdf", reading)


def _write(file: Path, kind: str, reading: Reading, region: str = "") -> None:
    from dashboard.publish.documents.handouts import make  # takes a while to import, which other commands do without

    _hold_ending(file, PurePosixPath(kind).suffix)
    _keep(file, make(kind, reading, region))


def _hold_ending(file: Path, ending: str) -> None:
    if file.suffix.lower() != ending:
        raise Refused(f"{file.name} would be a {ending[1:]} file; give it a name that ends in {ending}.")


def _keep(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    say(f"{file} is written.")


def _reading(settings: Settings, data_set: str | None, day: datetime | None, as_of: datetime | None) -> Reading:
    name = data_set or "record"
    history = store.history(settings.data, name)
    if not history:
        raise Refused(f"{settings.data / 'snapshots'} has no whole snapshot of {name}; run “verify” to see why.")
    found = [one for one in history if day is None or one.date == day.date()]
    if not found:
        raise Refused(f"There is no snapshot of {day:%Y-%m-%d}; there is {', '.join(map(str, history))}.")
    return Reading.of(history, found[-1], as_of and as_of.date(), settings.reference)
