"""Commands for owners of follow-ups: who there is, and two spellings of one made one."""

from datetime import date

import click

from dashboard import store
from dashboard.commands.options import one_set, with_settings
from dashboard.commands.terminal import say
from dashboard.commands.workbook import new_by, new_day, new_label, settle, whether_commit
from dashboard.config import Settings
from dashboard.intake.workbook import owners as known
from dashboard.intake.workbook import proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.say import codes
from dashboard.say.messages import _


@click.group()
def owner() -> None:
    """See who owns follow-ups, and give one name to an owner who is written in several ways."""


@owner.command("list")
@one_set
@with_settings
def listed(settings: Settings, data_set: str) -> None:
    """Print every owner of the newest snapshot with its kind and region."""
    newest = proposals.snapshot_of(settings, data_set)
    for name, body in known.known(store.contents(newest)).items():
        told = ", ".join(
            str(part)
            for part in (codes.label("owner_kind", body.kind) if body.kind else _("no kind recorded"), body.region)
            if part
        )
        say(f"{name}  ({told})")


@owner.command()
@click.argument("spellings", nargs=-1, required=True)
@click.option("--into", required=True, help="What is to stand in their place.")
@click.option("--kind", default="", help="Kind of owner, if it is to change, such as region.")
@click.option("--region", default="", help="Code of its region, if it is one, such as ES51.")
@one_set
@whether_commit
@new_day
@new_label
@new_by
@with_settings
def merge(
    settings: Settings,
    spellings: tuple[str, ...],
    into: str,
    kind: str,
    region: str,
    data_set: str,
    is_commit: bool,
    day: date | None,
    label: str,
    by: str,
) -> None:
    """Write one owner for all SPELLINGS, over the whole newest snapshot; with its kind and region where it changes."""
    facts = Facts(label, day, by)
    newest = proposals.snapshot_of(settings, data_set)
    settle(settings, known.merged(settings, newest, spellings, into, kind, region, facts), is_commit)
