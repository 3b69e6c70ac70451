"""What places in documents are called: short, told apart, in the language that is spoken, of any record."""

from datetime import date

import pytest

from dashboard.say import language, places
from tests import tiny

MINUTES = "Minutes of the Task Force meeting of 6 September 2017"


@pytest.fixture
def named(tmp_path):
    """Names the places of a record that has these besides its own; each is (document, paragraph, published)."""

    def name(*held, spoken="en"):
        rows = tiny.rows()
        empty = dict.fromkeys(rows["sources"][0], "")
        for at, (document, paragraph, *published) in enumerate(held):
            own = {"source": f"p-{at}", "document": document, "paragraph": paragraph}
            rows["sources"].append(empty | own | {"published_on": published[0] if published else ""})
        choice = tiny.choice(tmp_path, tiny.unchecked(tmp_path, rows, date(2018, 3, 1)))
        with language.speaking(spoken):
            return [places.labels(choice)[f"p-{at}"] for at in range(len(held))]

    return name


def test_a_paragraph_of_minutes_is_called_by_their_day_and_its_numbers(named):
    held = (
        (MINUTES, "Item 3a, summary of debates, paragraph 5: when it starts"),
        (MINUTES, "Open session, EESC, main messages, entry 2"),
        (MINUTES, "Questions and answers, left column, row 7: on partnerships"),
        (MINUTES, "Questions and answers, right column, row 7"),
        ("Statute of Autonomy, LO 6/2006 (copy in laws)", "art. 138.1"),
    )
    assert named(*held) == [
        "Minutes of 6 September 2017, item 3a, paragraph 5",
        "Minutes of 6 September 2017, open session, EESC, entry 2",
        "Minutes of 6 September 2017, questions and answers, left column, row 7",
        "Minutes of 6 September 2017, questions and answers, right column, row 7",
        "Statute of Autonomy, LO 6/2006, art. 138.1",
    ]
    assert named(*held, spoken="fr")[0] == "Compte rendu du 6 septembre 2017, point 3a, paragraphe 5"


def test_what_has_no_word_in_a_language_stays_whole_as_it_was_written(named):
    assert named((MINUTES, "Item 2, aside to the chair"), spoken="fr") == [
        "Compte rendu du 6 septembre 2017, item 2, aside to the chair"
    ]


def test_no_two_places_have_the_same_name(named):
    told = named(
        (MINUTES, "Item 1, entry 1: first draft"), (MINUTES, "Item 1, entry 1: note added later"),
        ("Minutes of the Bureau of 6 September 2017", "Item 2"), ("News (page 1)", ""), ("News (page 2)", ""),
        ("Copy", "", "2018-01-01"), ("Copy", "", "2018-01-02"), ("Same", ""), ("Same", ""),
    )  # fmt: skip
    assert told[0] == f"{MINUTES}, item 1, entry 1: first draft", "two bodies met on that day"
    assert told[2:] == [
        "Minutes of the Bureau of 6 September 2017, item 2", "News (page 1)", "News (page 2)",
        "Copy, 1 January 2018", "Copy, 2 January 2018", "Same", "Same (2)",
    ]  # fmt: skip
