from dashboard import database, menu


def titles(query: str) -> list[str]:
    return [entry.title for entry in menu.showing(query)]


def test_a_query_is_shown_on_the_pages_that_name_it_or_one_whose_rows_it_lists():
    assert titles("questions_and_replies") == ["Voices"]
    assert titles("projects") == ["Projects"]
    assert {"Overview", "Follow-up", "Voices", "Present"} <= set(titles("follow_ups"))
    assert database.load("regions_on_map").rows == "rows_of_region"
    assert set(titles("regions_on_map")) <= set(titles("rows_of_region"))
    assert titles("paragraphs") == []
