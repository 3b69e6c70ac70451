"""The small data set, copied for each test."""

import shutil

import pytest

from dashboard.config import Settings
from tests import small


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    return small.build(tmp_path_factory.mktemp("data"))


@pytest.fixture
def settings(built, tmp_path):
    shutil.copytree(built, tmp_path / "data", copy_function=shutil.copy2)
    return Settings(data=tmp_path / "data")
