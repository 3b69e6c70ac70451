"""Commands for minutes: a Word file in, a workbook with what it seems to decide out."""

from pathlib import Path

import click

from dashboard.commands.options import one_set, with_settings
from dashboard.commands.terminal import say
from dashboard.commands.workbook import put, which_file
from dashboard.config import Settings
from dashboard.intake import reading
from dashboard.intake.minutes import proposing
from dashboard.say import words


@click.group()
def minutes() -> None:
    """Find agenda items and follow-ups in minutes."""


@minutes.command("in")
@which_file
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Workbook to write.")
@click.option(
    "--meeting", required=True, help="Which meeting, such as brussels-2017-09; new for the one the document names."
)
@one_set
@with_settings
def bring_in(settings: Settings, file: Path, out: Path, meeting: str, data_set: str) -> None:
    """Write a workbook with agenda items, follow-ups and participation as FILE (.docx) tells them; never commits."""
    document = reading.document(reading.file(file), file.name)
    found = proposing.propose(settings, document, data_set, meeting, file.name)
    put(out, found.workbook())
    counts = [
        words.amount(sum("deadline" not in row.facts for row in found.of(table)), name)
        for table, name in (
            ("meetings", "meeting"), ("agenda", "agenda item"), ("deadlines", "deadline"),
            ("participation", "organisation"),
        )
        if table != "meetings" or found.of(table)
    ]  # fmt: skip
    say(f"{out}: {found.snapshot} with {words.listed(counts)} more.")
    changed = sum("deadline" in row.facts for row in found.of("deadlines"))
    if changed:
        say(f"{words.amount(changed, 'follow-up')} of the record changed, as the table that came back says.")
    for problem in found.problems:
        say(f"finding: {problem}")
    say("This is a proposal. Go through each new row, write it in your words, delete what is none;")
    say("then bring it in with “workbook in”.")
