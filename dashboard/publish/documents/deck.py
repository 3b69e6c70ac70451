"""The slides of a meeting for paper and for an editable file, as `publish.slides` makes them for the screen."""

from collections.abc import Sequence

from dashboard.ask import Choice, Question
from dashboard.publish import slides
from dashboard.publish.documents.facts import facts
from dashboard.publish.documents.outline import FILLS, svg
from dashboard.publish.slides import Slide
from dashboard.say import codes, headlines
from dashboard.say.messages import _


def made(choice: Choice, keys: Sequence[str] = ()) -> list[Slide]:
    """Return the slides of these keys in their order; all of the meeting's if none is named."""
    named = slides.names(choice)
    return [slides.make(key, choice) for key in slides.order(list(keys), named)]


def deck(choice: Choice, keys: Sequence[str] = ()) -> dict:
    """Return what the slides say, for the template."""
    regions = Question("regions_on_map", choice).plain()
    return facts(choice, _("Slides of the meeting")) | {
        "slides": [_plain(slide) for slide in made(choice, keys)],
        "map": svg(regions, choice.reference),
        "map_alt": headlines.engagement(Question("regions_on_map", choice).frame()),
        "legend": [{"label": codes.label("engagement", code), "colour": colour} for code, colour in FILLS.items()],
    }


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
