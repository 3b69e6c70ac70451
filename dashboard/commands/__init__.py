"""The command line: `python -m dashboard` opens the dashboard, its commands look after the data.

Exit codes: 0 fine, 1 something in the data stops, 2 it cannot be done.
"""

import atexit
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from dashboard import config
from dashboard.commands import memory, spoken
from dashboard.commands.terminal import say
from dashboard.config import Settings
from dashboard.problems import Refused
from dashboard.publish.documents.handouts import HANDOUTS
from dashboard.say import faults, language
from dashboard.say.messages import _

STOPPED, CANNOT = 1, 2
# Each command and the module it stands in, imported when it is asked for: several need libraries that take seconds.
COMMANDS = {
    **dict.fromkeys(("snapshot", "check", "verify", "export"), "data"),
    **dict.fromkeys((one.command for one in HANDOUTS.values()), "documents"),
    **{
        name: name
        for name in (
            "amend",
            "boundaries",
            "catalogue",
            "doctor",
            "minutes",
            "new",
            "owner",
            "reminders",
            "survey",
            "upload",
            "workbook",
        )
    },
}


class PlainGroup(click.Group):
    """A group of commands that says in sentences what was refused, never with a traceback."""

    def list_commands(self, _context: click.Context | None) -> list[str]:
        """Return the names of the commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, _context: click.Context | None, name: str) -> click.Command | None:
        """Return the command of that name; None where there is none."""
        if name not in COMMANDS:
            return None
        module = import_module(f"dashboard.commands.{COMMANDS[name]}")
        found = module.command(name) if COMMANDS[name] == "documents" else getattr(module, name.replace("-", "_"))
        return spoken.told(found)

    def format_help(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language that is spoken."""
        click.Group.format_help(spoken.said(self), context, formatter)

    def main(self, *args: Any, **named: Any) -> Any:
        """Run in the language of the terminal, until --lang names another."""
        with language.speaking(spoken.terminal()):
            return super().main(*args, **named)

    def invoke(self, context: click.Context) -> object:
        """Run the command; a refusal is printed line by line and becomes the exit code."""
        try:
            return super().invoke(context)
        except Refused as refusal:
            for problem in refusal.problems:
                say(faults.line(problem), err=True)
            context.exit(STOPPED if any(problem.place for problem in refusal.problems) else CANNOT)
        except BrokenPipeError:  # the reader of our output has gone, which click sees to
            raise
        except OSError as fault:
            place = fault.filename or _("The disk")
            say(
                _("%(place)s: %(fault)s. See that it is there and may be written.", place=place, fault=fault.strerror),
                err=True,
            )
            context.exit(CANNOT)


def _leave() -> None:
    """End the process here, all closed: at Python's own end DuckDB's bindings list what the server's modules hold."""
    sys.unraisablehook = lambda _: None  # what is being read at this moment does not let itself be closed
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


@click.group(cls=PlainGroup, invoke_without_command=True)
@click.option("--data", type=config.data_folder, metavar="PATH", help="Folder with the data; else the shipped one.")
@click.option("--host", help="Address to listen on; 127.0.0.1, this computer only, if left out.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on; 8501 if left out.")
@spoken.which_language
@click.pass_context
def main(context: click.Context, data: Path | None, host: str | None, port: int | None) -> None:
    """Serve the Task Force dashboard to a browser, or look after its data with one of the commands."""
    given = {"data": data, "host": host, "port": port}
    context.obj = Settings.from_environment(**{name: value for name, value in given.items() if value is not None})
    if context.invoked_subcommand is None:
        memory.share()
        from dashboard.server import serve  # takes seconds to import, which the other commands do without

        code = serve(context.obj)
        if code == 0:
            _leave()
        context.exit(code)
