"""A server of the module's own over a copy of the shipped data that may be written; no page outlives its test."""

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


@pytest.fixture(autouse=True)
def _closed(request):
    """Close what a test opened: a page that stays open goes on drawing, and slows all tests after it."""
    browser = request.getfixturevalue("browser") if "browser" in request.fixturenames else None
    before = set(browser.contexts) if browser else set()
    yield
    for context in set(browser.contexts) - before if browser else ():
        context.close()
