"""Commands that set right what the newest snapshot says of itself; each is a line of the journal."""

from collections.abc import Callable
from datetime import date
from functools import partial

import click

from dashboard import store
from dashboard.ask import checks
from dashboard.commands.options import DAY, with_settings
from dashboard.commands.terminal import say
from dashboard.commands.workbook import show
from dashboard.config import Settings
from dashboard.intake.workbook import editing
from dashboard.problems import Refused
from dashboard.say.messages import _
from dashboard.store import Snapshot

which_one = click.option(
    "--set", "data_set", default="record", show_default=True, help="Data set whose newest snapshot it is."
)
by_whom = click.option("--by", default="secretariat", show_default=True, help="Function that does it, never a name.")


def for_a_reason(is_needed: bool = False) -> Callable:
    """Give a command the option that says why."""
    return click.option("--reason", default="", required=is_needed, help="Why, in a few words; the history tells it.")


@click.group()
def amend() -> None:
    """Give the newest snapshot another day or label, or withdraw it; nothing is deleted."""


@amend.command()
@which_one
@click.option("--to", required=True, type=DAY, help="The right day, such as 2018-06-14.")
@by_whom
@for_a_reason()
@with_settings
def redate(settings: Settings, data_set: str, to: date, by: str, reason: str) -> None:
    """Give the newest snapshot another day."""
    newest = _newest(settings, data_set)
    check = partial(checks.check, reference=settings.reference)
    made = store.redate(settings.data, newest, to, check, by, reason)
    say(_("%(newest)s is now %(made)s, “%(label)s”.", newest=newest, made=made, label=made.label))


@amend.command()
@which_one
@click.option("--to", required=True, help="The right label, in a few words.")
@by_whom
@for_a_reason()
@with_settings
def relabel(settings: Settings, data_set: str, to: str, by: str, reason: str) -> None:
    """Give the newest snapshot another label."""
    newest = _newest(settings, data_set)
    made = store.relabel(settings.data, newest, to, by, reason)
    say(_("%(made)s was “%(label)s” and is now “%(then)s”.", made=made, label=newest.label, then=made.label))


@amend.command()
@which_one
@by_whom
@for_a_reason(is_needed=True)
@with_settings
def withdraw(settings: Settings, data_set: str, by: str, reason: str) -> None:
    """Withdraw the newest snapshot: it is kept, and readers see the one before."""
    newest = _newest(settings, data_set)
    shown = store.withdraw(settings.data, newest, by, reason)
    say(
        _(
            "%(newest)s, “%(label)s”, is withdrawn; readers see %(shown)s, “%(then)s”.",
            newest=newest,
            label=newest.label,
            shown=shown,
            then=shown.label,
        )
    )


@amend.command()
@which_one
@by_whom
@for_a_reason()
@click.option("--commit", "is_commit", is_flag=True, help="Undo it; without this it is only shown.")
@with_settings
def undo(settings: Settings, data_set: str, by: str, reason: str, is_commit: bool) -> None:
    """Undo the last commit: show what that changes, and withdraw it with --commit."""
    newest = _newest(settings, data_set)
    proposal = editing.undone(settings, data_set)
    show(proposal)
    if not is_commit:
        say(_("Nothing was undone. If “%(label)s” is to go, run it again with --commit.", label=newest.label))
        return
    shown = store.withdraw(settings.data, newest, by, reason or "undone")
    say(
        _(
            "%(newest)s, “%(label)s”, is undone; readers see %(shown)s, “%(then)s”.",
            newest=newest,
            label=newest.label,
            shown=shown,
            then=shown.label,
        )
    )


def _newest(settings: Settings, data_set: str) -> Snapshot:
    held = store.commits(settings.data, data_set)
    if not held:
        raise Refused(
            _(
                "There is no whole snapshot of %(data_set)s in %(data)s.",
                data_set=data_set,
                data=store.where(settings.data),
            )
        )
    return held[-1]
