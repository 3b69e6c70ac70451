"""The codes that rows carry and what stands for each: label, meaning, shape, tone; read once from `vocabulary.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Code:
    """One code: its label and meaning as messages in English, its sign, and the role of its colour."""

    label: str
    meaning: str = ""
    shape: str = ""
    tone: str = ""
    formerly: tuple[str, ...] = ()


def _code(facts: dict) -> Code:
    return Code(**{key: tuple(value) if isinstance(value, list) else value for key, value in facts.items()})


FILE = Path(__file__).with_name("vocabulary.toml")
FAMILIES: dict[str, dict[str, Code]] = {
    family: {code: _code(facts) for code, facts in codes.items()}
    for family, codes in tomllib.loads(FILE.read_text("utf-8")).items()
}
TIMING = FAMILIES["timing"]


def current(family: str, said: str) -> str:
    """Return the code that an address means, where it carries a word of former days; anything else as it is."""
    return next((code for code, held in FAMILIES.get(family, {}).items() if said in held.formerly), said)
