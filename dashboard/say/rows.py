"""A row of any query as one line for people: what it is, and what else is worth saying of it."""

from datetime import date

from dashboard.say import codes, words

_WHAT = ("title", "summary", "question", "wording", "topic", "name", "region_name", "organisation", "country_name")
_MORE = (
    "voice", "speaker", "organisation", "region_name", "name", "owner", "policy_area", "value", "presence", "role",
    "kind", "state", "status", "timing", "stated_on", "received_on", "held_on", "wording", "as_of_wording",
)  # fmt: skip
_BESIDE = " · "
_FIGURES = ("regions_replied", "countries_replied", "population")


def line(row: dict) -> tuple[str, str]:
    """Return what a row is, and the rest: each fact once, in words."""
    held = {name: _told(name, row[name]) for name in (*_WHAT, *_MORE, *_FIGURES) if row.get(name) not in (None, "")}
    what = next((held[name] for name in _WHAT if name in held), "")
    if isinstance(day := row.get("held_on"), date):
        what = words.dated_once(what, day)
    more = dict.fromkeys(held[name] for name in _MORE if name in held and held[name] != what)
    if "state" in held:  # which says the timing, and more
        more.pop(held.get("timing", ""), None)
        more.pop(held.get("status", ""), None)
    return what, _BESIDE.join(more)


def _told(name: str, value: object) -> str:
    if isinstance(value, date):
        return words.day(value)
    return str(codes.label(name, value))
