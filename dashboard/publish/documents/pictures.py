"""A map as a picture that people take along: what it says, the map, its legend, and where it is from."""

from dashboard.ask import Choice, Question
from dashboard.contract.boundaries import attribution
from dashboard.draw import maps
from dashboard.draw.look import LIGHT
from dashboard.draw.maps import marks
from dashboard.publish.documents.facts import facts
from dashboard.say import headlines, words
from dashboard.say.messages import _


def on_board(choice: Choice) -> dict:
    """Return what the picture of who is on board says, for the template."""
    regions = Question("regions_on_map", choice).frame()
    said = headlines.engagement(regions)
    picture = maps.overview(regions, look=LIGHT, layer="engagement", shown=(), chosen=choice.region)
    counts = picture.counts()
    return facts(choice, _("Who is on board")) | {
        "headline": said,
        "map": maps.svg(picture, LIGHT, said, is_whole=True),
        "map_alt": said,
        "legend": [
            {"word": words.titled(one.word), "count": counts.get(one.value, 0), "sign": _sign(one)}
            for one in picture.keys
        ],
        "boundaries": _("Boundaries: %(source)s", source=attribution("regions")),
    }


def _sign(one: maps.Key) -> str:
    return marks.key(marks.marker(one.mark, one.colour, LIGHT, glyph=one.glyph, is_quiet=one.is_quiet))
