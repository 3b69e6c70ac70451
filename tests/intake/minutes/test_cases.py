"""Minutes of many offices: each action with its owner and date, and none that is not there."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from dashboard.intake import reading
from dashboard.intake.minutes.heads import head
from dashboard.intake.reading import process
from dashboard.problems import Refused
from tests.intake.minutes.reading_of import actions, minutes, row

FOLDER = Path(__file__).with_name("cases")
JUNE = {"who-by-when.docx", "responsible-deadline.docx", "prose.docx", "decisions.docx", "tracked.docx", "french.docx"}


def expected() -> dict[str, list[tuple[str, ...]]]:
    """Return the right rows by file."""
    held = defaultdict(list)
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as file:
        for name, *values in list(csv.reader(file))[1:]:
            held[name].append(tuple(values))
    return held


def day(name: str) -> date:
    return date(2018, 6, 14) if name in JUNE else date(2018, 2, 1)


@pytest.mark.parametrize(("name", "rows"), expected().items())
def test_every_action_is_found_with_its_owner_and_date_and_none_is_invented(name, rows):
    found = actions((FOLDER / name).read_bytes(), day(name))
    assert sorted(map(row, found)) == sorted(rows)


def test_title_and_day_of_a_document_are_no_agenda_items():
    held = minutes((FOLDER / "decisions.docx").read_bytes(), day("decisions.docx"))
    assert [(item.number, item.title) for item in held.items] == [("1", "Opening"), ("2", "Survey"), ("3", "Projects")]


@pytest.mark.parametrize(("name", "title"), [
    ("french.docx", "Compte rendu de la réunion"), ("decisions.docx", "Task Force meeting"),
])  # fmt: skip
def test_the_head_tells_title_and_day_of_the_meeting(name, title):
    document = reading.made(process.answer((FOLDER / name).read_bytes(), ("docx",)))[1]
    told = head(document.blocks)
    assert (told.title, told.held_on) == (title, date(2018, 6, 14))


def test_a_person_is_left_out_and_said():
    found = actions((FOLDER / "person-column.docx").read_bytes(), date(2018, 2, 1))
    assert all("give the organisation or the function" in " ".join(one.told.notes) for one in found)
    assert "Example" not in repr([one.told for one in found])


def test_what_was_supplied_or_may_be_swapped_is_said():
    notes = {one.told.title: one.told.notes for one in actions((FOLDER / "dates.docx").read_bytes(), date(2018, 2, 1))}
    assert "the year 2018 was supplied" in notes["Call the hotel"][0]
    assert "day first" in notes["Reply to letter 2018/45"][0]
    assert notes["Draft the letter"] == ()


@pytest.mark.parametrize(
    ("name", "sentence"), [("strict.docx", "Strict Open XML"), ("template.docx", "Word template (.dotx)")]
)
def test_other_forms_of_word_are_told_apart_with_what_to_do(name, sentence):
    with pytest.raises(Refused) as refusal:
        reading.made(process.answer((FOLDER / name).read_bytes(), ("docx",)), name)
    assert sentence in str(refusal.value)
    assert "save it as a Word document (.docx)" in str(refusal.value)


def test_what_is_struck_out_as_a_whole_is_told_and_left_out():
    held = {
        one.told.title: one.is_struck for one in actions((FOLDER / "tracked.docx").read_bytes(), day("tracked.docx"))
    }
    assert held == {"Send the revised questionnaire": False, "Share practices": True}
