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
from dashboard.say import headlines, language, words
from dashboard.say.language import speaking
from dashboard.say.messages import _
from dashboard.say.words import MARK
from dashboard.screen import headline
from dashboard.screen.pages import PAGES

# The slide that shows what a page answers, and the kind of slide of the one thing that it opens; of others the map.
_PICTURES = {
    "competences": "survey", "projects": "projects", "calendar": "calendar", "follow-up": "follow-up", "voices": "asks",
    "changes": "changes",
}  # fmt: skip
_OPENED = {"follow-up": "follow-up", "projects": "project"}
_BESIDE = "", "changes", "follow-up"  # pages whose answer has other words beside it
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
        given = {name: text[:100] for name, text in asked.items() if name in ("item", "from")}
        key = page, is_whole, choice.snapshot.digest, *choice.address.values(), *sorted(given.items()), base
        return _told.get(key, lambda: _made(page, choice, given, base, is_whole))
    except Exception:  # the page itself says what is wrong
        logging.getLogger("dashboard").exception("What a link to the page shows failed")
        return NOTHING


def _made(page: str, choice: Choice, given: Mapping[str, str], base: str, is_whole: bool) -> tuple[str, str]:
    view, mark = urlencode(choice.address), f"{MARK} · " if choice.snapshot.is_synthetic else ""
    with speaking(choice.language):
        key, own = _slide(page, choice, given.get("item", ""))
        answer = headline.of(page if page in headline.ANSWERS else "", choice, given)
        seen = str(slides.make(key, choice).headline) if key else ""  # no mark of a language fits an attribute
        site, told = domain().name, mark + (seen if own else answer)
        shown = f"slide.png?{view}&{urlencode({'slides': key})}" if key else f"map.png?{view}"
        head = markup.render(
            "sharing",
            site=site,
            title=mark + _(PAGES[page].title),
            answer=told,
            address=f"{base}/{page}?{view}",
            picture=f"{base}/handout/{shown}",
            height=1080 if key else 1008,
            shows=seen or headlines.engagement(Question("regions_on_map", choice).frame()),
        )
        facts = {"site": site, "answer": answer, "is_same": page in headline.ANSWERS, **LOOKS}
        facts |= {"is_beside": page in _BESIDE, "has_sections": PAGES[page].is_divided}
        facts |= {"banner": words.synthetic() if choice.snapshot.is_synthetic else ""}
        return head, markup.render("first_words", **facts) if is_whole else ""


def _slide(page: str, choice: Choice, item: str) -> tuple[str, bool]:
    """Return the slide whose picture shows a page, and whether it is of one thing; nothing of a page that has none."""
    own = f"{_OPENED.get(page)}:{item}"
    is_one = page in _OPENED and own in slides.single_names(choice)
    return (own if is_one else _PICTURES.get(page, "")), is_one
