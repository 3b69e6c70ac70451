from types import SimpleNamespace

from dashboard import ask
from dashboard.screen import menu


def titles(query: str) -> list[str]:
    return [entry.title for entry in menu.showing(query)]


def test_a_query_is_shown_on_the_pages_that_name_it_or_one_whose_rows_it_lists():
    assert titles("questions_and_replies") == ["Voices"]
    assert titles("projects") == ["Projects"]
    assert {"Overview", "Follow-up", "Voices", "Present"} <= set(titles("follow_ups"))
    assert ask.load("regions_on_map").rows == "rows_of_region"
    assert set(titles("regions_on_map")) <= set(titles("rows_of_region"))
    assert titles("rows_on_source") == []


def test_a_query_of_a_part_is_shown_on_the_pages_that_have_the_part():
    assert titles("needs_matched") == titles("compare_regions") == ["Competences"]
    assert titles("project_steps") == ["Projects"]
    assert titles("waiting_for") == ["Follow-up"]


def test_a_row_is_opened_as_its_card_else_with_its_history():
    choice = SimpleNamespace(address={"set": "record"})
    assert menu.item("deadlines", "paper", choice) == "/follow-up?set=record&item=paper"
    assert menu.item("projects", "mapping", choice) == "/projects?set=record&item=mapping"
    assert menu.item("partners", "mapping + Catalonia", choice) == (
        "/changes?set=record&table=partners&item=mapping+%2B+Catalonia"
    )
