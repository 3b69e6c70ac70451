"""A check reads few snapshots of a long history, and finds what it would find in all of them."""

import random
from datetime import timedelta

import pytest

from dashboard import ask
from dashboard.ask import checks, connection, past
from dashboard.config import ROOT
from dashboard.store import Snapshot
from tests import tiny
from tests.tools import long

LOOKING_BACK = ("status_has_a_source", "answer_to_a_question_of_its_day")
STATUSES = ("planned", "in progress")


def rules() -> list[ask.Query]:
    return [ask.load(name, checks.RULES) for name in ask.names(checks.RULES)]


def record(draw: random.Random, at: int) -> dict[str, list[tiny.Cells]]:
    """Return tables in which deadlines come, go, come back and change, and questions are new; one is left out once."""
    tables = tiny.rows()
    plain, asked = tables["deadlines"][2], tables["questions"][0]
    tables["deadlines"] = [
        plain | {"deadline": name, "status": draw.choice(STATUSES), "source": draw.choice(["minutes", "notes"])}
        for name in "abcd" if draw.random() < 0.6
    ]  # fmt: skip
    names = ["housing-role", *["late"] * (at >= 6), *["new"] * (at >= 3 and at != 5)]
    tables["questions"] = [asked | {"question": name} for name in names]
    tables["responses"] = [
        tables["responses"][0] | {"question": names[-1], "received_on": f"{tiny.DAY + timedelta(days=day)}"}
        for day in (1, 2, 3, 4)
    ]
    tables["sources"].append(tables["sources"][0] | {"source": "notes"})
    return tables


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> list[Snapshot]:
    draw, data = random.Random(0), tmp_path_factory.mktemp("past")
    return [tiny.unchecked(data, record(draw, at), tiny.DAY + timedelta(days=at)) for at in range(8)]


def test_rules_that_look_back_find_the_same_in_what_is_read_as_in_all(made):
    found = dict.fromkeys(LOOKING_BACK, 0)
    reference = made[0].folder.parents[2] / "reference"
    for one in made[3:]:
        told = past.telling(one, made, rules())
        assert all(snapshot.date < one.date for held in told.values() for snapshot in held)
        few = ask.Database(one, (), reference, once=told)
        every = ask.Database(one, (), reference, once=dict.fromkeys(told, made[: made.index(one)]))
        for name in LOOKING_BACK:
            rule = ask.load(name, checks.RULES)
            bound = {"snapshot": one.date} if rule.params else {}
            assert few.rows(rule, **bound) == every.rows(rule, **bound), (name, one)
            found[name] += len(few.rows(rule, **bound))
    assert min(found.values()) > 0


def test_every_rule_that_looks_back_is_held_to_that():
    looking = {rule.name for rule in rules() if any("history." in sql for sql in ask.queries.texts(rule))}
    assert looking == {*LOOKING_BACK}


def test_of_a_longer_history_no_more_is_read(tmp_path, monkeypatch):
    read: list[str] = []

    def opened(connection, table, name, files, really=connection.read):
        read.extend(files)
        return really(connection, table, name, files)

    def asked(sql, table, files, really=past._read, **values):
        read.extend(files)
        return really(sql, table, files, **values)

    monkeypatch.setattr(connection, "read", opened)
    monkeypatch.setattr(past, "_read", asked)
    amounts = {}
    for amount in (4, 40):
        made = long.write(amount, tmp_path / str(amount), ROOT / "data")
        checks.check(made[-2], made[:-1], ROOT / "data" / "reference")
        read.clear()
        assert checks.check(made[-1], made, ROOT / "data" / "reference") is not None
        amounts[amount] = len(read)
    assert amounts[40] == amounts[4]


def test_a_code_is_named_where_it_stood_last(made):
    columns = [("deadlines", "status"), ("deadlines", "source"), ("questions", "source"), ("deadlines", "closed_as")]
    found = past.naming(["planned", "notes", "nowhere"], columns, made)
    rows = {one: {row["status"] for row in held} for one in made if (held := _rows(one))}
    assert found["planned"] == ("deadlines", max((one for one in rows if "planned" in rows[one]), key=lambda x: x.date))
    assert found.keys() == {"planned", "notes"}


def _rows(one: Snapshot) -> list[dict]:
    views = ask.Database(one, (), one.folder.parents[2] / "reference", once={})
    return views.rows(ask.load("table_rows"), table="deadlines")
