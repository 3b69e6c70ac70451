"""Shapes of minutes that were read wrongly once: agenda points with a word before the number, dashes, cities."""

import io
from datetime import date

import pytest
from docx import Document

from dashboard.intake import reading
from dashboard.intake.minutes import tables
from dashboard.intake.minutes.heads import head
from dashboard.intake.minutes.sections import number_of
from dashboard.intake.reading import Block, process
from tests.intake.minutes.reading_of import actions, minutes, row

JUNE = date(2018, 6, 14)


def written(*lines: str, title: str = "") -> bytes:
    """Return a document: `# ` is a heading, `* ` an item of a list."""
    document, content = Document(), io.BytesIO()
    if title:
        document.add_heading(title, 0)
    for line in lines:
        if line.startswith("# "):
            document.add_heading(line[2:], 1)
        else:
            document.add_paragraph(line.removeprefix("* "), style="List Bullet" if line.startswith("* ") else None)
    document.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("title", "line", "city"),
    [
        ("Minutes of the Task Force", "Brussels, 14 June 2018, 10:00–13:00", "Brussels"),
        ("Protokoll der Sitzung der Task Force vom 14. Juni 2018 in Hamburg", "Text", "Hamburg"),
        ("Compte rendu", "Réunion du 14 juin 2018 à Rennes", "Rennes"),
        ("Task Force meeting – 14/06/2018", "Text", ""),
        ("Ata da reunião", "Ponta Delgada, 14 de junho de 2018", "Ponta Delgada"),
    ],
)
def test_the_place_of_a_meeting_stands_before_or_behind_its_day(title, line, city):
    document = reading.made(process.answer(written(line, title=title), ("docx",)))[1]
    told = head(document.blocks)
    assert (told.held_on, told.city) == (JUNE, city)


@pytest.mark.parametrize("line", ["Action: send the list on 1 July 2018", "Comments before 1 July 2018"])
def test_a_deadline_is_no_day_of_a_meeting(line):
    assert head(reading.made(process.answer(written(line, title="Notes"), ("docx",)))[1].blocks).held_on is None


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("TOP 1 Begrüßung", "1", "Begrüßung"), ("Item 2: Survey", "2", "Survey"),
        ("Punto 3. Encuesta", "3", "Encuesta"),
        ("Sak 4 – Valg", "4", "Valg"),
        ("Agenda item 5.1 Funding", "5.1", "Funding"), ("Top regions", "", "Top regions"),
        ("Point 6", "", "Point 6"),
    ],
)  # fmt: skip
def test_an_agenda_item_may_have_a_word_before_its_number(text, number, title):
    assert number_of(text) == (number, title)


def test_bullets_with_a_label_dashes_and_verbs_of_the_present():
    found = actions(
        written(
            "# Relevé de décisions",
            "* La Bretagne prend contact avec la DG HOME (échéance : 15/07/2018).",
            "* Normandie – rédiger une note – 30/09/2018",
            "* Décision : reporter la visite",
            "* Note on minors – second version",
        ),
        JUNE,
    )
    assert [row(one)[:4] + row(one)[5:7] for one in found] == [
        ("prend contact avec la DG HOME", "Brittany", "region", "FRH", "2018-07-15", "day"),
        ("rédiger une note", "Normandy", "region", "FRD", "2018-09-30", "day"),
        ("reporter la visite", "", "", "", "", "undated"),
        ("Note on minors – second version", "", "", "", "", "undated"),
    ]


@pytest.mark.parametrize("line", ["Afwezig met kennisgeving: Kreta", "Entschuldigt fehlend: Kreta"])
def test_those_who_are_excused_in_longer_words(line):
    (one,) = minutes(written(line, "Action: send the list"), JUNE).attendance.found
    assert (one.organisation, one.presence) == ("Crete", "apologies")


def test_a_next_meeting_in_a_list_of_actions_is_none():
    found = actions(written("# Beslut", "* Skåne tar fram en plan", "* Nästa möte hålls den 12 oktober."), JUNE)
    assert [row(one)[:2] for one in found] == [("tar fram en plan", "Skåne")]


def test_a_label_in_square_brackets_behind_a_sentence_and_an_arrow_are_actions():
    held = minutes(
        written(
            "# 1 Survey", "It was discussed. [Action: Secretariat to send a reminder by 20 June]",
            "→ 12 replies came in",
            "# 2 Funding", "→ Catalonia: concept note by 15 September",
        ),
        JUNE,
    )  # fmt: skip
    assert [(item.number, item.title) for item in held.items] == [("1", "Survey"), ("2", "Funding")]
    found = [row(one) for item in held.items for one in item.actions]
    assert [(one[0], one[1], one[5]) for one in found] == [
        ("Send a reminder", "Secretariat", "2018-06-20"), ("concept note", "Catalonia", "2018-09-15"),
    ]  # fmt: skip


def test_a_column_complete_by_is_one_of_dates_and_all_are_the_members():
    document, content = Document(), io.BytesIO()
    table = document.add_table(rows=2, cols=3)
    for at, (title, text) in enumerate([("Task", "Reply"), ("Assigned to", "All"), ("Complete by", "30/6")]):
        table.cell(0, at).text, table.cell(1, at).text = title, text
    document.save(content)
    (told,) = actions(content.getvalue(), JUNE)
    assert row(told)[:2] + row(told)[4:7] == ("Reply", "Member regions", "2018-06-30", "2018-06-30", "day")


def test_a_body_that_meets_has_promised_nothing():
    lines = ["The Mediterranean Commission will meet on 20 September 2018.", "Skåne will meet DG HOME by 1 July 2018."]
    assert [row(one)[:2] for one in actions(written("# Debate", *lines), JUNE)] == [("Meet DG HOME", "Skåne")]


@pytest.mark.parametrize(
    ("titles", "is_of_actions"),
    [
        (["Name", "Region", "Owner", "Deadline", "Item"], False),
        (["Name of the fund", "Region in question", "Owner", "Deadline", "Item"], True),
        (["Region", "Owner", "Deadline", "Item"], True),
        (["Name", "Region", "Action", "Owner"], True),
    ],
)
def test_titles_that_are_about_people_and_nothing_else_are_of_a_list_of_people(titles, is_of_actions):
    block = Block("table 1", True, [[title] for title in titles], [False] * len(titles), columns=[*range(len(titles))])
    assert (tables.columns(block) is not None) == is_of_actions
