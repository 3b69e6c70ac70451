"""Options that commands share."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path

import click

from dashboard import config
from dashboard.config import Settings
from dashboard.contract import reference

which_set = click.option("--set", "data_set", help="Data set, such as record or demo; all of them if left out.")
which_day = click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day of the snapshot, such as 2018-02-07."
)


def with_settings(command: Callable) -> Callable:
    """Give a command `--data` of its own, and the settings as its first argument."""

    @click.option(
        "--data", "folder", type=click.Path(path_type=Path), help="Folder with the data; else the shipped one."
    )
    @click.pass_obj
    @wraps(command)
    def run(settings: Settings, *args: object, folder: Path | None, **named: object) -> object:
        chosen = replace(settings, data=folder.resolve()) if folder else settings
        reference.require(chosen)
        with config.using(chosen):
            return command(chosen, *args, **named)

    return run
