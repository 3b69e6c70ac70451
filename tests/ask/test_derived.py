"""What a large snapshot is given when it is committed: its latest answers, what the checks found; held by `verify`."""

from functools import partial

import pytest

from dashboard import store
from dashboard.ask import Database, checks, derived, load
from dashboard.store import catalogue, commit, snapshot
from tests import tiny


@pytest.fixture
def large(tmp_path, monkeypatch):
    """A tiny snapshot that counts as large, with an answer that was given twice."""
    monkeypatch.setattr(snapshot, "MANY", 2)
    tables = tiny.rows()
    tables["responses"].append(tables["responses"][0] | {"formal_role": "none", "received_on": "2017-12-01"})
    check = partial(checks.check, reference=tiny.write_codes(tmp_path / "reference"))
    return commit(tmp_path, tiny.source(tables), check, derive=derived.derive)


def test_its_files_stand_in_its_manifest_and_are_verified(tmp_path, large):
    assert sorted(large.derived) == ["checks", "latest_answers"]
    assert store.verify(tmp_path) == []
    large.derived["checks"].write_text("[]", "utf-8")
    (fault,) = store.verify(tmp_path)
    assert "checks.json" in fault.sentence


def test_what_the_checks_found_is_kept_as_it_was_found(tmp_path, large):
    found = checks.check(large, [large], tmp_path / "reference")
    assert derived.kept_findings(large) == found
    assert [one.rule for one in found] == ["answered_once"]


@pytest.mark.parametrize("day", ["2017-11-30", "2018-02-07"])
def test_the_answers_of_a_day_are_the_same_from_the_table_as_from_all_answers(tmp_path, large, day):
    query = load("answers_listed")
    every = dict.fromkeys(query.params) | {"as_of": day}
    plain = tiny.unchecked(tmp_path / "plain", {**tiny.rows(), "responses": _cells()})
    ours = Database(large, [large], tmp_path / "reference").rows(query, **every)
    assert ours == Database(plain, [plain], tmp_path / "reference").rows(query, **every)
    assert [row["counts"] for row in ours][:1] == [True]


def test_a_small_snapshot_has_none(tmp_path):
    tiny.write_codes(tmp_path / "reference")
    check = partial(checks.check, reference=tmp_path / "reference")
    made = commit(tmp_path, tiny.source(), check, derive=derived.derive)
    assert not made.derived
    assert derived.kept_findings(made) is None


def test_a_damaged_large_snapshot_is_mended_by_the_same_source(tmp_path, large):
    large.derived["latest_answers"].unlink()
    assert catalogue.every(tmp_path, "record") == []
    tables = tiny.rows(responses=_cells())
    check = partial(checks.check, reference=tmp_path / "reference")
    assert commit(tmp_path, tiny.source(tables), check, derive=derived.derive) == large


def _cells() -> list[tiny.Cells]:
    (first,) = tiny.ROWS["responses"]
    return [first, first | {"formal_role": "none", "received_on": "2017-12-01"}]
