"""What a line of minutes opens: actions, a list of people, an agenda item; and a paragraph's sentences."""

import re

from dashboard.intake.dates.lexing import Words
from dashboard.intake.minutes.owners import WORDS as OWNERS
from dashboard.intake.minutes.subjects import words_of

NUMBER = re.compile(r"^\(?(\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?|[a-z]|[IVX]{1,4})[.)]\s{1,9}")
_ITEM = re.compile(
    r"^(?:agenda item|item|top|tagesordnungspunkt|point|punto|ponto|agendapunt|punkt|sak|ärende|dagsordenspunkt|θέμα)\s"
    r"(?:no\.?\s|nr\.?\s)?(\d{1,2}(?:\.\d{1,2})?[a-z]?)(?:[.):]|\s[–—-])?\s{1,9}(?=\S)",
    re.IGNORECASE,
)
_DATED = re.compile(r"\s[(\[–—-][^(–—]{0,40}\d[^(–—]{0,20}$")  # Actions (14 June), Actions – 14/06/18
_LONGEST_HEADING = 200
_MOST_WORDS = 9
_FOLLOWING = {
    "following", "below", "suivants", "suivantes", "siguientes", "seguintes", "seguenti", "folgende", "folgenden",
    "volgende", "ακολουθεσ", "følgende", "foljande",
}  # fmt: skip
_END = re.compile(r"[.!?]\s+(?=[\"“«(\[]?[^\W\d_a-zà-öø-ÿα-ωάέήίόύώ])")
_ABBREVIATIONS = {
    "e.g", "i.e", "mr", "mrs", "ms", "dr", "prof", "no", "nr", "art", "p", "st", "cf", "etc", "approx", "m", "mme",
    "sr", "sra", "sig", "dott", "hr", "fr", "z.b", "d.h", "bzw", "ca", "bl.a", "jan", "feb", "apr", "aug", "sept",
    "sep", "oct", "okt", "nov", "dec", "dez", "vol", "tel", "max", "min", "incl", "resp",
}  # fmt: skip


def number_of(text: str) -> tuple[str, str]:
    """Return the number that a heading begins with as printed, and the rest; no number where there is none."""
    match = NUMBER.match(text) or _ITEM.match(text)
    return (match[1], text[match.end() :].strip()) if match else ("", text)


def opens_actions(text: str) -> bool:
    """Whether a heading or bold line is of actions and nothing else, such as “Actions and next steps”."""
    return _is_made_of(text, "headings")


def leads_to_actions(text: str) -> bool:
    """Whether a sentence with a colon at its end brings in actions: “Please find below what we agreed:”."""
    if not text.rstrip().endswith(":"):
        return False
    words = words_of(text.rstrip(" :"))
    told = [(at, found[0]) for at in range(len(words)) if (found := words.match("headings", at))]
    is_last = any(end == len(words) and end - at > 1 for at, end in told)
    return is_last or (bool(told) and any(token.text in _FOLLOWING for token in words.tokens))


def opens_people(text: str) -> str:
    """Return which people a line opens the list of, present or apologies; empty where it opens none."""
    for name in ("apologies", "present"):
        if any(word_table == name for word_table in _tables_of(text)):
            return name
    return ""


def group_of_people(text: str) -> str:
    """Return what those whose list a heading opens take part as, such as EU institution; empty for none."""
    words = words_of(text.strip(" :"))
    told = words.match("participant_groups", 0)
    return told[1] if told and told[0] == len(words) else ""


def is_heading(text: str, is_bold: bool, lines: int = 1) -> bool:
    """Whether a paragraph is a heading by its look: short, and bold as a whole or numbered."""
    if not text or len(text) > _LONGEST_HEADING:
        return False
    is_item = bool(_ITEM.match(text)) and len(text.split()) <= _MOST_WORDS and text[-1] not in ".;,"
    return is_item or bool(NUMBER.match(text)) or (is_bold and lines <= 2)


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph."""
    found, start = [], 0
    for match in _END.finditer(text):
        before = text[start : match.start()].rsplit(None, 1)[-1:] or [""]
        word = before[0].casefold().lstrip('("“«[')
        is_short = len(word) == 1 if word.isalpha() else word.isdecimal() and len(word) < 3
        if match[0][0] == "." and (word in _ABBREVIATIONS or is_short):
            continue
        found.append(text[start : match.start() + 1].strip())
        start = match.end()
    return [part for part in [*found, text[start:].strip()] if part]


def is_narrative(text: str) -> bool:
    """Whether a sentence tells what happened or brings in what follows, by its first words."""
    words = words_of(text[:200])
    if text.rstrip().endswith(":") or any(words.match("narrative", at) for at in range(min(8, len(words)))):
        return True
    return is_of_next_meeting(text)


def stands_alone(lines: list[str]) -> bool:
    """Whether a line may be a heading without looking like one: it ends with a colon, is in capitals or very short."""
    if len(lines) != 1:
        return False
    bare = lines[0].strip()
    return (
        bare.endswith(":") or bare.isupper() or (len(bare.split()) <= 3 and bare[-1:].isalpha() and bare[:1].isupper())
    )


def is_passed(text: str) -> bool:
    """Whether a sentence tells what was done already: “The budget was approved”."""
    words, bodies = words_of(text[:200]), Words(text[:200], OWNERS)
    is_begun = bool(bodies.match("articles", 0))
    return is_begun and any(words.match("passed", at) for at in range(1, min(6, len(words))))


def is_of_next_meeting(text: str) -> bool:
    """Whether a line begins with the next meeting, which is nobody's action."""
    when = Words(text[:200])
    following = when.match("next", when.past("fillers", 0, 2))
    return bool(following and when.match("meetings", following[0]))


def is_of_meeting(text: str) -> bool:
    """Whether a line names a meeting or its minutes, as the head of a document does, or tells its day or place."""
    words = words_of(text[:300])
    if any(words.match("meeting_titles", at) for at in range(len(words))):
        return True
    told = words.match("venues", 0) or words.match("days", 0)
    return bool(told and words.text(told[0]) == ":")


def _tables_of(text: str) -> list[str]:
    """Return which lists of people all the words of a line are of, the line taken up to its colon."""
    words = words_of(text.partition(":")[0].strip(" ."))
    found, at = [], 0
    while at < len(words):
        best = max(
            ((told[0], told[1]) for told in [words.match("participants", at)] if told), default=(0, ""),
        )  # fmt: skip
        if best[0]:
            found.append(best[1])
            at = best[0]
        elif filler := words.match("column_fillers", at):
            at = filler[0]
        elif words.text(at)[:1].isalpha():
            return []
        else:
            at += 1
    return found


def _is_made_of(text: str, table: str) -> bool:
    words = words_of(_DATED.sub("", number_of(text)[1]).strip(" :.-–").replace("-", " ").replace("/", " "))
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    at, found = 0, False
    while at < len(words):
        told = words.match(table, at)
        if told:
            found, at = True, told[0]
        elif filler := words.match("column_fillers", at):
            at = filler[0]
        elif words.text(at)[:1].isalpha():
            return False
        else:
            at += 1
    return found
