"""Minutes of ninety-eight other shapes: each action with owner and date, and none invented."""

from datetime import date
from functools import cache

import pytest

from tests.intake.minutes import others
from tests.intake.minutes.reading_of import actions, row

FILES = ("minutes.txt", "further.txt", "later.txt")
DOCUMENTS = {name: (lines, rows) for file in FILES for name, lines, rows in others.documents(file)}


@cache
def told(name: str) -> list[tuple[str, ...]]:
    return [row(action) for action in actions(others.word(DOCUMENTS[name][0]), date(2018, 6, 14))]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_action_is_found_with_owner_and_date_and_none_invented(name):
    found, rows = told(name), DOCUMENTS[name][1]
    assert [(owner, start, end, precision) for _, owner, _, _, start, end, precision, _ in found] == [
        tuple(right[1:]) for right in rows
    ]
    for (title, *_), (piece, *_) in zip(found, rows, strict=True):
        assert piece.casefold() in title.casefold()


def test_no_person_is_left_in_what_they_tell():
    all_told = repr([told(name) for name in DOCUMENTS])
    assert not [word for word in ("Anna", "Maria", "Jordi", "Mme", "Frau", "Exempel", "Esempio") if word in all_told]


@pytest.mark.parametrize(
    ("name", "statuses"),
    [("en-boxes", ["", "", "done", "", ""]), ("en-since-by-due", ["in progress", "done", "planned", ""])],
)
def test_what_has_become_of_it_is_read_from_boxes_and_columns(name, statuses):
    found = actions(others.word(DOCUMENTS[name][0]), date(2018, 6, 14))
    assert [action.status for action in found] == statuses
