"""The list of all follow-ups says when none is like what was searched for, and only then."""

from types import SimpleNamespace

import pytest

from dashboard.screen import layout, owed, tables


@pytest.mark.parametrize(("rows", "is_said"), [([], True), ([{"deadline": "paper"}], False)])
def test_an_empty_list_says_what_to_do_and_another_does_not(monkeypatch, rows, is_said):
    said, listed = [], []
    monkeypatch.setattr(layout, "note", lambda _: None)
    monkeypatch.setattr(layout, "empty", lambda told, *_: said.append(told))
    monkeypatch.setattr(tables, "listed", lambda shown, *_, **__: listed.append(shown))
    shown = SimpleNamespace(plain=lambda: rows, choice=None)
    owed._rows(shown, 5, is_open=False)
    assert said == ["No follow-up is like that."] * is_said
    assert listed == [shown]
