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
from dashboard.say import words
from dashboard.store import Snapshot, sources

_NOTHING = "Nothing is recorded here yet; fill a first workbook (“workbook out”), and bring it in (“workbook in”)."


@click.command()
@which_set
@with_settings
def snapshot(settings: Settings, data_set: str | None) -> None:
    """Build a snapshot of every day that has source tables and no snapshot yet."""
    written = sources.data_sets(settings.data)
    chosen = [name for name in written if data_set in (None, name)]
    if not chosen:
        wanted, folder = data_set or "any data set", settings.data / "sources"
        todo = f"there is {', '.join(written)}" if written else "make a folder a data set, and in it one a day"
        raise Refused(f"There are no source tables of {wanted} in {folder}; {todo}.")
    for name in chosen:
        held = {one.folder.name for one in store.every(settings.data, name)}
        folders = [folder for folder in sources.names(settings.data, name) if folder not in held]
        with click.progressbar(folders, label=words.visible(f"Building {name}")) as bar:
            made = [_build(settings, name, folder) for folder in bar]
        for one in made:
            say(f"{one}  {one.short}  {one.label}")
        if not made:
            say(f"{name}: every day has its snapshot already.")


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
        say(f"{one}: {wrong} errors, {sum(problem.count for problem in problems) - wrong} findings")
        for problem in problems:
            say(f"  {problem.level}: {problem.table}, {problem.row}, {problem.column}: {problem.sentence}")
    click.get_current_context().exit(1 if stops else 0)


@click.command()
@click.option(
    "--expect", "expected", multiple=True, metavar="DIGEST", help="A digest kept elsewhere: of a journal or snapshot."
)
@with_settings
def verify(settings: Settings, expected: tuple[str, ...]) -> None:
    """Verify every snapshot against its hashes and the journal, and name each damaged one and its file."""
    faults = store.verify(settings.data, expected)
    for name in store.data_sets(settings.data):
        shown, kept = store.history(settings.data, name), store.commits(settings.data, name)
        for one in store.every(settings.data, name):
            state = "whole" if one in shown else "whole, not the last of its day" if one in kept else "whole, withdrawn"
            say(f"{one}  {one.digest}  {state}")
    for name, head in store.heads(settings.data).items():
        say(f"{name} journal  {head or 'nothing'}")
    for fault in faults:
        say(f"{fault.data_set} {fault.date}  damaged: {fault.sentence}")
    if not faults and not store.data_sets(settings.data):
        if store.begins(settings.data, "record"):
            say(_NOTHING)
            return
        raise Refused(f"There is no snapshot in {store.where(settings.data)}; build one with “snapshot”.")
    click.get_current_context().exit(1 if faults else 0)


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
    with click.progressbar(exports.write(one, views, target), length=amount, label=f"Writing {one}") as bar:
        for _ in bar:
            pass
    say(f"{one} is in {target}")


def _build(settings: Settings, data_set: str, folder: str) -> Snapshot:
    source = sources.read(settings.data, data_set, folder)
    if source.date > date.today():
        raise Refused(
            f"{data_set} has source tables of {source.date}, which is still to come; give their folder its right day."
        )
    check = partial(checks.check, reference=settings.reference)
    return store.commit(settings.data, source, check, derive=derived.derive)


def _chosen(settings: Settings, data_set: str | None, day: date | None) -> list[tuple[Snapshot, list[Snapshot]]]:
    """Return the snapshots asked for, each with the history up to it; Refused says what there is."""
    held = list(_held(settings, data_set))
    if not held and store.begins(settings.data, data_set or "record"):
        raise Refused(_NOTHING)
    if not held:
        raise Refused(f"There is no whole snapshot in {store.where(settings.data)}; run “verify” to see why.")
    chosen = [(one, history) for one, history in held if day is None or one.date == day]
    if not chosen:
        raise Refused(f"There is no snapshot of {day:%Y-%m-%d}; there is {', '.join(str(one) for one, _ in held)}.")
    return chosen


def _held(settings: Settings, data_set: str | None) -> Iterator[tuple[Snapshot, list[Snapshot]]]:
    for name in [data_set] if data_set else store.data_sets(settings.data):
        history = store.history(settings.data, name)
        yield from ((one, history[: at + 1]) for at, one in enumerate(history))
