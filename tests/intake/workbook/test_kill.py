"""Writers killed at random moments: readers see the old state or the new one, and the next commit tidies up."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.config import ROOT


@pytest.mark.slow
def test_a_hundred_and_fifty_kills_among_two_to_eight_writers(settings):
    command = [sys.executable, Path(__file__).with_name("kill_writer.py"), settings.data, "150", "7"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, env={"PYTHONPATH": str(ROOT)})
    assert run.returncode == 0, run.stderr
    *wrong, last = run.stdout.splitlines()
    assert not wrong
    killed, _, committed = map(int, re.findall(r"\d+", last))
    assert killed >= 150
    assert committed >= 1  # some got through before they were killed
