"""Commands for the survey: replies in."""

from datetime import datetime
from pathlib import Path

import click

from dashboard.commands.options import with_settings
from dashboard.commands.terminal import say
from dashboard.commands.workbook import (
    new_by,
    new_day,
    new_label,
    settle,
    whether_commit,
    whether_rebase,
    which_file,
)
from dashboard.config import Settings
from dashboard.intake import reading
from dashboard.intake.survey import incoming, mapping
from dashboard.intake.workbook.proposals import Facts


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
    known, content = mapping.read(kept), reading.file(file)
    sheets = reading.sheets(content, incoming.KINDS, file.name)
    mapping.keep(kept, incoming.titles(settings, sheets, data_set, known).text())
    say(f"Which title is which question stands in {kept}; correct it there and run this again.")
    facts = Facts(label, day and day.date(), by)
    settle(settings, incoming.propose(settings, content, sheets, data_set, known, facts, file.name), is_commit, rebase)
