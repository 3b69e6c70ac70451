"""What a pasted link shows of a page: title, answer and picture, for who reads the page but does not run it."""

import logging
from collections.abc import Mapping
from urllib.parse import urlencode

from dashboard import config, store
from dashboard.ask import Cache, Choice, Question, parse
from dashboard.contract.domain import domain
from dashboard.draw import markup
from dashboard.publish import slides
from dashboard.say import headlines, language
from dashboard.say.language import speaking
from dashboard.say.messages import _
from dashboard.say.words import MARK
from dashboard.screen.menu import PAGES

# The slide that answers what a page asks, and the kind of slide of the one thing that it opens; of others the overview.
_ANSWERS = {
    "competences": "survey", "projects": "projects", "calendar": "calendar", "follow-up": "follow-up", "voices": "asks",
    "changes": "changes",
}  # fmt: skip
_OPENED = {"follow-up": "follow-up", "projects": "project"}
_histories, _told = Cache(2), Cache(512)


def told(page: str, asked: Mapping[str, str], spoken: str, base: str) -> str:
    """Return HTML for the head of a page, made once a view; nothing where there is nothing to tell, or it fails."""
    try:
        settings = config.settings()
        state = settings.data, store.state(settings.data)
        held = _histories.get(state, lambda: store.histories(settings.data))
        if not held:
            return ""
        choice, _wrong = parse({**asked, "lang": spoken}, held, settings.reference, language.languages())
        key = page, choice.snapshot.digest, *choice.address.values(), asked.get("item", "")[:100], base
        return _told.get(key, lambda: _made(page, choice, asked.get("item", "")[:100], base))
    except Exception:  # the page itself says what is wrong
        logging.getLogger("dashboard").exception("What a link to the page shows failed")
        return ""


def _made(page: str, choice: Choice, item: str, base: str) -> str:
    view, mark = urlencode(choice.address), f"{MARK} · " if choice.snapshot.is_synthetic else ""
    with speaking(choice.language):
        return markup.render(
            "sharing",
            site=domain().name,
            title=mark + _(PAGES[page].title),
            answer=mark + _answer(page, choice, item),
            address=f"{base}/{page}?{view}",
            picture=f"{base}/handout/map.png?{view}",
            shows=headlines.engagement(Question("regions_on_map", choice).frame()),
        )


def _answer(page: str, choice: Choice, item: str) -> str:
    own = f"{_OPENED.get(page)}:{item}"
    if page in _OPENED and own in slides.single_names(choice):
        return slides.make(own, choice).headline
    if page in _ANSWERS:
        return slides.make(_ANSWERS[page], choice).headline
    return headlines.overview(Question("overview_figures", choice).plain()[0])
