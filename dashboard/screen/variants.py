"""A choice that stays in its panel: each variant is drawn, and the browser shows the one that is chosen.

The address says which. turn.js writes it there; where the variants are not drawn, it asks for the page anew.
"""

from collections.abc import Mapping

from dashboard.draw import markup
from dashboard.screen import filters, menu
from dashboard.screen.finished import html


def chosen(name: str, labels: Mapping[str, str]) -> str:
    """Return which variant is on: the one that the address names, else the first."""
    return filters.pick(name, list(labels), next(iter(labels)))


def switch(name: str, labels: Mapping[str, str], on: str, label: str) -> None:
    """Draw one button for each variant, of which one is `on`; nothing where there is nothing to choose."""
    if len(labels) > 1:
        address = menu.link(filters.page(), filters.chosen())
        html("switch", name=name, labels=labels, on=on, label=label, address=address)


def views(name: str, drawn: Mapping[str, str], on: str) -> None:
    """Draw the variants, each finished HTML, of which one is seen."""
    html("views", name=name, views={key: markup.drawn(text) for key, text in drawn.items()}, on=on)


def words(name: str, said: Mapping[str, str], on: str) -> str:
    """Return what is said of each variant, as HTML within a line, of which one is seen."""
    return markup.drawn(markup.render("words", name=name, said=said, on=on))
