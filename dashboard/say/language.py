"""The language in which everything is said, and the catalogues of messages in `locale`.

English is what the messages are written in; any other language is one catalogue, read from its text when first needed.
"""

import gettext
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from babel import Locale, negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

WHOLE, BEGUN = "messages.po", "partial.po"  # a catalogue that says everything, and one that says some
FOLDER = Path(__file__).with_name("locale")
ENGLISH = "en"
Made = TypeVar("Made")


class Recorded(str):
    """Text of the record, which pages mark as of the language that it was written in.

    `document` is the language of the document that it names, as a code, empty where that is not known: a title may be
    that document's or ours, so it is in the record's language for certain only where both are the same.
    """

    __slots__ = ("document",)
    document: str | None

    def __new__(cls, text: str, document: str | None = None) -> "Recorded":
        """Return a text as one of the record."""
        made = super().__new__(cls, text)
        made.document = document
        return made


_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there is a whole catalogue for, which are offered; English first."""
    return _languages(FOLDER, WHOLE)


def known() -> tuple[str, ...]:
    """Return the codes of all languages that can be asked for by name: those begun, too, of which the rest is English.

    They are offered to nobody: a page of two languages is good for who translates it alone.
    """
    return (*languages(), *_languages(FOLDER, BEGUN)[1:])


@cache
def _languages(folder: Path, name: str) -> tuple[str, ...]:
    held = folder.glob("*/LC_MESSAGES/*.po")
    return (ENGLISH, *sorted(path.parts[-3] for path in held if path.name == name))


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


def kept(make: Callable[..., Made]) -> Callable[..., Made]:
    """Return what makes something in the language that is spoken now, whatever thread it is called from later."""
    told = spoken()

    def made(*given: Any) -> Made:
        with speaking(told):
            return make(*given)

    return made


def address() -> dict[str, str]:
    """Return the parameter by which an address of a feed asks for the language that is spoken; English needs none."""
    return {} if spoken() == ENGLISH else {"lang": spoken()}


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
    held = (FOLDER / language / "LC_MESSAGES" / name for name in (WHOLE, BEGUN))
    path = next((path for path in held if path.is_file()), None)
    if path is None:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
