"""What a proposal does: rows whole with what was found beside them, and follow-ups closed, reopened and past due."""

from datetime import date

import pytest

from dashboard import store
from dashboard.ask import Database, load
from dashboard.intake.workbook import effects, incoming
from dashboard.intake.workbook.proposals import Facts

DAY = date(2018, 5, 2)


@pytest.fixture
def propose(settings, pages):
    return lambda: incoming.proposed(settings, b"", pages.sheets(), Facts("May", DAY), "book.xlsx")


def follow_ups(proposal, day=DAY):
    return effects.on_follow_ups(proposal.held, proposal.source.tables, proposal.newest.date, day)


def test_rows_are_whole_with_old_beside_new_and_findings_beside_their_row(propose, pages):
    pages.put("Deadlines", "paper", "status", "waiting")
    pages.add("Deadlines", deadline="new", title="New task", kind="task", wording="undated", precision="undated",
              status="planned", meeting="brussels-2017-09", owner="task force", owner_kind="task force",
              source="min-1")  # fmt: skip
    pages.by_title["Deadlines"].rows[:] = [row for row in pages.rows("Deadlines") if row[0] != "lobbying"]
    found = {row.key: row for row in effects.rows(propose())}
    assert {key: row.kind for key, row in found.items()} == {"paper": "changed", "new": "added", "lobbying": "removed"}
    paper = found["paper"].fields
    assert [(one.name, one.before, one.after) for one in paper if one.is_changed] == [("status", "planned", "waiting")]
    assert paper[0].is_changed, "what changed stands first"
    assert {"title", "due_to", "wording"} <= {one.name for one in paper}
    assert all(one.before is None for one in found["new"].fields)
    assert all(one.after is None and one.before is not None for one in found["lobbying"].fields)
    assert [finding.column for finding in found["new"].findings] == ["due_to"]


def test_a_row_that_is_only_written_otherwise_counts_as_no_change_and_is_kept(propose, pages):
    pages.put("Deadlines", "paper", "title", "TASK  paper")
    proposal = propose()
    assert [(row.key, row.kind) for row in effects.rows(proposal)] == [("paper", "rewritten")]
    assert proposal.mine == []
    assert {row["deadline"]: row["title"] for row in proposal.source.tables["deadlines"]}["paper"] == "TASK  paper"


def test_what_it_closes_reopens_and_makes_past_due_is_told(propose, pages):
    pages.put("Deadlines", "minutes", "status", "in progress")
    pages.put("Deadlines", "kick-off", "status", "done")
    pages.put("Deadlines", "lobbying", "precision", "day")
    for column in ("due_from", "due_to"):
        pages.put("Deadlines", "lobbying", column, date(2018, 4, 1))
    proposal = propose()
    told = follow_ups(proposal)
    assert (told.closed, told.reopened, told.past_due) == (("Task kick-off",), ("Task minutes",), ("Task lobbying",))
    assert follow_ups(proposal, date(2018, 3, 1)).past_due == ()


def test_past_due_is_counted_as_everywhere_else(settings):
    newest = store.history(settings.data, "demo")[-1]
    tables = store.contents(newest)
    views = Database(newest, [], settings.reference)
    for day in (date(2018, 1, 31), date(2018, 2, 1), date(2018, 3, 9), date(2019, 1, 1)):
        counted = [row for row in views.rows(load("follow_ups"), **bound(day)) if row["timing"] == "past_due"]
        told = effects.on_follow_ups({**tables, "deadlines": []}, tables, day, day)
        assert sorted(told.past_due) == sorted(row["title"] for row in counted)


def bound(day):
    return dict.fromkeys(load("follow_ups").params) | {"as_of": day}
