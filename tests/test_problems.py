"""How a fault reaches a person: where it is, what is wrong, on one line."""

from dashboard.problems import Problem, Refused, Stale, errors


def test_a_problem_says_where_first():
    assert str(Problem("wrong")) == "wrong"
    assert str(Problem("wrong", "record 2018-02-07", "deadlines", "paper", "due_to")) == (
        "record 2018-02-07, deadlines, paper, due_to: wrong"
    )


def test_a_file_named_for_its_table_is_named_once():
    assert str(Problem("wrong", "record/2018-02-07/deadlines.csv", "deadlines", "row 2")) == (
        "record/2018-02-07/deadlines.csv, row 2: wrong"
    )


def test_a_refusal_is_one_line_a_problem():
    refused = Refused("a", Problem("b", table="t"))
    assert str(refused) == "a\nt: b"
    assert [problem.sentence for problem in refused.problems] == ["a", "b"]
    assert isinstance(Stale("x"), Refused)


def test_findings_do_not_stop():
    stop = Problem("b")
    assert errors([Problem("a", level="finding"), stop]) == [stop]
