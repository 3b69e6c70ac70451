"""Answers as people tick and type them -> what a record holds: yes and no, roles, days, in any language asked in."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from dashboard.contract.schema import TABLES
from dashboard.intake import dates
from dashboard.intake.reading import Cell, Odd
from dashboard.intake.survey.forms import WORDS, plain
from dashboard.intake.survey.tables import shown
from dashboard.problems import Sentence
from dashboard.store.values import parse

_ANSWERS = WORDS["answers"]
_RESPONSES = TABLES["responses"]
_SEVERAL = re.compile(r"[;|\n]|,\s")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(.*)", re.DOTALL)
_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}(?:\d{2})?)(?!\d)(.*)", re.DOTALL)
_AT = re.compile(r",?\s(?:(?:at|à|um|a las|alle)\s)?(\d{1,2}:\d{2}.{0,20})$", re.IGNORECASE)  # behind a day in words
_CLOCK = re.compile(r"^[T\s,–-]*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([ap]m)?", re.IGNORECASE)


def yes_or_no(text: str) -> bool | None:
    """Return what a word means; None where it means neither."""
    said = plain(text)
    return True if said in _ANSWERS["yes"] else False if said in _ANSWERS["no"] else None


def is_nothing(text: str) -> bool:
    """Whether an answer says that there is none."""
    return not text.strip() or plain(text) in _ANSWERS["nothing"] or text.strip() in _ANSWERS["nothing"]


def fits(text: str, column: str) -> bool:
    """Whether an answer is one of those that a column of `responses` takes."""
    return is_nothing(text) or bool(_choice(text, column))


def value(cell: Cell, column: str, scale: str) -> str | None:
    """Return what the record holds of an answer, None where nothing is said; ValueError says what to write instead."""
    text = ("yes" if cell else "no") if isinstance(cell, bool) else shown(cell)
    if column != "answer":
        return _role(text, column)
    if scale == "yes or no":
        return _yes_or_no(text)
    if text.rstrip().endswith(";"):  # Microsoft Forms closes each of several with one
        text = "; ".join(part.strip() for part in text.split(";") if part.strip())
    return str(parse(text, _RESPONSES.column(column))) if text.strip() else None


def is_mark(cell: Cell) -> bool:
    """Whether a cell only says yes, no or nothing."""
    text = shown(cell)
    return isinstance(cell, bool) or is_nothing(text) or yes_or_no(text) is not None


def ticks(cell: Cell, option: str) -> bool:
    """Whether a column of one option says that it is ticked; ValueError where it cannot be told."""
    text = ("yes" if cell else "no") if isinstance(cell, bool) else shown(cell)
    if plain(text) == plain(option):
        return True
    said = yes_or_no(text)
    if said is None and not is_nothing(text):
        raise ValueError(
            Sentence(
                "“%(text)s” does not say whether “%(option)s” is ticked; write yes or no",
                text=_short(text),
                option=_short(option),
            )
        )
    return bool(said)


def is_moment(text: str) -> bool:
    """Whether a text is a day, with or without an hour."""
    try:
        return moment(text, is_month_first=False) is not None or moment(text, is_month_first=True) is not None
    except ValueError:
        return False


def moment(cell: Cell, is_month_first: bool) -> datetime | None:
    """Return when a reply was sent, to the minute where the tool says so; None where nothing is said.

    ValueError: it is no day of the calendar, or not in a form that is known.
    """
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    text = shown(cell).strip()
    if not text:
        return None
    if isinstance(cell, Odd) and cell.kind != "moment":
        raise ValueError(Sentence("“%(text)s” is no day; write it as 2018-02-07", text=_short(text)))
    try:
        if found := _ISO.fullmatch(text):
            year, month, day, rest = int(found[1]), int(found[2]), int(found[3]), found[4]
        elif found := _FIGURES.fullmatch(text):
            one, two, rest = int(found[1]), int(found[2]), found[4]
            day, month = (two, one) if is_month_first else (one, two)
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        elif told := _worded(text):
            year, month, day, rest = told.year, told.month, told.day, at[1] if (at := _AT.search(text)) else ""
        else:
            raise ValueError
        clock = _CLOCK.match(rest)
        return datetime(year, month, day, *_time(clock) if clock else (0, 0, 0))
    except ValueError:
        raise ValueError(
            Sentence("“%(text)s” is not a day of the calendar; write it as 2018-02-07", text=_short(text))
        ) from None


def is_month_first(texts: Iterable[str]) -> bool:
    """Whether days of this column can only be read with the month first: one has a second number past 12."""
    pairs = [(int(found[1]), int(found[2])) for text in texts if (found := _FIGURES.fullmatch(text.strip()))]
    return any(two > 12 for _, two in pairs) and not any(one > 12 for one, _ in pairs)


def could_be_either(text: str) -> bool:
    """Whether a day in figures is a day with the month first as well, and another one."""
    if not (found := _FIGURES.fullmatch(text.strip())):
        return False
    return int(found[1]) <= 12 and int(found[2]) <= 12 and found[1].lstrip("0") != found[2].lstrip("0")


def _worded(text: str) -> date | None:
    """Return a day in words, such as “14 juin 2018 à 09:30”; None where it is none, or has no year."""
    told = dates.cell(_AT.sub("", text), None)
    return told.due_from if told.precision == "day" else None


def _time(clock: re.Match) -> tuple[int, int, int]:
    hour, half = int(clock[1]), (clock[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour, int(clock[2]), int(clock[3] or 0)


def _yes_or_no(text: str) -> str | None:
    if is_nothing(text):
        return None
    said = yes_or_no(text)
    if said is None:
        raise ValueError(Sentence("“%(text)s” is neither yes nor no; write one of them", text=_short(text)))
    return "yes" if said else "no"


def _role(text: str, column: str) -> str | None:
    if is_nothing(text):
        return None
    if found := _choice(text, column):
        return found
    several = {one for part in _SEVERAL.split(text) if (one := _choice(part, column))}
    if len(several) > 1:
        raise ValueError(
            Sentence("several are ticked (%(several)s); keep one of them", several=", ".join(sorted(several)))
        )
    return str(parse(text.casefold(), _RESPONSES.column(column)))


def _choice(text: str, column: str) -> str:
    """Return the allowed value that a word means; empty where it means none."""
    said = plain(text)
    noise = (*_ANSWERS["noise"], *WORDS["roles"][column])
    bare = " ".join(word for word in said.split() if word not in noise) or said
    for form in (said, bare):
        for allowed, words in _ANSWERS[column].items():
            if form in (allowed, allowed[:4]) or form in words:  # LimeSurvey has codes of five letters at most
                return allowed
    return ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
