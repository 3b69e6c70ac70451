"""The slides of a meeting for paper and for an editable file, as `publish.slides` makes them for the screen."""

from collections.abc import Sequence

from dashboard.ask import Choice, Question
from dashboard.draw import maps
from dashboard.draw.look import LIGHT
from dashboard.publish import slides
from dashboard.publish.documents.facts import facts
from dashboard.publish.slides import Slide
from dashboard.say import codes, headlines, words
from dashboard.say.messages import _

TOOK_PART = ("spoke", "present", "excused")  # of what a region may have done, what is counted of those on board


def made(choice: Choice, keys: Sequence[str] = ()) -> list[Slide]:
    """Return the slides of these keys in their order; all of the meeting's if none is named."""
    named = slides.names(choice)
    return [slides.make(key, choice) for key in slides.order(list(keys), named)]


def deck(choice: Choice, keys: Sequence[str] = ()) -> dict:
    """Return what the slides say, for the template."""
    return facts(choice, _("Slides of the meeting")) | {
        "slides": [_plain(slide) for slide in made(choice, keys)],
        **on_board(choice),
    }


def on_board(choice: Choice, *, is_small: bool = False) -> dict:
    """Return the map that a slide has on the screen, with its legend; a small one is for a column of a sheet."""
    regions = Question("regions_on_map", choice).frame()
    picture = maps.overview(regions, look=LIGHT, layer="engagement", shown=(), chosen=choice.region)
    said, counts = headlines.engagement(regions), picture.counts()
    legend = [
        {"label": words.titled(one.word), "count": counts.get(one.value, 0), "sign": maps.key(one, LIGHT)}
        for one in picture.keys
    ]
    return {"map": maps.svg(picture, LIGHT, said, is_whole=True, is_small=is_small), "map_alt": said, "legend": legend}


def _plain(slide: Slide) -> dict:
    is_counts = slide.body == "counts"
    return {
        "headline": slide.headline,
        "body": slide.body,
        "more": slide.more,
        "lines": [
            {
                "text": line.text,
                "note": codes.label("timing", line.timing) if is_counts else line.note,
                "timing": line.timing,
                "count": amount(line.text) if is_counts else 0,
            }
            for line in slide.lines
        ],
    }


def amount(text: str) -> int:
    """Return the number behind a count that is written for people."""
    return int("".join(letter for letter in text if letter.isdecimal()) or 0)
