"""What a command says. Text from data or from a file's name never steers the terminal or breaks its line."""

import click

from dashboard.say import words


def say(text: str, err: bool = False) -> None:
    """Print one line, to standard error if it says what went wrong."""
    click.echo(words.visible(text), err=err)
