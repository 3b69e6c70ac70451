"""The command that writes reminders."""

from datetime import date
from pathlib import Path

import click

from dashboard.commands.documents import AS_OF, FILE, choice_of
from dashboard.commands.options import which_day, which_set, with_settings
from dashboard.commands.terminal import say
from dashboard.commands.workbook import put
from dashboard.config import Settings
from dashboard.problems import Refused
from dashboard.say.messages import _


@click.command()
@click.option("--address", default="", help="Where readers find the dashboard, such as https://dashboard.example.org.")
@which_set
@which_day
@AS_OF
@FILE
@with_settings
def reminders(
    settings: Settings, file: Path, data_set: str | None, day: date | None, as_of: date | None, address: str
) -> None:
    """Write a reminder to each owner of an open follow-up, as mails without an address in one zip."""
    from dashboard.publish import reminders as mails

    if file.suffix.lower() != ".zip":
        raise Refused(_("%(file)s would be a zip file; give it a name that ends in .zip.", file=file.name))
    choice = choice_of(settings, data_set, day, as_of)
    made = mails.every(choice, address)
    put(file, mails.archive(made, choice.snapshot.date))
    say(_("%(file)s is written, with a mail for each of %(count)s owners.", file=file, count=len(made)))
