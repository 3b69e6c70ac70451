"""The smallest workbook."""

import pytest

from tests.intake.reading.archives import workbook


@pytest.fixture(scope="session")
def simple() -> bytes:
    return workbook(lambda book, sheet: sheet.write_string(0, 0, "a"))
