"""The command that says whether all is well for the dashboard on this computer, and what to do where it is not."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import click

from dashboard import config
from dashboard.commands.examinations import ILL, NOTE, WELL, examined
from dashboard.commands.terminal import say
from dashboard.config import Settings

_SIGNS = {WELL: "well", NOTE: "note", ILL: "ILL "}


@click.command()
@click.option(
    "--data", "folder", type=config.data_folder, metavar="PATH", help="Folder with the data; else the shipped one."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON, for a program to read.")
@click.pass_obj
def doctor(settings: Settings, folder: Path | None, as_json: bool) -> None:
    """Look whether this computer has what the dashboard needs, and say what to do where it has not."""
    chosen = replace(settings, data=folder) if folder else settings
    with config.using(chosen):
        found = examined(chosen)
    ill = sum(one.state == ILL for one in found.values())
    if as_json:
        for line in json.dumps({name: asdict(one) for name, one in found.items()}, indent=2).splitlines():
            say(line)
    else:
        for name, one in found.items():
            say(f"{_SIGNS[one.state]}  {name}: {one.found}")
            if one.remedy:
                say(f"      {one.remedy}")
        say(f"{ill} to mend." if ill else "All is well enough to run.")
    click.get_current_context().exit(1 if ill else 0)
