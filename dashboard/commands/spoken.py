"""The language that commands speak: the one that --lang names, else the terminal's; their help, and click's words."""

from copy import copy

import click

from dashboard import config
from dashboard.say import language
from dashboard.say.messages import _, later

# What click says in words of its own, for which it has no catalogue.
_OWN = (
    later("Usage:"), later("Options"), later("Commands"), later("Positional arguments"),
    later("Show this message and exit."), later("Missing command."), later("Missing argument"),
    later("Missing option"), later("Error: {message}"), later("Try '{command} {option}' for help."),
    later("Invalid value: {message}"), later("Invalid value for {param_hint}: {message}"),
    later("No such option {name!r}."), later("No such command {name!r}."), later("default: {default}"),
    later("Choose from:\n\t{choices}"), later("{name} {filename!r} does not exist."), later("file"), later("path"),
    later("Aborted!"), later("{value} is not in the range {range}."),
)  # fmt: skip


def terminal() -> str:
    """Return the language of the terminal, English where it cannot be spoken."""
    return language.preferred(config.terminal_languages())


def _speak(_context: click.Context, _option: click.Parameter, asked: str | None) -> None:
    if asked:
        language.speak(asked)


which_language = click.option(
    "--lang", type=click.Choice(language.known()), is_eager=True, expose_value=False, callback=_speak,
    help="Language of what is said and made; else the terminal's.",
)  # fmt: skip


def told(command: click.Command) -> click.Command:
    """Return a command whose help is in the language that is spoken when it is asked for."""
    made = copy(command)
    own = {
        "format_help": lambda context, formatter: type(command).format_help(said(command), context, formatter),
        "get_short_help_str": lambda limit=45: type(command).get_short_help_str(said(command), limit),
    }
    vars(made).update(own)
    if isinstance(made, click.Group):
        made.commands = {name: told(one) for name, one in made.commands.items()}
    return made


def said(command: click.Command) -> click.Command:
    """Return a command with its help and that of its options in the language that is spoken."""
    made = copy(command)
    made.help = _(command.help) if command.help else None
    made.params = [_said(one) for one in command.params]
    if isinstance(made, click.Group):
        made.commands = {name: told(one) for name, one in made.commands.items()}
    return made


def _said(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or not param.help:
        return param
    made = copy(param)
    made.help = _(param.help)
    return made


for module in (click.core, click.decorators, click.exceptions, click.formatting, click.types):
    vars(module)["_"] = lambda text: _(text)
