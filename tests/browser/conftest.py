"""A server of the module's own over a copy of the shipped data that may be written."""

import shutil

import pytest

from tests.tools.serving import serving


@pytest.fixture(scope="module")
def folder(tmp_path_factory, data_folder):
    copy = tmp_path_factory.mktemp("written") / "data"
    shutil.copytree(data_folder, copy, copy_function=shutil.copy2)
    return copy


@pytest.fixture(scope="module")
def url(folder):
    with serving(folder, folder.with_name("server.log")) as address:
        yield address
