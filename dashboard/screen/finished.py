"""What is drawn once and handed on: finished HTML, charts and maps, kept by all that they are made of.

While a piece is made, each template that is drawn is added to it instead of going to the browser; so what draws need
not know whether it draws for a page or for a piece.
"""

import zlib
from collections.abc import Callable, Hashable, Iterable
from contextvars import ContextVar
from dis import get_instructions
from functools import cache, lru_cache
from types import CodeType, FunctionType, ModuleType
from typing import Any, TypeVar

import streamlit as st
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from dashboard.ask import MEGABYTE, Cache, Question, weight
from dashboard.draw import markup
from dashboard.draw.look import Look
from dashboard.say import language
from dashboard.screen.filters import chosen

Told = TypeVar("Told")
_pieces, _sentences = Cache(12 * MEGABYTE, weight), Cache(2 * MEGABYTE, weight)
_drawings = Cache(12 * MEGABYTE, lambda drawn: weight(drawn.to_json() if hasattr(drawn, "to_json") else drawn))
_SHORT = 400  # letters, which are looked through as quickly as they are carried
_SIGNS = {sign: f"%{ord(sign):02X}" for sign in '%<>&"'}  # the one that is written for the others first
_collected: ContextVar[list[str] | None] = ContextVar("collected", default=None)


def put(text: str) -> None:
    """Draw HTML: into the piece that is being made, else on the page."""
    held = _collected.get()
    if held is not None:
        held.append(text)
    elif text.strip():  # else a piece of which nothing is to be seen
        st.html(_Whole(_carried(text) if len(text) > _SHORT or "<svg" in text else text))


@lru_cache(64)  # the largest, with the map of each layer, takes 8 ms
def _carried(text: str) -> str:
    """Return HTML as an attribute, written as in an address, out of which turn.js takes it.

    The browser's side of Streamlit goes through every element of other HTML, which took half of the time of a click,
    and takes drawings (SVG) out of it. Templates have escaped what comes from data, and no script may run in a page.
    """
    for sign, written in _SIGNS.items():
        text = text.replace(sign, written)
    return f'<div data-drawing="{text}"></div>'


class _Whole:
    """HTML as Streamlit takes it from objects as it is; in a text it looks through every line for indents."""

    def __init__(self, text: str) -> None:
        self._text = text

    def _repr_html_(self) -> str:
        return self._text


def html(template: str, **values: object) -> None:
    """Draw a template; whatever comes from data is escaped in it."""
    put(markup.render(template, **values))


def piece(draw: Callable, *given: object, **options: object) -> str:
    """Return the HTML that `draw(*given, **options)` draws, made once for the same view and what is given.

    What is drawn is given: TypeError where `draw` reads anything else that may change.
    """
    key = (_identity(draw), tuple(chosen().address.values()), *map(_key, given), *_keys(options))
    return _unpacked(_pieces.get(key, lambda: _packed(made(draw, *given, **options))))


def told(tell: Callable[..., Told], *given: object) -> Told:
    """Return what `tell` says of the rows of the questions given, and of what else is given, said once."""
    key = (_identity(tell), language.spoken(), *map(_key, given))
    return _sentences.get(key, lambda: tell(*(one.frame() if isinstance(one, Question) else one for one in given)))


def made(draw: Callable, *given: object, **options: object) -> str:
    """Return the HTML that `draw(*given, **options)` draws, made now."""
    _hold(draw)
    pieces: list[str] = []
    token = _collected.set(pieces)
    try:
        draw(*given, **options)
        return markup.drawn("\n".join(pieces))
    finally:
        _collected.reset(token)


def drawing(draw: Callable, questions: Iterable[Question], look: Look, **options: object) -> Any:
    """Return `draw(frame, …, look, **options)` of the questions, finished: HTML, Vega-Lite or a Deck."""
    asked = tuple(questions)
    key = (_identity(draw), *(one.key for one in asked), look.name, language.spoken(), *_keys(options))
    kept = _drawings.get(key, lambda: _finished(draw(*(one.frame() for one in asked), look=look, **options)))
    return _unpacked(kept) if isinstance(kept, bytes) else kept


def _finished(drawn: Any) -> Any:
    if isinstance(drawn, str):
        return _packed(drawn)
    if hasattr(drawn, "to_dict"):
        spec = drawn.to_dict(validate=False)  # which takes as long again, and is what tests do
        rows = spec.get("datasets", {}).items()  # as Streamlit sends them, which it would otherwise make in each run
        return spec | {"datasets": {name: convert_anything_to_arrow_bytes(held) for name, held in rows}}
    text = drawn.to_json()  # a Deck writes itself anew each time it is asked
    drawn.to_json = lambda: text
    return drawn


def _packed(text: str) -> bytes:
    """Return HTML as it is kept: in an eighth of its memory, taken out again in a tenth of a millisecond."""
    return zlib.compress(text.encode(), 1)


def _unpacked(kept: bytes) -> str:
    return zlib.decompress(kept).decode()


def _identity(draw: Callable) -> Hashable:
    return draw.__module__, draw.__qualname__, draw.__code__  # a page's own functions are made anew in each run


def _keys(options: dict) -> Iterable[Hashable]:
    return map(_key, sorted(options.items()))


def _key(given: object) -> Hashable:
    if isinstance(given, Question):
        return given.key
    if isinstance(given, FunctionType):
        return _identity(given)
    if isinstance(given, dict):
        return tuple((name, _key(value)) for name, value in given.items())
    if isinstance(given, list | tuple):
        return tuple(map(_key, given))
    if isinstance(given, set):
        return frozenset(map(_key, given))
    hash(given)
    return given


def _hold(draw: Any) -> None:
    read = {name: draw.__globals__[name] for name in _globals(draw.__code__) if name in draw.__globals__}
    loose = [name for name, value in read.items() if not _is_lasting(name, value)]
    if draw.__closure__ or loose:
        raise TypeError(f"{draw.__qualname__} draws more than it is given: {', '.join(loose) or 'a closure'}")


@cache
def _globals(code: CodeType) -> set[str]:
    inner = [one for one in code.co_consts if isinstance(one, CodeType)]
    own = {one.argval for one in get_instructions(code) if one.opname == "LOAD_GLOBAL"}
    return own.union(*map(_globals, inner))


def _is_lasting(name: str, value: object) -> bool:
    return name.isupper() or callable(value) or isinstance(value, ModuleType)
