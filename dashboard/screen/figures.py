"""The figures of the pages by page and panel, of slides, and of a whole snapshot: what each asks."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dashboard.ask import Choice, Question, load
from dashboard.ask.figure import Figure
from dashboard.publish import slides
from dashboard.screen.pages import FIGURES


def figure(address: str, key: str) -> Figure:
    """Return the figure of a panel by the address of its page. KeyError: the page has no such panel."""
    return _HELD[address, key]


def questions(address: str, key: str, choice: Choice, /, **bound: object) -> tuple[Question, ...]:
    """Return what a panel of a page asks of a choice. KeyError: there is no such panel."""
    return figure(address, key).questions(choice, **bound)


def of_slide(key: str, choice: Choice) -> tuple[str, tuple[Question, ...]] | None:
    """Return by which key the figure of a slide is opened, and what it asks; None of a slide that has none."""
    kind, _, item = key.partition(":")
    if item and (one := slides.SINGLE.get(kind)):
        return one.figure.key, one.figure.questions(choice, **one.bound(item))
    figures = slides.STANDING[kind].figures if kind in slides.STANDING else ()
    shown = next((one for one in figures if one.shown(choice)), None)
    return (shown.key, shown.questions(choice)) if shown else None


@cache
def names() -> frozenset[str]:
    """Return every query that a figure asks, or whose rows it counts."""
    asked = {one.name for figure in FIGURES for one in figure.asks}
    return frozenset(asked | {load(name).rows for name in asked})


def everything(choice: Choice) -> Iterator[tuple[Figure, Question]]:
    """Yield each question of each figure that the pages show of a snapshot, of all regions and of every thing."""
    choice = replace(choice, region=None)
    for one in FIGURES:
        if not one.shown(choice):
            continue
        # Of all regions together first: what none of them rests on need not be asked of each.
        for bound in [{}] if one.is_of_region else one.things(choice):
            for question in one.questions(choice, **bound):
                yield one, question


_HELD = {(one.page, one.key): one for one in FIGURES}
