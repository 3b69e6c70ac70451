"""Words from values, in the language that is spoken: dates with their precision, lists, distances, sentences."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from babel.dates import format_date, format_skeleton, get_month_names
from babel.lists import format_list

from dashboard.say.language import locale
from dashboard.say.messages import _, ngettext
from dashboard.say.numbers import number, numeral

MARK = "SYNTHETIC"  # on all that is invented
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")
_LINKING = re.compile(r"\b(?:https?(?=://)|www(?=\.))|@", re.IGNORECASE)  # Markdown makes links of these all the same
_FIRSTS = {"fr": "1er"}  # what the first of a month is called, where CLDR has the bare figure
_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")
_MONTH_NAMES = get_month_names("wide", locale="en")  # as the record has them
_MONTHS = {name: at for at, name in _MONTH_NAMES.items()}
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def day(value: date) -> str:
    """7 February 2018."""
    told = format_date(value, "long", locale())
    first = _FIRSTS.get(locale().language)
    return told.replace("1", first, 1) if value.day == 1 and first else told


def written(text: str) -> date | None:
    """Return the day that the record writes as 7 February 2018; None for any other words."""
    found = _DAY.fullmatch(text)
    try:
        return found and date(int(found[3]), _MONTHS[found[2]], int(found[1]))
    except (KeyError, ValueError):
        return None


def worded(text: str) -> str:
    """Return the words of the record for a date, a day of them in the language that is spoken."""
    found = written(text)
    return day(found) if found else text


def dated(value: date, label: str) -> str:
    """7 February 2018: Task Force meeting in Brussels, as a snapshot is named."""
    return _("%(day)s: %(label)s", day=day(value), label=label)


def weekday(value: date) -> str:
    """Wednesday 7 February 2018."""
    return _("%(weekday)s %(day)s", weekday=format_date(value, "EEEE", locale()), day=day(value))


def shortly(value: date) -> str:
    """7 Feb 2018."""
    return format_skeleton("yMMMd", value, locale=locale())


def dated_once(title: str, day: date) -> str:
    """Return a title without the month at its end that the day beside it says again: Task Force meeting."""
    return title.removesuffix(f", {_MONTH_NAMES[day.month]} {day.year}")


def month(value: date) -> str:
    """February 2018."""
    return format_skeleton("yMMMM", value, locale=locale())


def month_short(value: date, *, with_year: bool) -> str:
    """Oct; Oct 2017."""
    return format_skeleton("yMMM" if with_year else "MMM", value, locale=locale())


def day_short(value: date) -> str:
    """4 Oct."""
    return format_skeleton("MMMd", value, locale=locale())


def weekdays() -> list[tuple[str, str]]:
    """Monday and Mon, to Sunday and Sun."""
    names = locale().days["stand-alone"]
    return [(titled(names["wide"][at]), titled(names["abbreviated"][at]).removesuffix(".")) for at in range(7)]


def month_name(value: date) -> str:
    """February: the month without its year."""
    return locale().months["stand-alone"]["wide"][value.month]


def told(text: str | None) -> str | None:
    """Return text from data for readers: an ISO date as 7 February 2018, anything else as it is."""
    if isinstance(text, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return day(date.fromisoformat(text))
    return text


def span(start: date, end: date) -> str:
    """18–20 October 2017; 30 September – 2 October 2017; 7 February 2018 where both are one day."""
    if start == end:
        return day(end)
    if (start.year, start.month) == (end.year, end.month):
        return _("%(day)s–%(last_day)s", day=start.day, last_day=day(end))
    first = day(start) if start.year != end.year else format_skeleton("MMMMd", start, locale=locale())
    return _("%(first_day)s – %(last_day)s", first_day=first, last_day=day(end))


def about(start: date, end: date) -> str:
    """November 2016 or 2016 where the days are a whole month or year, else their span."""
    after = end + timedelta(days=1)
    if start.day == after.day == 1 and (after.year - start.year) * 12 + after.month - start.month == 1:
        return month(start)
    if (start.month, start.day) == (after.month, after.day) == (1, 1) and after.year == start.year + 1:
        return str(start.year)
    return span(start, end)


def age(start: date, end: date, on: date) -> str:
    """Nine to ten months old; a month old; less than a month old. What happened between two days, seen from a third."""
    least, most = max(0, _months(end, on)), max(0, _months(start, on))
    if not most:
        return _("less than a month old")
    if least == most:
        return ngettext("%(count)s month old", "%(count)s months old", most)
    if not least:
        return ngettext("less than one to %(count)s month old", "less than one to %(count)s months old", most)
    return ngettext("%(least)s to %(count)s month old", "%(least)s to %(count)s months old", most, least=numeral(least))


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def synthetic() -> str:
    """Return what stands above every page of an invented data set."""
    return _("Synthetic data: every survey answer in this data set is invented, to show what the tool can do.")


def number_or_none(amount: int) -> str:
    """None, 1, 2 … 1 234: before “of”."""
    return number(amount) if amount else _("none")


def times(amount: int) -> str:
    """Never, once, twice, three times … 13 times."""
    named = {0: _("never"), 1: _("once"), 2: _("twice")}
    return named.get(amount) or ngettext("%(count)s time", "%(count)s times", amount)


def listed(parts: Iterable[str], how: str = "and") -> str:
    """A; A and B; A, B and C; with `or` A or B."""
    style: Literal["or", "standard"] = "or" if how == "or" else "standard"
    return format_list([str(part) for part in parts], style, locale=locale())


def paragraph(sentences: Iterable[str]) -> str:
    """One sentence after the other."""
    return " ".join(sentences)


def lined(lines: Iterable[str]) -> str:
    """Return lines one below the other, each of them ended."""
    return "".join(f"{line}\n" for line in lines)


def enumerated(parts: Iterable[str]) -> str:
    """A, B, C: a list that does not end with and."""
    return ", ".join(parts)


def clauses(parts: Iterable[str]) -> str:
    """A; B; C: clauses of one sentence, those that are empty left out."""
    first, *rest = [part for part in parts if part] or [""]
    for part in rest:
        first = _("%(first)s; %(rest)s", first=first, rest=part)
    return first


def sentence(text: str) -> str:
    """Start with a capital and end with a full stop."""
    text = titled(text)
    return text if text.endswith((".", "?", "…")) else f"{text}."


def titled(text: str) -> str:
    """Start with a capital."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """Start as within a sentence: a small letter, but for a word all in capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def distance(days: int) -> str:
    """Today, tomorrow, in 12 days, yesterday, 3 days ago."""
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in near:
        return near[days]
    if days > 0:
        return ngettext("in %(amount)s day", "in %(amount)s days", days)
    return ngettext("%(amount)s day ago", "%(amount)s days ago", -days)


def until(days: int, start: date | None, end: date | None) -> str:
    """In 12 days where a date is one day; ends in 12 days where it is a span, whose last day is that far away."""
    return distance(days) if start == end else _("ends %(distance)s", distance=distance(days))


def change(now: int, before: int) -> str:
    """+3, −2, unchanged."""
    return signed(now - before) if now != before else _("unchanged")


def signed(amount: int) -> str:
    """+3, −2."""
    return f"{'+' if amount > 0 else '−'}{number(abs(amount))}"


def plain(text: str) -> str:
    """Escape what Markdown would act on, so that text from data is shown as it is."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])", r"\\\1", upright(text))


def label(text: str) -> str:
    """Return text from data for the label of a box that opens: as `plain`, and a bare address in it is no link."""
    return plain(_LINKING.sub(lambda found: f"{found[0]}\u2060", text))


def upright(text: str) -> str:
    """Return text for a page: what would turn the direction of all that follows is written as its code."""
    return _TURNING.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def visible(text: str) -> str:
    """Return text for a terminal: what would break a line, turn its direction or steer it is written as its code."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
