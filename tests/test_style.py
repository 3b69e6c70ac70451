"""What the linters of .ci/run would say, told before it runs."""

import shutil
import subprocess
import sys
from pathlib import Path

from dashboard.config import ROOT


def lint(tool: str, *arguments: str) -> None:
    """Run a linter that is installed beside this Python, and fail with what it says."""
    found = shutil.which(tool, path=Path(sys.executable).parent) or shutil.which(tool)
    assert found, f"{tool} is missing; pip install -r tests/requirements.txt"
    result = subprocess.run([found, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_queries_are_clean_sql():
    lint("sqruff", "lint", "--nocolor", "queries")


def test_the_python_is_clean():
    lint("ruff", "check", "--no-cache", ".")
    lint("ruff", "format", "--check", "--no-cache", ".")
