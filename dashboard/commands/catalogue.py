"""Commands for the code lists: a list handed in whole, committed and told of in the journal."""

from datetime import date
from pathlib import Path

import click

from dashboard.commands.options import with_settings
from dashboard.commands.workbook import new_by, new_day, new_label, settle, whether_commit, which_file
from dashboard.config import Settings
from dashboard.contract.schema import REFERENCE
from dashboard.intake import reading
from dashboard.intake.workbook import editing
from dashboard.intake.workbook.proposals import Facts


@click.group()
def catalogue() -> None:
    """Hand in a list of regions, kinds of meetings, policy areas, layers or themes whole."""


@catalogue.command("in")
@which_file
@click.option("--list", "name", type=click.Choice(sorted(REFERENCE)), help="Which list; told by the file's name else.")
@whether_commit
@new_day
@new_label
@new_by
@with_settings
def bring_in(
    settings: Settings, file: Path, name: str | None, is_commit: bool, day: date | None, label: str, by: str
) -> None:
    """Show what the list in FILE (.csv) changes; commit it with --commit, with a line of its own in the journal."""
    facts = Facts(label, day, by)
    settle(settings, editing.catalogue(settings, reading.file(file), name or file.stem, facts), is_commit)
