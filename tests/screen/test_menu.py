from types import SimpleNamespace

from dashboard.screen import menu


def test_a_row_is_opened_as_its_card_else_with_its_history():
    choice = SimpleNamespace(address={"set": "record"})
    assert menu.item("deadlines", "paper", choice) == "/follow-up?set=record&item=paper"
    assert menu.item("projects", "mapping", choice) == "/projects?set=record&item=mapping"
    assert menu.item("partners", "mapping + Catalonia", choice) == (
        "/changes?set=record&table=partners&item=mapping+%2B+Catalonia"
    )
