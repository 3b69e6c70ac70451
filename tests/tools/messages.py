"""Every message of the program, and the catalogues brought up to date with them.

    python -m tests.tools.messages [LANGUAGE]

finds every message in the program and the vocabulary and writes it into each catalogue of `dashboard/say/locale`, and
into one for LANGUAGE if there is none yet. What is new there has no translation, what nobody says any more goes.
A language begins as `partial.po`, which is offered to nobody; whole, it is renamed to `messages.po`.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import click
from babel.messages import Catalog
from babel.messages.extract import extract, extract_from_file
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from dashboard.ask import checks, queries
from dashboard.commands import main
from dashboard.commands.examinations import EXAMINATIONS
from dashboard.config import ROOT
from dashboard.contract.schema import REFERENCE, TABLES
from dashboard.contract.vocabulary import FAMILIES
from dashboard.publish.documents.handouts import HANDOUTS
from dashboard.publish.documents.typeset import messages
from dashboard.publish.feeds.kinds import FEEDS
from dashboard.say.language import BEGUN, ENGLISH, FOLDER, WHOLE, known, languages
from dashboard.say.places import WORDS

KEYWORDS = {
    "_": None,
    "ngettext": (1, 2),
    "noted": (1, 2),
    "Counted": (1, 2),
    "pgettext": ((1, "c"), 2),
    "gettext": None,
    "later": None,
    "marked": None,
    "Sentence": None,
    "Problem": None,
    "Refused": None,
    "Stale": None,
    "Address": (2,),
}
DAY = datetime(2026, 11, 26, tzinfo=UTC)  # written into catalogues, so that the same messages give the same bytes


def template() -> Catalog:
    """Return every message of the program, as a catalogue without translations."""
    catalogue = Catalog(project="Task Force dashboard", version="1", creation_date=DAY, fuzzy=False)
    for message, place, more in _found():
        catalogue.add(message, locations=[place], **more)
    return catalogue


@cache
def _found() -> list[tuple]:
    """Find each message with its place and what else is known of it; the whole program is read once."""
    found = []
    for path in sorted([*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "pages").glob("*.py")]):
        place = path.relative_to(ROOT).as_posix()
        for line, message, comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            found.append((message, (place, line), {"auto_comments": comments, "context": context}))
    for path in sorted((ROOT / "dashboard" / "draw" / "templates").glob("*.html")):
        options = {"trimmed": "false", "silent": "false"}
        with path.open("rb") as file:
            for line, message, comments, context in extract(babel_extract, file, KEYWORDS, options=options):
                place = path.relative_to(ROOT).as_posix()
                found.append((message, (place, line), {"auto_comments": comments, "context": context}))
    found += [(message, ("dashboard/publish/documents", 1), {}) for message in messages()]
    in_places = ("dashboard/say/places.toml", 1)
    found += [(message, in_places, {}) for message in (*WORDS["counted"].values(), *WORDS["parts"].values())]
    found += [(message, ("queries/checks", 1), {}) for message in rules()]
    in_schema = ("dashboard/contract/schema.toml", 1)
    found += [(message, ("dashboard/commands", 1), {"context": context}) for message, context in commands()]
    found += [(message, ("dashboard/publish", 1), {}) for message in taken_away()]
    found += [(message, ("queries", 1), {}) for message in purposes()]
    found += [(message, in_schema, {"context": context}) for message, context in contract()]
    of_codes = ("dashboard/contract/vocabulary.toml", 1)
    found += [(message, of_codes, {"context": context}) for message, context in vocabulary()]
    return found


def taken_away() -> Iterator[str]:
    """Yield what each feed and each handout gives."""
    for feed in FEEDS:
        yield from filter(None, (feed.gives, feed.of_one))
    yield from (handout.what for handout in HANDOUTS.values())


def purposes() -> Iterator[str]:
    """Yield what each query that a panel or figure asks is for."""
    yield from (queries.load(name).purpose for name in queries.names())


def rules() -> Iterator[str]:
    """Yield what each check holds, and the sentences it is told with: they stand in its column `sentence`."""
    for _name, purpose, _level in checks.rules():
        yield purpose
    for path in sorted(checks.RULES.glob("*.sql")):
        body = "\n".join(line for line in path.read_text("utf-8").splitlines() if not line.startswith("--"))
        for text in re.findall(r"'([^']*)'", body):
            if len(text.split()) > 3:
                yield text


def commands(group: click.Group = main) -> Iterator[tuple[str, str | None]]:
    """Yield what the command line says of itself: each command, each option, each examination of `doctor`."""
    yield from ((name, "doctor") for name in (EXAMINATIONS if group is main else ()))
    for command in (group, *(group.get_command(click.Context(group), name) for name in group.list_commands(None))):
        assert command
        if command is not group and isinstance(command, click.Group):
            yield from commands(command)
        yield from (
            (text, None) for text in (command.help, *(getattr(one, "help", None) for one in command.params)) if text
        )


def contract() -> Iterator[tuple[str, str | None]]:
    """Yield what tables and columns are called, and what each means."""
    for table in (*TABLES.values(), *REFERENCE.values()):
        yield table.name.replace("_", " "), "table"
        yield table.meaning, None
        for column in table.columns:
            yield column.name.replace("_", " "), "column"
            yield column.meaning, None
            if column.unit:
                yield column.unit, "unit"


def vocabulary() -> Iterator[tuple[str, str | None]]:
    """Yield each label with its family, and each meaning."""
    for held in (held for codes in FAMILIES.values() for held in codes.values()):
        yield held.label, held.family
        if held.meaning:
            yield held.meaning, None


def update(path: Path, language: str) -> None:
    """Write the messages of the program into a catalogue, with the translations that it has."""
    held = Catalog(
        language, project="Task Force dashboard", version="1", creation_date=DAY, fuzzy=False,
        header_comment=f"# The messages of the program in “{language}”, by python -m tests.tools.messages.",
        last_translator="Migration Task Force", language_team="Migration Task Force",
        msgid_bugs_address="none",
    )  # fmt: skip
    if path.is_file():
        with path.open("rb") as file:
            held = read_po(file, language)
    held.update(template(), no_fuzzy_matching=True)
    held.obsolete.clear()
    held.revision_date = DAY
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, held, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)


if __name__ == "__main__":
    for language in dict.fromkeys([*known(), *sys.argv[1:]]):
        if language != ENGLISH:
            update(FOLDER / language / "LC_MESSAGES" / (WHOLE if language in languages() else BEGUN), language)
