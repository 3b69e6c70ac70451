"""Options that commands share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path

import click

from dashboard import config, store
from dashboard.commands.spoken import which_language
from dashboard.commands.terminal import say
from dashboard.config import Settings
from dashboard.contract import reference
from dashboard.intake import dates
from dashboard.problems import Refused
from dashboard.say import commits, words


class Day(click.ParamType):
    """A day as people write it: 2018-06-14, 14/06/2018, 14 June 2018."""

    name = "day"

    def convert(self, value: str | date, _param: click.Parameter | None, _context: click.Context | None) -> date:
        """Return the day. Refused: it is none."""
        try:
            return value if isinstance(value, date) else dates.one_day(value)
        except ValueError:
            raise Refused(words.sentence(commits.unread(str(value)))) from None


DAY = Day()
which_set = click.option("--set", "data_set", help="Data set, such as record or demo; all of them if left out.")
one_set = click.option(
    "--set", "data_set", default="record", show_default=True, help="Data set, such as record or demo."
)
which_day = click.option("--date", "day", type=DAY, help="Day of the snapshot, such as 2018-02-07.")


def with_settings(command: Callable) -> Callable:
    """Give a command `--data` and `--lang` of its own, and the settings as its first argument."""

    @which_language
    @click.option(
        "--data", "folder", type=config.data_folder, metavar="PATH", help="Folder with the data; else the shipped one."
    )
    @click.pass_obj
    @wraps(command)
    def run(settings: Settings, *args: object, folder: Path | None, **named: object) -> object:
        chosen = replace(settings, data=folder) if folder else settings
        store.catch_up(chosen.data)
        if (found := store.followed(chosen.data)) and found.fault:
            say(f"{found.fault}; what follows is as it was fetched last.", err=True)
        reference.require(chosen)
        with config.using(chosen):
            return command(chosen, *args, **named)

    return run
