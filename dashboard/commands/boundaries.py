"""Commands for the map: outlines of regions that have a marker only."""

from pathlib import Path

import click

from dashboard.commands.options import with_settings
from dashboard.commands.terminal import say
from dashboard.commands.workbook import new_by, which_file
from dashboard.config import Settings
from dashboard.intake import outlines
from dashboard.say import words
from dashboard.say.messages import _


@click.group()
def boundaries() -> None:
    """Give regions an outline on the map, where they have a marker only."""


@boundaries.command()
@which_file
@click.option("--source", required=True, help="Where the outline is from, as its licence wants it by the map.")
@click.option("--region", default="", help="Code of the region, where FILE has one outline and does not tell.")
@new_by
@with_settings
def add(settings: Settings, file: Path, source: str, region: str, by: str) -> None:
    """Add the outlines in FILE (.geojson): checked, simplified, borders shared with neighbours; the journal tells."""
    added = outlines.add(settings, outlines.read(file), file.name, source, region, by)
    say(_("%(added)s: outlined on the map from now on.", added=words.listed(added)))
