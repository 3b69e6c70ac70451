"""The command that makes a data folder for another task force."""

import shlex
from pathlib import Path

import click

from dashboard.commands.terminal import say
from dashboard.contract.domain import Domain
from dashboard.contract.reference import regions
from dashboard.intake.starting import WORKBOOK, start
from dashboard.say.language import spoken
from dashboard.say.messages import _


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
    made = start(folder.resolve(), Domain(" ".join(name.split()), " ".join(line.split()), language=spoken()), catalogue)
    count = len(regions(made.reference).names)
    theirs = _("the coastal regions that are shipped; name your own with --regions")
    if catalogue:
        theirs = _("those of your list")
    say(
        _(
            "%(folder)s is there, for the %(name)s, with an empty record and a list of %(count)s regions: %(theirs)s.",
            folder=folder,
            name=name,
            count=count,
            theirs=theirs,
        )
    )
    say(_("Sheet Codes of every workbook has that list, to add to, to change and to delete from."))
    say(_("1. Fill in %(folder)s: a meeting, what you write down from, and what was agreed.", folder=folder / WORKBOOK))
    say(_("2. Open the dashboard with   python -m dashboard --data %(folder)s", folder=shlex.quote(str(folder))))
    say(_("   and bring the workbook in on its page Data."))
    say(_("3. Look at what would change, and commit it: that is the first snapshot."))
