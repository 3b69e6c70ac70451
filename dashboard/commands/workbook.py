"""Commands for the secretariat: a workbook out and in, and an older snapshot restored."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from dashboard import store
from dashboard.commands.options import DAY, one_set, which_day, with_settings
from dashboard.commands.terminal import say
from dashboard.config import Settings
from dashboard.intake import reading
from dashboard.intake.workbook import editing, effects, incoming, outgoing, proposals
from dashboard.intake.workbook.merging import told
from dashboard.intake.workbook.proposals import Facts, Proposal
from dashboard.problems import Problem, Refused, errors
from dashboard.say import commits, faults, words
from dashboard.say.messages import _, later, ngettext
from dashboard.store import files

which_file = click.argument("file", type=click.Path(path_type=Path))
new_day = click.option(
    "--date", "day", type=DAY, help="Day of the new snapshot, such as 2018-06-14, 14/06/2018 or “14 June 2018”."
)
new_label = click.option("--label", default="", help="What the new snapshot records, in a few words.")
new_by = click.option("--by", default="secretariat", help="Function that records it; never a person's name.")
whether_commit = click.option("--commit", "is_commit", is_flag=True, help="Commit it; without this nothing is written.")
whether_rebase = click.option("--rebase", is_flag=True, help="Keep both, if someone else committed in between.")


KINDS = {"added": later("added"), "removed": later("removed")}


@click.group()
def workbook() -> None:
    """Take a snapshot out as an Excel workbook, and bring it back."""


@workbook.command("out")
@which_file
@one_set
@which_day
@with_settings
def take_out(settings: Settings, file: Path, data_set: str, day: date | None) -> None:
    """Write the newest snapshot, or that of a day, as the Excel workbook FILE."""
    snapshot = _snapshot(settings, data_set, day)
    tables = store.contents(snapshot)
    content = outgoing.write(snapshot, tables, proposals.codes(settings.reference))
    put(file, content)
    what = _("a first workbook") if snapshot.is_beginning else _named(snapshot)
    say(_("In %(file)s: %(what)s. Change it, save it, and bring it back with “workbook in”.", what=what, file=file))


@workbook.command("in")
@which_file
@whether_commit
@new_day
@new_label
@new_by
@whether_rebase
@click.option(
    "--onto", default="", help="What to compare it with if its own snapshot is gone: newest, or the day of one."
)
@with_settings
def bring_in(
    settings: Settings, file: Path, is_commit: bool, day: date | None, label: str, by: str, rebase: bool, onto: str
) -> None:
    """Show every mistake and every change in the workbook FILE; commit it as a new snapshot with --commit."""
    facts = Facts(label, day, by)
    settle(settings, incoming.propose(settings, reading.file(file), facts, file.name, onto), is_commit, rebase)


@workbook.command()
@click.option("--to", required=True, type=DAY, help="Day of the snapshot to go back to.")
@one_set
@whether_commit
@new_day
@new_label
@new_by
@with_settings
def restore(
    settings: Settings, to: date, data_set: str, is_commit: bool, day: date | None, label: str, by: str
) -> None:
    """Undo: propose a new snapshot equal to an older one; nothing is ever taken out of the history."""
    older = _snapshot(settings, data_set, to)
    settle(settings, editing.restored(settings, older, Facts(label, day, by)), is_commit)


def settle(settings: Settings, proposal: Proposal, is_commit: bool, rebase: bool = False) -> None:
    """Print what a proposal is about; commit it if asked to."""
    show(proposal)
    if proposal.is_dated:
        say(commits.day(proposal.source.date, None if proposal.newest.is_beginning else proposal.newest.date))
    if errors(proposal.problems):
        click.get_current_context().exit(1)
    if not proposal.changes:
        say(_("Nothing differs from %(newest)s; there is nothing to commit.", newest=_named(proposal.newest)))
    elif is_commit:
        made = proposals.commit(settings, proposal, rebase)
        say(_("Committed %(made)s  %(short)s  “%(label)s”", made=made, short=made.short, label=made.label))
    else:
        say(_("Nothing was committed. If this is right, run it again with --commit, --date and --label."))


def show(proposal: Proposal) -> None:
    """Print problems, then what someone else committed in between; without an error, then what it would do."""
    stops = errors(proposal.problems)
    listed(ngettext("%(amount)s error", "%(amount)s errors", len(stops)), stops)
    findings = [problem for problem in proposal.problems if problem.level != "error"]
    listed(ngettext("%(amount)s finding", "%(amount)s findings", len(findings)), findings)
    if proposal.is_stale and proposal.others:
        since = _named(proposal.newest)
        listed(
            _("Stale: someone committed %(since)s since this was taken out. Changed there", since=since),
            proposal.others,
        )
        listed(_("Changed here"), proposal.mine)
    if not stops:  # a cell at fault would be shown as one that was emptied
        if proposal.changes:
            say(said(proposal))
        count = sum(not one.is_rewriting for one in proposal.changes)
        listed(
            ngettext(
                "%(amount)s change to %(newest)s",
                "%(amount)s changes to %(newest)s",
                count,
                newest=_named(proposal.newest),
            ),
            _changes(proposal),
        )


def said(proposal: Proposal) -> str:
    """Return what a proposal does to follow-ups, in a sentence."""
    day = proposal.source.date if proposal.is_dated else proposal.newest.date
    found = effects.on_follow_ups(proposal.held, proposal.source.tables, proposal.newest.date, day)
    return commits.effects(found.closed, found.reopened, found.past_due)


def _changes(proposal: Proposal) -> Iterator[str]:
    """Yield every change in a line; under a row that comes or goes, what stands in it."""
    for new in proposal.listed.lists if proposal.listed else ():
        yield new.told
    for row in effects.rows(proposal):
        where = ", ".join((row.table, row.key))
        is_held = row.kind in ("changed", "rewritten")
        for one in row.fields if is_held else ():
            if one.is_changed:
                said = f"{where}: {one.name} {told(one.before)} → {told(one.after)}"
                yield _("%(said)s, only written otherwise", said=said) if row.kind == "rewritten" else said
        if not is_held:
            yield f"{where}: {_(KINDS[row.kind])}"
            for one in row.fields:
                yield f"  {one.name} {told(one.before if row.kind == 'removed' else one.after)}"


def listed(heading: str, lines: Iterable[object]) -> None:
    """Print a heading and its lines, if there are any."""
    lines = [_line(line) for line in lines]
    if lines:
        say(f"{heading}:")
        for line in lines:
            say(f"  {line}")


def put(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; Refused where it cannot be written."""
    try:
        files.put(file, content)
    except OSError as fault:
        raise Refused(
            _(
                "%(file)s cannot be written (%(fault)s); close it in Excel, or choose another place.",
                file=file,
                fault=fault.strerror,
            )
        ) from None


def _named(newest: store.Snapshot) -> str:
    if newest.is_beginning:
        return _("an empty record")
    return _("%(snapshot)s, “%(label)s”", snapshot=newest, label=newest.label)


def _line(line: object) -> str:
    if isinstance(line, Problem):
        where = ", ".join(part for part in (line.table, line.row, line.column) if part) if line.row else ""
        return words.visible(": ".join(part for part in (line.place, where, faults.sentence(line.sentence)) if part))
    return words.visible(str(line))


def _snapshot(settings: Settings, data_set: str, day: date | None) -> store.Snapshot:
    held = store.history(settings.data, data_set)
    if not held and store.begins(settings.data, data_set) and day is None:
        return store.beginning()
    found = [one for one in held if day is None or one.date == day]
    if not found:
        there = words.listed(map(str, held)) or _("none; build one with “snapshot”")
        raise Refused(
            _("There is no such snapshot of %(data_set)s; there is %(there)s.", data_set=data_set, there=there)
        )
    return found[-1]
