"""Streamlit's options: all of them known, closed where they have to be, in the colours of the look."""

import pytest
from streamlit import config as streamlit_config
from streamlit.watcher.folder_black_list import FolderBlackList

from dashboard.config import ROOT, Settings
from dashboard.draw.look import DARK, LIGHT
from dashboard.server.options import options

OPTIONS = options(Settings(host="0.0.0.0", port=8999, allowed_hosts=("dashboard.example",)))


def test_every_option_is_one_that_streamlit_knows():
    assert not set(OPTIONS) - set(streamlit_config._config_options_template)


def test_host_port_and_names_are_those_of_the_settings():
    assert (OPTIONS["server.address"], OPTIONS["server.port"]) == ("0.0.0.0", 8999)
    assert OPTIONS["server.allowedHosts"] == ["0.0.0.0", "localhost", "127.0.0.1", "::1", "dashboard.example"]


def test_nothing_is_sent_home_and_nothing_told_to_readers():
    assert OPTIONS["browser.gatherUsageStats"] is False
    assert OPTIONS["client.showErrorDetails"] == "none"
    assert OPTIONS["client.showErrorLinks"] is False
    assert OPTIONS["server.maxUploadSize"] <= 20


@pytest.mark.parametrize(("file", "is_reloaded"), [("pages/overview.py", True), ("dashboard/config.py", False)])
def test_a_server_that_watches_files_takes_edited_pages_but_keeps_its_settings(file, is_reloaded):
    unwatched = FolderBlackList(OPTIONS["server.folderWatchBlacklist"])
    assert unwatched.is_blacklisted(str(ROOT / file)) is not is_reloaded


def test_no_file_is_watched_where_nobody_asks_for_it(monkeypatch):
    assert OPTIONS["server.fileWatcherType"] == "none"
    monkeypatch.setenv("STREAMLIT_SERVER_FILE_WATCHER_TYPE", "auto")
    assert options(Settings())["server.fileWatcherType"] == "auto"


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_a_theme_has_the_colours_of_the_look(look):
    theme = {name: OPTIONS[f"theme.{look.name}.{name}"] for name in ("primaryColor", "linkColor", "textColor")}
    assert theme == {"primaryColor": look.accent, "linkColor": look.accent, "textColor": look.text}
    assert OPTIONS[f"theme.{look.name}.backgroundColor"] == look.page
    assert OPTIONS[f"theme.{look.name}.secondaryBackgroundColor"] == look.panel
    assert OPTIONS[f"theme.{look.name}.borderColor"] == look.rule
    assert tuple(OPTIONS[f"theme.{look.name}.chartCategoricalColors"]) == look.categories


def test_each_font_is_shipped_with_its_licence():
    faces = OPTIONS["theme.fontFaces"]
    assert {face["weight"] for face in faces} == {400, 600}
    for face in faces:
        path = ROOT / "dashboard" / "screen" / face["url"].removeprefix("app/")
        assert path.read_bytes()[:4] == b"wOF2"
        assert "SIL OPEN FONT LICENSE" in (path.parent / "OFL.txt").read_text("utf-8")
