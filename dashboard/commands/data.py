"""Commands on snapshots: build, check, verify, export."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import click

from dashboard import store
from dashboard.ask import Database, checks, derived
from dashboard.commands.options import which_day, which_set, with_settings
from dashboard.commands.terminal import say
from dashboard.config import Settings
from dashboard.problems import Refused, errors
from dashboard.say import faults, words
from dashboard.say.messages import _, later, ngettext
from dashboard.store import Snapshot, sources

LEVELS = {"error": later("error"), "finding": later("finding")}
_NOTHING = later(
    "Nothing is recorded here yet; fill a first workbook (“workbook out”), and bring it in (“workbook in”)."
)


@click.command()
@which_set
@with_settings
def snapshot(settings: Settings, data_set: str | None) -> None:
    """Build a snapshot of every day that has source tables and no snapshot yet."""
    written = sources.data_sets(settings.data)
    chosen = [name for name in written if data_set in (None, name)]
    if not chosen:
        wanted, folder = data_set or _("any data set"), settings.data / "sources"
        todo = _("make a folder a data set, and in it one a day")
        if written:
            todo = _("there is %(those)s", those=words.listed(written))
        raise Refused(
            _(
                "There are no source tables of %(wanted)s in %(folder)s; %(todo)s.",
                wanted=wanted,
                folder=folder,
                todo=todo,
            )
        )
    for name in chosen:
        held = {one.folder.name for one in store.every(settings.data, name)}
        folders = [folder for folder in sources.names(settings.data, name) if folder not in held]
        with click.progressbar(folders, label=words.visible(_("Building %(name)s", name=name))) as bar:
            made = [_build(settings, name, folder) for folder in bar]
        for one in made:
            say(f"{one}  {one.short}  {one.label}")
        if not made:
            say(_("%(name)s: every day has its snapshot already.", name=name))


@click.command()
@which_set
@which_day
@with_settings
def check(settings: Settings, data_set: str | None, day: date | None) -> None:
    """Check snapshots, and print each finding with its table, row, column and what to do."""
    stops = 0
    for one, history in _chosen(settings, data_set, day):
        problems = checks.check(one, history, settings.reference)
        wrong = sum(problem.count for problem in errors(problems))
        stops += wrong
        rest = sum(problem.count for problem in problems) - wrong
        told = {
            "snapshot": one,
            "errors": ngettext("%(amount)s error", "%(amount)s errors", wrong),
            "findings": ngettext("%(amount)s finding", "%(amount)s findings", rest),
        }
        say(_("%(snapshot)s: %(errors)s, %(findings)s", **told))
        for problem in problems:
            where = f"{problem.table}, {problem.row}, {problem.column}"
            said = {"level": _(LEVELS[problem.level]), "where": where, "sentence": faults.sentence(problem.sentence)}
            say(_("  %(level)s: %(where)s: %(sentence)s", **said))
    click.get_current_context().exit(1 if stops else 0)


@click.command()
@click.option(
    "--expect", "expected", multiple=True, metavar="DIGEST", help="A digest kept elsewhere: of a journal or snapshot."
)
@with_settings
def verify(settings: Settings, expected: tuple[str, ...]) -> None:
    """Verify every snapshot against its hashes and the journal, and name each damaged one and its file."""
    found = store.verify(settings.data, expected)
    for name in store.data_sets(settings.data):
        shown, kept = store.history(settings.data, name), store.commits(settings.data, name)
        for one in store.every(settings.data, name):
            state = _("whole")
            if one not in shown:
                state = _("whole, not the last of its day") if one in kept else _("whole, withdrawn")
            say(f"{one}  {one.digest}  {state}")
    for name, head in store.heads(settings.data).items():
        say(_("%(name)s journal  %(head)s", name=name, head=head or _("nothing")))
    for fault in found:
        say(
            _(
                "%(data_set)s %(date)s  damaged: %(sentence)s",
                data_set=fault.data_set,
                date=fault.date,
                sentence=faults.sentence(fault.sentence),
            )
        )
    if not found and not store.data_sets(settings.data):
        if store.begins(settings.data, "record"):
            say(_(_NOTHING))
            return
        raise Refused(
            _("There is no snapshot in %(data)s; build one with “snapshot”.", data=store.where(settings.data))
        )
    click.get_current_context().exit(1 if found else 0)


@click.command()
@which_set
@which_day
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write into.")
@with_settings
def export(settings: Settings, data_set: str | None, day: date | None, out: Path) -> None:
    """Write a snapshot as CSV, JSON and parquet, with a data dictionary; the latest of the record if none is named."""
    from dashboard.publish import export as exports  # takes a second to import, which the other commands do without

    one, history = _chosen(settings, data_set or "record", day)[-1]
    views = Database(one, history, settings.reference)
    target = out / exports.file_stem(one)
    amount = len(exports.files(one, views))
    with click.progressbar(
        exports.write(one, views, target), length=amount, label=_("Writing %(name)s", name=one)
    ) as bar:
        for _done in bar:
            pass
    say(_("%(snapshot)s is in %(target)s", snapshot=one, target=target))


def _build(settings: Settings, data_set: str, folder: str) -> Snapshot:
    source = sources.read(settings.data, data_set, folder)
    if source.date > date.today():
        raise Refused(
            _(
                "%(data_set)s has source tables of %(date)s, which is still to come; give their folder its right day.",
                data_set=data_set,
                date=source.date,
            )
        )
    check = partial(checks.check, reference=settings.reference)
    return store.commit(settings.data, source, check, derive=derived.derive)


def _chosen(settings: Settings, data_set: str | None, day: date | None) -> list[tuple[Snapshot, list[Snapshot]]]:
    """Return the snapshots asked for, each with the history up to it; Refused says what there is."""
    held = list(_held(settings, data_set))
    if not held and store.begins(settings.data, data_set or "record"):
        raise Refused(_(_NOTHING))
    if not held:
        raise Refused(
            _("There is no whole snapshot in %(data)s; run “verify” to see why.", data=store.where(settings.data))
        )
    chosen = [(one, history) for one, history in held if day is None or one.date == day]
    if not chosen:
        raise Refused(
            _(
                "There is no snapshot of %(day)s; there is %(those)s.",
                day=words.day(day) if day else "",
                those=words.listed(str(one) for one, _history in held),
            )
        )
    return chosen


def _held(settings: Settings, data_set: str | None) -> Iterator[tuple[Snapshot, list[Snapshot]]]:
    for name in [data_set] if data_set else store.data_sets(settings.data):
        history = store.history(settings.data, name)
        yield from ((one, history[: at + 1]) for at, one in enumerate(history))
