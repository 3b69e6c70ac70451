"""Commands for minutes: a Word file in, a workbook with what it seems to decide out."""

from pathlib import Path

import click

from dashboard.commands.options import one_set, with_settings
from dashboard.commands.terminal import say
from dashboard.commands.workbook import put, which_file
from dashboard.config import Settings
from dashboard.intake import reading
from dashboard.intake.minutes import proposing
from dashboard.say import faults, words
from dashboard.say.messages import _, ngettext, noted

_NAMES = {
    "meetings": noted("%(amount)s meeting", "%(amount)s meetings"),
    "agenda": noted("%(amount)s agenda item", "%(amount)s agenda items"),
    "deadlines": noted("%(amount)s deadline", "%(amount)s deadlines"),
    "participation": noted("%(amount)s organisation", "%(amount)s organisations"),
}


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
    new = {table: sum("deadline" not in row.facts for row in found.of(table)) for table in _NAMES}
    counts = [ngettext(*_NAMES[table], count) for table, count in new.items() if count or table != "meetings"]
    say(_("%(out)s: %(snapshot)s with %(counts)s more.", out=out, snapshot=found.snapshot, counts=words.listed(counts)))
    if changed := sum("deadline" in row.facts for row in found.of("deadlines")):
        say(
            ngettext(
                "%(amount)s follow-up of the record changed, as the table that came back says.",
                "%(amount)s follow-ups of the record changed, as the table that came back says.",
                changed,
            )
        )
    for problem in found.problems:
        say(_("finding: %(problem)s", problem=faults.line(problem)))
    say(_("This is a proposal. Go through each new row, write it in your words, delete what is none;"))
    say(_("then bring it in with “workbook in”."))
