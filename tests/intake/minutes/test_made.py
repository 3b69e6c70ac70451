"""Minutes made up after real shapes in thirteen languages: every action with owner and date, and none invented."""

from datetime import date

import pytest

from tests.intake.minutes import made
from tests.intake.minutes.reading_of import actions, row


def test_there_are_enough_of_them_to_say_something():
    assert len(made.CASES) >= 60
    assert len(made.WORDS) == 13


@pytest.mark.parametrize("name", made.CASES)
def test_what_was_made_up_is_found_again(name):
    content, rows = made.document(*made.CASES[name])
    assert sorted(map(row, actions(content, date(2018, 6, 14)))) == sorted(rows)
