"""Three copies behind nginx, as README has it: one is killed under load, something is committed, nobody is kept out."""

import os

import pytest

from tests import tiny
from tests.bench import copies
from tests.tools import copied


@pytest.mark.slow
def test_a_copy_fails_under_load_and_a_commit_reaches_the_others(tmp_path):
    if missing := copied.missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"There is no {missing}; see “Test it” in the README")
    tiny.made(tmp_path / "data")
    seen = copies.measure(tmp_path / "data", tmp_path, viewers=4, seconds=12, think=1, pages=("", "follow-up"))
    assert seen.waits
    assert seen.faults
    assert max(seen.faults) < 2  # those of the copy that was killed, until another has them
    assert max(seen.shown_after.values()) < 5
    assert seen.is_whole
