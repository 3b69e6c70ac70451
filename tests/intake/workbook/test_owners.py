"""Owners of follow-ups: what changes along with one on the form, and two spellings made one over the whole record."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard import config, store
from dashboard.intake.workbook import editing, owners, proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused, errors
from tests import tiny

DAY = date(2018, 3, 1)
SPELT = {**tiny.ROWS["deadlines"][1], "deadline": "note", "title": "Write the note", "owner": "The secretariat"}
REMINDED = {"deadline": "note", "sent_on": "2018-02-01", "owner": "The secretariat"}


@pytest.fixture
def held(tmp_path):
    """Return settings over a tiny record in which the secretariat is spelt in two ways, and its snapshot."""
    rows = tiny.rows()
    rows["deadlines"].append(SPELT | {"source": "minutes"})
    rows["reminders"] = [REMINDED | {"source": "minutes"}]
    snapshot = tiny.made(tmp_path, rows)
    return replace(config.settings(), data=tmp_path), snapshot


def changed(held, deadline, **written):
    settings, snapshot = held
    proposal = editing.follow_up(settings, snapshot, deadline, written, Facts())
    row = next(row for row in proposal.source.tables["deadlines"] if row["deadline"] == deadline)
    return (row["owner"], row["owner_kind"], row["region"]), errors(proposal.problems)


def test_an_owner_that_is_known_brings_its_kind_and_its_region(held):
    assert changed(held, "paper", owner="Catalonia") == (("Catalonia", "region", "ES51"), [])
    assert changed(held, "survey-reply", owner="Secretariat") == (("Secretariat", "secretariat", None), [])
    assert changed(held, "survey-reply", owner="") == ((None, None, None), [])


def test_what_is_written_beside_an_owner_stands_and_is_checked(held):
    told, problems = changed(held, "paper", owner="Veneto", owner_kind="region", region="ITI1")
    assert told == ("Veneto", "region", "ITI1")
    assert [(problem.row, problem.column) for problem in problems] == [("paper", "region")]
    _, problems = changed(held, "paper", owner="Catalonia", owner_kind="partner")
    assert [problem.rule for problem in problems] == ["owner_is_one_body"]


def test_an_event_keeps_the_region_that_hosts_it(held):
    assert changed(held, "conference", owner="Secretariat")[0] == ("Secretariat", "secretariat", "ITI1")


def test_two_spellings_become_one_in_every_row_and_are_committed_once(held):
    settings, snapshot = held
    proposal = owners.merged(settings, snapshot, ["The secretariat"], "Secretariat", "", "", Facts(day=DAY))
    assert not errors(proposal.problems)
    assert [(one.table, one.column, one.after) for one in proposal.changes] == [
        ("deadlines", "owner", "Secretariat"), ("reminders", "owner", "Secretariat"),
    ]  # fmt: skip
    made = proposals.commit(settings, proposal)
    assert "The secretariat" not in owners.known(store.contents(made))
    again = owners.merged(settings, made, ["Secretariat"], "Secretariat", "", "", Facts())
    assert not again.changes


def test_a_merged_owner_takes_the_kind_and_region_that_are_said(held):
    settings, snapshot = held
    names = ["The secretariat", "Secretariat"]
    proposal = owners.merged(settings, snapshot, names, "Veneto", "region", "ITH3", Facts())
    told = {
        (row["owner_kind"], row["region"]) for row in proposal.source.tables["deadlines"] if row["owner"] == "Veneto"
    }
    assert told == {("region", "ITH3")}
    assert not errors(proposal.problems)


@pytest.mark.parametrize(
    ("names", "into", "kind", "said"),
    [
        (["Nobody"], "Secretariat", "", "Nobody called “Nobody” owns anything"),
        (["The secretariat"], "  ", "", "what is to stand in their place"),
        ([], "Secretariat", "", "Say which spellings"),
        (["The secretariat"], "Secretariat", "office", "“office” is no kind of owner"),
    ],
)
def test_what_cannot_be_merged_is_refused_in_a_sentence(held, names, into, kind, said):
    with pytest.raises(Refused, match=said):
        owners.merged(*held, names, into, kind, "", Facts())
