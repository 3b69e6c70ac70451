"""Commands for the survey: the form out, replies in."""

from datetime import date
from pathlib import Path

import click

from dashboard.commands.options import one_set, with_settings
from dashboard.commands.terminal import say
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
from dashboard.intake import reading
from dashboard.intake.survey import incoming, mapping, questionnaire
from dashboard.intake.workbook import proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused
from dashboard.say.messages import _


@click.group()
def survey() -> None:
    """Bring in the replies to the survey, and make the form to ask with."""


@survey.command("in")
@which_file
@one_set
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
    day: date | None,
    label: str,
    by: str,
    rebase: bool,
) -> None:
    """Show what the replies in FILE would change (EUSurvey: .xlsx, .ods, .xml; other form tools: .xlsx, .csv, .zip)."""
    kept = kept or file.with_suffix(".mapping.csv")
    known, content = mapping.read(kept), reading.file(file)
    sheets = reading.sheets(content, incoming.KINDS, file.name)
    mapping.keep(kept, incoming.titles(settings, sheets, data_set, known).text())
    say(
        _(
            "Which title is which question and what answers mean stands in %(kept)s; correct it "
            "there and run this again.",
            kept=kept,
        )
    )
    facts = Facts(label, day, by)
    settle(settings, incoming.propose(settings, content, sheets, data_set, known, facts, file.name), is_commit, rebase)


@survey.command("out")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@one_set
@with_settings
def send_out(settings: Settings, file: Path, data_set: str) -> None:
    """Write the questions as a form: FILE.xlsx for Kobo and ODK (XLSForm), FILE.txt for LimeSurvey.

    Replies to it come back by “survey in” without a mapping.
    """
    if file.suffix not in questionnaire.ENDINGS:
        raise Refused(
            _("%(file)s ends in neither .xlsx (Kobo, ODK) nor .txt (LimeSurvey); choose one of them.", file=file.name)
        )
    newest = proposals.snapshot_of(settings, data_set)
    put(file, incoming.form(settings, newest, file.suffix))
    say(_("%(file)s has the questions of %(newest)s.", file=file, newest=newest))
