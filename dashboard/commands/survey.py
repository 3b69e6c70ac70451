"""Commands for the survey: replies in."""

from datetime import datetime
from pathlib import Path

import click

from dashboard import reading
from dashboard.commands.options import with_settings
from dashboard.commands.workbook import (
    new_by,
    new_day,
    new_label,
    put,
    settle,
    whether_commit,
    whether_rebase,
    which_file,
)
from dashboard.config import Settings
from dashboard.survey import incoming, mapping
from dashboard.workbook.proposals import Facts


@click.group()
def survey() -> None:
    """Bring in the replies to the survey."""


@survey.command("in")
@which_file
@click.option("--set", "data_set", default="record", show_default=True, help="Data set, such as record or demo.")
@click.option("--mapping", "kept", type=click.Path(path_type=Path), help="Which title is which question; kept here.")
@whether_commit
@new_day
@new_label
@new_by
@whether_rebase
@with_settings
def bring_in(
    settings: Settings,
    file: Path,
    data_set: str,
    kept: Path | None,
    is_commit: bool,
    day: datetime | None,
    label: str,
    by: str,
    rebase: bool,
) -> None:
    """Show what the replies in FILE would change (EUSurvey: .xlsx, .ods, .xml; any other form tool: .xlsx, .csv)."""
    kept = kept or file.with_suffix(".mapping.csv")
    known = mapping.read(kept)
    facts = Facts(label or "Replies to the survey", day and day.date(), by)
    proposal, text = incoming.propose(settings, reading.file(file), data_set, known, facts, file.name)
    put(kept, text.encode())
    click.echo(f"Which title is which question stands in {kept}; correct it there and run this again.")
    settle(settings, proposal, is_commit, rebase)
