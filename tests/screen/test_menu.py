from types import SimpleNamespace

from dashboard.publish.feeds.kinds import DEADLINES
from dashboard.screen import menu


def test_a_row_is_opened_as_its_card_else_with_its_history():
    choice = SimpleNamespace(address={"set": "record"})
    assert menu.item("deadlines", "paper", choice) == "/follow-up?set=record&item=paper"
    assert menu.item("projects", "mapping", choice) == "/projects?set=record&item=mapping"
    assert menu.item("partners", "mapping + Catalonia", choice) == (
        "/changes?set=record&table=partners&item=mapping+%2B+Catalonia"
    )


def test_a_calendar_program_is_sent_to_the_newest_snapshot_of_the_set_where_the_reader_is(monkeypatch):
    choice = SimpleNamespace(snapshot=SimpleNamespace(data_set="demo"))
    monkeypatch.setattr(menu.st, "context", SimpleNamespace(headers={"Host": "dashboard.example:8501"}))
    assert menu.subscription(DEADLINES, choice) == "webcal://dashboard.example:8501/feed/deadlines.ics?set=demo"
