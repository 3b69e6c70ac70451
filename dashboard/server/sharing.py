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
        choice, _wrong = parse({**asked, "lang": spoken}, held, settings.reference, language.known())
        is_whole = page != "present" and not asked.get("embed")
        key = page, is_whole, choice.snapshot.digest, *choice.address.values(), asked.get("item", "")[:100], base
        return _told.get(key, lambda: _made(page, choice, asked.get("item", "")[:100], base, is_whole))
    except Exception:  # the page itself says what is wrong
        logging.getLogger("dashboard").exception("What a link to the page shows failed")
        return NOTHING


def _made(page: str, choice: Choice, item: str, base: str, is_whole: bool) -> tuple[str, str]:
    view, mark = urlencode(choice.address), f"{MARK} · " if choice.snapshot.is_synthetic else ""
    with speaking(choice.language):
        key = _slide(page, choice, item)
        said = slides.make(key, choice).headline if key else _overview(choice)
        site, answer = domain().name, mark + said
        shown = f"slide.png?{view}&{urlencode({'slides': key})}" if key else f"map.png?{view}"
        head = markup.render(
            "sharing",
            site=site,
            title=mark + _(PAGES[page].title),
            answer=answer,
            address=f"{base}/{page}?{view}",
            picture=f"{base}/handout/{shown}",
            height=1080 if key else 1008,
            shows=said if key else headlines.engagement(Question("regions_on_map", choice).frame()),
        )
        first = {
            "site": site,
            "answer": answer,
            "is_same": not page and not choice.region,
            **LOOKS,
        }  # as the page has it
        return head, markup.render("first_words", **first) if is_whole else ""


def _slide(page: str, choice: Choice, item: str) -> str:
    """Return the slide that says what a page says, which is also its picture; nothing of one that has none."""
    own = f"{_OPENED.get(page)}:{item}"
    return own if page in _OPENED and own in slides.single_names(choice) else _ANSWERS.get(page, "")


def _overview(choice: Choice) -> str:
    return headlines.overview(Question("overview_figures", choice, region=None).plain()[0], is_brief=True)
