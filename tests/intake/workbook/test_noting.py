"""Reminders noted in the record, and their answers."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard import config
from dashboard.ask import Question
from dashboard.intake.workbook import noting, proposals
from dashboard.intake.workbook.proposals import Facts
from dashboard.problems import Refused, errors
from tests import tiny

DAY, BACK = date(2018, 3, 1), date(2018, 3, 5)


@pytest.fixture
def held(tmp_path):
    return replace(config.settings(), data=tmp_path), tiny.made(tmp_path)


def committed(settings, proposal):
    assert not errors(proposal.problems)
    return proposals.commit(settings, proposal)


def test_a_reminder_and_its_answer_become_part_of_the_record(held, tmp_path):
    settings, snapshot = held
    sent = noting.sent(settings, snapshot, "Secretariat", ["paper"], DAY, Facts(day=DAY))
    first = committed(settings, sent)
    asked = Question("reminders_sent", tiny.choice(tmp_path, first), deadline="paper").plain()
    assert [(row["sent_on"], row["owner"], row["answered_on"]) for row in asked] == [(DAY, "Secretariat", None)]
    again = noting.sent(settings, first, "Secretariat", ["paper"], DAY, Facts(day=DAY))
    assert not again.changes
    answer = noting.answered(settings, first, "paper", DAY, BACK, "It comes in May.", Facts(day=BACK))
    second = committed(settings, answer)
    row = next(
        row for row in Question("follow_ups", tiny.choice(tmp_path, second)).plain() if row["deadline"] == "paper"
    )
    assert (row["reminded_on"], row["answered_on"]) == (DAY, BACK)


def test_an_answer_does_not_come_before_its_reminder(held):
    settings, snapshot = held
    first = committed(settings, noting.sent(settings, snapshot, "Secretariat", ["paper"], DAY, Facts(day=DAY)))
    early = noting.answered(settings, first, "paper", DAY, date(2018, 2, 28), "", Facts(day=BACK))
    assert [problem.rule for problem in errors(early.problems)] == ["reminder_before_answer"]


@pytest.mark.parametrize(
    ("deadlines", "day", "said"),
    [(["paper"], None, "on which day"), ([], DAY, "which follow-ups"), (["nothing"], DAY, "no such follow-up")],
)
def test_what_cannot_be_noted_is_refused_in_a_sentence(held, deadlines, day, said):
    with pytest.raises(Refused, match=said):
        noting.sent(*held, "Secretariat", deadlines, day, Facts())


def test_an_answer_without_a_day_or_a_reminder_is_refused(held):
    with pytest.raises(Refused, match="on which day the answer came"):
        noting.answered(*held, "paper", DAY, None, "", Facts())
    with pytest.raises(Refused, match="no reminder of that day"):
        noting.answered(*held, "paper", DAY, BACK, "", Facts())
