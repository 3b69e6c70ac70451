"""Settings of the program, and the only reader of the environment."""

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dashboard.problems import Refused, Sentence

PACKAGE = Path(__file__).parent
_WITHIN = PACKAGE / "shipped"  # where a wheel has what stands beside the package in a checkout
ROOT = _WITHIN if _WITHIN.is_dir() else PACKAGE.parent
SHIPPED = ROOT / "data"
_SITE = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?")


@dataclass(frozen=True)
class Settings:
    """Where the data lies and where the server listens."""

    data: Path = SHIPPED
    host: str = "127.0.0.1"
    port: int = 8501
    allowed_hosts: tuple[str, ...] = ()
    frame_ancestors: tuple[str, ...] = ()
    secretaries: tuple[str, ...] = ()
    sign_in: Path = ROOT / ".streamlit" / "secrets.toml"

    @classmethod
    def from_environment(cls, **given) -> "Settings":
        """Return what was given, else what DASHBOARD_DATA, DASHBOARD_HOST and so on say, else the defaults.

        Refused: a variable cannot be read.
        """
        named = {field.name: os.environ.get(f"DASHBOARD_{field.name.upper()}") for field in fields(cls)}
        types: dict[str, Callable[[str], Any]] = {
            "data": data_folder,
            "host": str,
            "port": _port,
            "allowed_hosts": _names,
            "frame_ancestors": _sites,
            "secretaries": _addresses,
            "sign_in": lambda text: Path(text).resolve(),
        }
        return cls(**({name: types[name](text) for name, text in named.items() if text and name not in given} | given))

    @property
    def names(self) -> tuple[str, ...]:
        """The host names the server answers to; whoever comes by another is sent away."""
        return tuple(dict.fromkeys((self.host, "localhost", "127.0.0.1", "::1", *self.allowed_hosts)))

    @property
    def reference(self) -> Path:
        """Code lists and boundaries: those of the data folder, else the shipped ones."""
        own = self.data / "reference"
        return own if own.is_dir() else SHIPPED / "reference"


def data_folder(text: str) -> Path:
    """Return the folder of that path; of an address such as s3://bucket/folder the one that its copy is kept in.

    The copy is named for the address, so that whoever has the folder knows what it is a copy of.
    """
    if "://" not in text:
        return Path(text).resolve()
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache).resolve() / "task-force-dashboard" / quote(text.rstrip("/"), safe="")


def terminal_languages() -> str:
    """Return what languages the terminal asks for, as an Accept-Language header would: fr-FR; nothing where none."""
    told = next((text for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (text := os.environ.get(name))), "")
    return told.partition(".")[0].partition("@")[0].replace("_", "-")


def _port(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise Refused(Sentence("DASHBOARD_PORT is “%(text)s”; it has to be a number from 1 to 65535.", text=text))
    return int(text)


def _sites(text: str) -> tuple[str, ...]:
    sites = _names(text)
    for site in sites:
        if not _SITE.fullmatch(site):
            raise Refused(
                Sentence(
                    "DASHBOARD_FRAME_ANCESTORS has “%(site)s”; write a site such as https://www.example.org.", site=site
                )
            )
    return sites


def is_loopback(host: str) -> bool:
    """Whether a name or address leads to this computer alone."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def is_local(settings: Settings) -> bool:
    """Whether this computer alone can reach the server: names of others mean that a proxy brings them to it."""
    return is_loopback(settings.host) and not settings.allowed_hosts


def is_of_a_wheel(path: Path) -> bool:
    """Whether a path lies in the data of an installed program, and would go with its next version."""
    return ROOT == _WITHIN and path.resolve().is_relative_to(SHIPPED.resolve())


def base_path() -> str:
    """Return the path below which Streamlit is told to serve, empty where it is not."""
    return os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/ ")


def watcher() -> str:
    """Return how the server is to watch for edited pages; not at all, since to begin takes each session 180 ms."""
    return os.environ.get("STREAMLIT_SERVER_FILE_WATCHER_TYPE", "none")


def without_paths(text: str) -> str:
    """Return a sentence for readers: without where on this computer our folders lie."""
    for folder in (settings().data, ROOT, Path(tempfile.gettempdir())):
        text = text.replace(f"{folder}{os.sep}", "").replace(str(folder), folder.name)
    return text


def as_address(text: object) -> str:
    """Return an e-mail address as it is compared: its ASCII letters small; nothing where it has any other."""
    return text.lower() if isinstance(text, str) and text.isascii() else ""


def _addresses(text: str) -> tuple[str, ...]:
    for address in _names(text):
        if not as_address(address):
            raise Refused(
                Sentence(
                    "DASHBOARD_SECRETARIES has “%(address)s”; only an address in plain letters, a to z, counts.",
                    address=address,
                )
            )
    return tuple(map(as_address, _names(text)))


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


_current: Settings | None = None


def settings() -> Settings:
    """Return the settings in force: those the command line chose, else those of the environment."""
    return _current or Settings.from_environment()


@contextmanager
def using(chosen: Settings) -> Iterator[None]:
    """Put settings in force for as long as one command runs."""
    global _current
    before, _current = _current, chosen
    try:
        yield
    finally:
        _current = before


def use(chosen: Settings) -> None:
    """Put settings in force for this process."""
    global _current
    _current = chosen
