"""The language in which everything is said, and the catalogues of messages in `locale`.

English is what the messages are written in; any other language is one catalogue, read from its text when first needed.
"""

import gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale, negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).with_name("locale")
ENGLISH = "en"
_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there is a catalogue for, English first."""
    return _languages(FOLDER)


@cache
def _languages(folder: Path) -> tuple[str, ...]:
    return (ENGLISH, *sorted(path.parts[-3] for path in folder.glob("*/LC_MESSAGES/messages.po")))


def preferred(accepted: str) -> str:
    """Return the language that comes first in an Accept-Language header and can be spoken; English where none does."""
    weighed = [part.partition(";q=") for part in accepted.replace(" ", "").split(",")]
    ordered = [name for name, _, weight in sorted(weighed, key=lambda one: -_weight(one[2]))]
    return _negotiated(tuple(ordered), languages())


@lru_cache(64)
def _negotiated(ordered: tuple[str, ...], offered: tuple[str, ...]) -> str:
    return negotiate_locale(ordered, offered, sep="-") or ENGLISH


def _weight(text: str) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0.0


def own_name(language: str) -> str:
    """Return what a language calls itself, as a title: English, Français."""
    name = _locale(language).get_language_name() or language
    return name[:1].upper() + name[1:]


def tag(language: str = "") -> str:
    """Return a language as HTML names it, the one that is spoken if none is given: en-GB, fr."""
    return str(_locale(language or _spoken.get())).replace("_", "-")


def spoken() -> str:
    """Return the code of the language that is spoken."""
    return _spoken.get()


def speak(language: str) -> None:
    """Say all that this thread or task says from now on in a language."""
    _spoken.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say in a language what is said within."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def locale() -> Locale:
    """Return how the language that is spoken writes dates, numbers and lists; English as in Britain."""
    return _locale(_spoken.get())


def catalogue() -> gettext.NullTranslations:
    """Return the messages of the language that is spoken."""
    return _catalogue(_spoken.get())


@cache
def _locale(language: str) -> Locale:
    return Locale.parse("en_GB" if language == ENGLISH else language)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    path = FOLDER / language / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
