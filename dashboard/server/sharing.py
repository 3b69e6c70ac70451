"""What a page says before it runs: title, answer and picture to a pasted link, the answer to who waits for the rest."""

import logging
from collections.abc import Mapping
from urllib.parse import urlencode

from dashboard import config, store
from dashboard.ask import Cache, Choice, Question, parse
from dashboard.contract.domain import domain
from dashboard.draw import markup
from dashboard.draw.look import LOOKS
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


NOTHING = "", ""


def told(page: str, asked: Mapping[str, str], spoken: str, base: str) -> tuple[str, str]:
    """Return HTML for the head and for the body of a page, made once a view; nothing where it cannot be told."""
    try:
        settings = config.settings()
        state = settings.data, store.state(settings.data)
        held = _histories.get(state, lambda: store.histories(settings.data))
        if not held:
            return NOTHING
        choice, _wrong = parse({**asked, "lang": spoken}, held, settings.reference, language.languages())
        is_whole = page != "present" and not asked.get("embed")
        key = page, is_whole, choice.snapshot.digest, *choice.address.values(), asked.get("item", "")[:100], base
        return _told.get(key, lambda: _made(page, choice, asked.get("item", "")[:100], base, is_whole))
    except Exception:  # the page itself says what is wrong
        logging.getLogger("dashboard").exception("What a link to the page shows failed")
        return NOTHING


def _made(page: str, choice: Choice, item: str, base: str, is_whole: bool) -> tuple[str, str]:
    view, mark = urlencode(choice.address), f"{MARK} · " if choice.snapshot.is_synthetic else ""
    with speaking(choice.language):
        site, answer = domain().name, mark + _answer(page, choice, item)
        head = markup.render(
            "sharing",
            site=site,
            title=mark + _(PAGES[page].title),
            answer=answer,
            address=f"{base}/{page}?{view}",
            picture=f"{base}/handout/map.png?{view}",
            shows=headlines.engagement(Question("regions_on_map", choice).frame()),
        )
        first = {
            "site": site,
            "answer": answer,
            "is_same": not page and not choice.region,
            **LOOKS,
        }  # as the page has it
        return head, markup.render("first_words", **first) if is_whole else ""


def _answer(page: str, choice: Choice, item: str) -> str:
    own = f"{_OPENED.get(page)}:{item}"
    if page in _OPENED and own in slides.single_names(choice):
        return slides.make(own, choice).headline
    if page in _ANSWERS:
        return slides.make(_ANSWERS[page], choice).headline
    return headlines.overview(Question("overview_figures", choice).plain()[0], is_brief=True)
