"""A map as it stands on a page: the drawing, and a legend each line of which says how many there are, and filters."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import pandas as pd
import pydeck as pdk

from dashboard.draw import markup
from dashboard.draw.look import Look
from dashboard.draw.maps import marks
from dashboard.draw.maps.deck import deck
from dashboard.draw.maps.drawing import strip, svg
from dashboard.draw.maps.picture import Key, Picture
from dashboard.draw.maps.sheet import WIDTH, sheet

NOTHING = "none"  # what the address says where nothing is hidden, as that is not always so at first


def figure(
    *frames: pd.DataFrame,
    look: Look,
    make: Callable[..., Picture],
    title: str,
    alt: str,
    address: str = "",
    link: str = "",
    hidden: Sequence[str] = (),
    **options: object,
) -> str:
    """Return the map that `make(*frames, look=look, **options)` is of, in one line.

    `address` is that of the page, `link` the same without the code of a region; without them nothing can be pressed.
    """
    whole = make(*frames, look=look, **options)
    on = sheet()
    cut = f"--crop:{on.crop:.3f};--west:{on.west / WIDTH:.3f}"
    drawn = {
        "drawn": markup.drawn(svg(whole, look, alt, link=link, hidden=hidden)),
        "strip": markup.drawn(strip(whole, look, link, hidden)),
    }
    return _line("map", title=title, alt=alt, cut=cut, keys=_keys(whole, look, address, hidden), **drawn)


def legend(
    *frames: pd.DataFrame,
    look: Look,
    make: Callable[..., Picture],
    title: str,
    address: str,
    hidden: Sequence[str],
    **options: object,
) -> str:
    """Return the legend of the same map alone, in one line."""
    return _line("legend", title=title, keys=_keys(make(*frames, look=look, **options), look, address, hidden))


def moving(
    *frames: pd.DataFrame,
    look: Look,
    make: Callable[..., Picture],
    hidden: Sequence[str],
    is_phone: bool,
    **options: object,
) -> pdk.Deck:
    """Return the same to move and zoom."""
    return deck(make(*frames, look=look, **options).without(hidden), look, is_phone=is_phone)


def _keys(whole: Picture, look: Look, address: str, hidden: Sequence[str]) -> list[dict]:
    counts = whole.counts()
    lines = [one for one in (*whole.keys, *(one.key for one in whole.over)) if one in whole.keys or counts[one.value]]
    return [
        {
            "value": one.value,
            "word": one.word,
            "drawn": key(one, look),
            "count": counts.get(one.value, 0) if one.count is None else one.count,
            "is_on": one.value not in hidden,
            "address": address
            and one.value in counts
            and f"{address}&{urlencode({'hide': _toggled(one.value, hidden)})}",
        }
        for one in lines
    ]


def _line(template: str, **values: object) -> str:
    return "".join(markup.render(template, **values).splitlines())


def _toggled(value: str, hidden: Sequence[str]) -> str:
    after = [one for one in hidden if one != value] if value in hidden else [*hidden, value]
    return ",".join(after) or NOTHING


def key(one: Key, look: Look) -> str:
    """Return the sign of a line of the legend as a small drawing of its own."""
    if one.mark == "sign":
        return markup.drawn(marks.key(marks.sign(one.glyph, one.colour, look)))
    return markup.drawn(marks.key(marks.marker(one.mark, one.colour, look, glyph=one.glyph, is_quiet=one.is_quiet)))
