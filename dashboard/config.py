"""Settings of the program, and the only reader of the environment."""

import os
from dataclasses import dataclass, fields
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Settings:
    """Where the data lies and where the server listens."""

    data: Path = ROOT / "data"
    host: str = "127.0.0.1"
    port: int = 8501

    @classmethod
    def from_environment(cls, **given) -> "Settings":
        """Return what was given, else DASHBOARD_DATA, DASHBOARD_HOST and DASHBOARD_PORT, else the defaults."""
        named = {field.name: os.environ.get(f"DASHBOARD_{field.name.upper()}") for field in fields(cls)}
        types = {"data": lambda text: Path(text).resolve(), "host": str, "port": int}
        return cls(**({name: types[name](text) for name, text in named.items() if text} | given))

    @property
    def reference(self) -> Path:
        """Code lists and boundaries: those of the data folder, else the shipped ones."""
        own = self.data / "reference"
        return own if own.is_dir() else ROOT / "data" / "reference"


_current: Settings | None = None


def settings() -> Settings:
    """Return the settings in force: those the command line chose, else those of the environment."""
    return _current or Settings.from_environment()


def use(chosen: Settings) -> None:
    """Put settings in force for this process."""
    global _current
    _current = chosen
