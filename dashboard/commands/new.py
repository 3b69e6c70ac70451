"""The command that makes a data folder for another task force."""

import shlex
from pathlib import Path

import click

from dashboard.commands.terminal import say
from dashboard.contract.domain import Domain
from dashboard.contract.reference import regions
from dashboard.intake.starting import WORKBOOK, start


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="What the task force is called, such as “Energy Task Force”.")
@click.option("--line", default="", help="A line beside the name, such as whose task force it is.")
@click.option(
    "--regions", "catalogue", type=click.Path(path_type=Path, dir_okay=False),
    help="Your own list of regions (CSV); the shipped ones if left out.",
)  # fmt: skip
def new(folder: Path, name: str, line: str, catalogue: Path | None) -> None:
    """Make a data folder for another task force: its name, lists to change, an empty record and a first workbook."""
    made = start(folder.resolve(), Domain(" ".join(name.split()), " ".join(line.split())), catalogue)
    count = len(regions(made.reference).names)
    theirs = "those of your list" if catalogue else "the coastal regions that are shipped; name your own with --regions"
    say(f"{folder} is there, for the {name}, with an empty record and a list of {count} regions: {theirs}.")
    say("Sheet Codes of every workbook has that list, to add to, to change and to delete from.")
    say(f"1. Fill in {folder / WORKBOOK}: a meeting, what you write down from, and what was agreed.")
    say(f"2. Open the dashboard with   python -m dashboard --data {shlex.quote(str(folder))}")
    say("   and bring the workbook in on its page Data.")
    say("3. Look at what would change, and commit it: that is the first snapshot.")
