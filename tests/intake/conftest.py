"""The small data set with every kind of cell, built once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from dashboard.config import Settings
from tests import small


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """Return a data folder with two snapshots of the demo."""
    return small.build(tmp_path_factory.mktemp("data"))


@pytest.fixture
def settings(built, tmp_path) -> Settings:
    """Return settings over a copy of the small data set."""
    shutil.copytree(built, tmp_path / "data", copy_function=shutil.copy2)
    return Settings(data=tmp_path / "data")
