"""A workbook of the small data set, to change."""

import pytest
from click.testing import CliRunner

from dashboard import store
from dashboard.commands import main
from dashboard.config import Settings
from dashboard.intake import reading
from dashboard.intake.reading import Sheet
from dashboard.intake.workbook import outgoing, proposals
from tests.intake.workbook.books import Book, Pages


@pytest.fixture(scope="session")
def plain(built) -> bytes:
    """Return the newest snapshot as a workbook, untouched."""
    settings = Settings(data=built)
    newest = store.history(built, "demo")[-1]
    codes = proposals.codes(settings.reference)
    return outgoing.write(newest, store.contents(newest), codes)


@pytest.fixture
def book(plain) -> Book:
    return Book(plain)


@pytest.fixture(scope="session")
def read(plain) -> list[Sheet]:
    return reading.sheets(plain)


@pytest.fixture
def pages(read) -> Pages:
    return Pages(read)


@pytest.fixture
def run(settings):
    """Return a function that runs a command over the small data set."""

    def command(*arguments: str):
        return CliRunner().invoke(main, [f"--data={settings.data}", *map(str, arguments)])

    return command
