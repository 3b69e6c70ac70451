"""Bring what the README lists up to the program: pages, commands, handouts, slides, feeds.

Run as `python -m tests.tools.readme`.
"""

import re
from collections.abc import Iterable

import click

from dashboard.commands import main
from dashboard.config import ROOT
from dashboard.publish.documents.handouts import HANDOUTS
from dashboard.publish.feeds.kinds import FEEDS
from dashboard.publish.slides import SINGLE, STANDING
from dashboard.screen.pages import MENU

README = ROOT / "README.md"


def written(text: str) -> str:
    """Return the text of a README with its tables as they are to be."""
    text = _table(text, "Pages", ((f"/{entry.address}", entry.title, entry.answers) for entry in MENU))
    commands = [(name, main.get_command(None, name)) for name in main.list_commands(None)]
    named = [
        ("python -m dashboard", _says(main)),
        *((f"python -m dashboard {name}", _says(one)) for name, one in commands),
    ]
    text = _table(text, "Commands", named)
    *first, last = (f"`{file}`" for file in HANDOUTS)
    files = f"{', '.join(first)} or {last}"
    keys = ", ".join(f"`{key}`" for key in STANDING) + "; " + ", ".join(f"`{key}:…`" for key in SINGLE)
    text = re.sub(r"(?<=`slides` for slides, of )[^|]*(?= \|$)", keys, text, flags=re.MULTILINE)
    for feed in FEEDS:
        gives = f"{feed.gives[0].lower()}{feed.gives[1:]}" + (
            "; with `snapshot` a file of that one" * bool(feed.of_one)
        )
        row = f"| `{feed.path}` | {gives} | {', '.join(f'`{name}`' for name in feed.takes)} |"
        text = re.sub(rf"^\| `{re.escape(feed.path)}` \|.*$", row, text, flags=re.MULTILINE)
    return re.sub(r"(?<=^\| `/handout/\{file\}` \| )[^|]*(?= \|)", files, text, flags=re.MULTILINE)


def _table(text: str, title: str, rows: Iterable[tuple[str, ...]]) -> str:
    """Return the text with other rows in the table under a heading; the first cell of each is code."""
    told = "".join(f"| {' | '.join([f'`{first}`', *rest])} |\n" for first, *rest in rows)
    pattern = rf"(\n## {title}\n\n(?:\|.*\n){{2}})(?:\|.*\n)*"
    return re.sub(pattern, lambda found: found[1] + told, text, count=1)


def _says(command: click.Command) -> str:
    return " ".join((command.help or "").split("\n\n")[0].split())


if __name__ == "__main__":
    README.write_text(written(README.read_text("utf-8")), "utf-8")
