"""Minutes of forty other shapes: each action with owner and date, and none invented."""

from datetime import date

import pytest

from tests.intake.minutes import others
from tests.intake.minutes.reading_of import actions, row

DOCUMENTS = list(others.documents())


@pytest.mark.parametrize(("name", "content", "rows"), DOCUMENTS, ids=[name for name, _, _ in DOCUMENTS])
def test_each_action_is_found_with_owner_and_date_and_none_invented(name, content, rows):
    found = [row(action) for action in actions(content, date(2018, 6, 14))]
    assert [(owner, start, end, precision) for _, owner, _, _, start, end, precision, _ in found] == [
        tuple(right[1:]) for right in rows
    ]
    for (title, *_), (piece, *_) in zip(found, rows, strict=True):
        assert piece.casefold() in title.casefold()


def test_no_person_is_left_in_what_they_tell():
    told = [row(action) for _, content, _ in DOCUMENTS for action in actions(content, date(2018, 6, 14))]
    assert not [word for word in ("Anna", "Maria", "Jordi", "Mme", "Frau", "Exempel", "Esempio") if word in repr(told)]
