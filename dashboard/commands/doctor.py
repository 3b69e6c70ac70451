"""The command that says whether all is well for the dashboard on this computer, and what to do where it is not."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import click

from dashboard import config
from dashboard.commands.examinations import ILL, NOTE, WELL, examined
from dashboard.commands.spoken import which_language
from dashboard.commands.terminal import say
from dashboard.config import Settings
from dashboard.say.messages import _, later, ngettext, pgettext

_SIGNS = {WELL: later("well"), NOTE: later("note"), ILL: later("ILL ")}


@click.command()
@click.option(
    "--data", "folder", type=config.data_folder, metavar="PATH", help="Folder with the data; else the shipped one."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON, for a program to read.")
@which_language
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
            told = {"sign": _(_SIGNS[one.state]), "name": pgettext("doctor", name), "found": one.found}
            say(_("%(sign)s  %(name)s: %(found)s", **told))
            if one.remedy:
                say(f"      {one.remedy}")
        say(ngettext("%(amount)s to mend.", "%(amount)s to mend.", ill) if ill else _("All is well enough to run."))
    click.get_current_context().exit(1 if ill else 0)
