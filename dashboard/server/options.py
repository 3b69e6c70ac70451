"""Streamlit's options, read from the file at the top of the repository whatever folder the program is started in."""

import tomllib
from collections.abc import Iterator
from typing import Any

from dashboard import config
from dashboard.config import ROOT, Settings

FILE = ROOT / ".streamlit" / "config.toml"
_FOLDERS = ("server.folderWatchList", "server.folderWatchBlacklist")  # named from the top of the repository
_SECTIONS = {"theme.light", "theme.dark"}  # tables that are part of an option's name


def options(settings: Settings) -> dict[str, Any]:
    """Return every option by its dotted name; address, port and allowed hosts are those of the settings."""
    held = dict(_flat(tomllib.loads(FILE.read_text("utf-8"))))
    return held | {
        "server.address": settings.host,
        "server.port": settings.port,
        "server.allowedHosts": list(settings.names),
        "server.baseUrlPath": "",  # whatever a file in somebody's home says
        "server.fileWatcherType": config.watcher(),
        "secrets.files": [str(settings.sign_in)],
        **{name: [str(ROOT / folder) for folder in held[name]] for name in _FOLDERS},
    }


def _flat(table: dict, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict) and (not prefix or name in _SECTIONS):
            yield from _flat(value, f"{name}.")
        else:
            yield name, value
