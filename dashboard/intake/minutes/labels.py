"""The word before an action: “ACTION 1:”, “Action (Secretariat):”, “[Action]”, “It was agreed that …”."""

import re
from collections.abc import Iterator

from dashboard.intake.dates import UNDATED, Due
from dashboard.intake.dates.lexing import Words
from dashboard.intake.minutes.lines import is_nothing, without_bullet
from dashboard.intake.minutes.owners import NOBODY, Owner
from dashboard.intake.minutes.parting import parts
from dashboard.intake.minutes.subjects import Manner, words_of
from dashboard.intake.minutes.telling import Teller, Told

_VERB_LAST = {"dass", "dat"}  # behind these the verb comes last: “dass das Sekretariat … vorlegt”
_AND_THAT = re.compile(r",?\s(?:and that|et que|y que|e que|e che|und dass|en dat|og at|och att)\s", re.IGNORECASE)
_THAT = re.compile(r"(?:that|que|qu['’]|che|dass|dat|at|att)\s(.+)", re.IGNORECASE | re.DOTALL)
_GROUP = 7  # words of a group, before what it decided
_OPENING = {"to", "that", "de", "que", "di", "dass", "dat", "at", "að", "να", "οτι"}  # ends “it was agreed that”


def labelled(text: str, teller: Teller) -> list[Told] | None:
    """Return the actions behind “ACTION 1:”, “Action (Secretariat):” or “[Action]”; None where no such word begins.

    A word with nothing behind it gives one without a title: what follows are actions.
    """
    text = without_bullet(text)
    words = words_of(text[:300])
    at = int(words.text(0) in ("[", "(", "*"))
    told = words.match("labels", at)
    if not told and (comma := next((end for end in range(2, min(16, len(words))) if words.text(end) == ","), 0)):
        behind = words.match("labels", comma + 1)  # Following a proposal from Crete, it was agreed to …
        told = behind if behind and words.text(behind[0] - 1) in _OPENING else None
    if not told:
        return _decided(words, text, teller)
    start = told[0]
    sign = next((end for end in range(start, min(start + 16, len(words))) if _ends_label(words, end)), None)
    if words.text(start - 1) in _OPENING and sign != start:
        rest = text[words.tokens[start].start :] if start < len(words) else ""
        return _told(rest[:1].upper() + rest[1:], teller, manner=_manner(words, start)) if rest else None
    if sign is None:
        return [Told("")] if start == len(words) and words.tokens[at].is_capital else None
    between = text[words.tokens[start - 1].end : words.tokens[sign].start]
    owner, due = _between(between, teller)
    if owner is None and due is None and not _is_number(between):
        return None
    rest = text[words.tokens[sign].end :].lstrip(" :]–-")
    if text.startswith("(") and (closed := rest.find(")")) > 0 and (inner := teller.pieces(rest[:closed])):
        return _told(rest[closed + 1 :].strip(), teller, *inner)  # (Action: Secretariat, 20 June) The text …
    if at and "[" not in rest:
        rest = rest.rstrip().removesuffix("]")  # [Action: X to …]
    return _told(rest, teller, owner, due) if rest else [Told("", owner or NOBODY, due or UNDATED)]


def _decided(words: Words, text: str, teller: Teller) -> list[Told] | None:
    """Return what a group decided that somebody does: “The working group agreed that Skåne will …”."""
    for at in range(1, min(_GROUP, len(words))):
        told = words.match("deciding", at)
        if told and told[0] < len(words):
            clauses = _AND_THAT.split(text[words.tokens[told[0]].start :])
            found = [one for part in clauses for one in _told(part, teller, manner=_manner(words, told[0]))]
            return [one for one in found if one.owner.name or one.owner.notes] or None
        if not words.text(at)[0].isalnum():
            break
    return None


def by_label(parts: list[str], teller: Teller) -> Iterator[str]:
    """Return sentences one by one, and what stands behind a word such as ACTION together, up to the next such word."""
    held = ""
    for part in parts:
        if labelled(part, teller) is not None:
            if held:
                yield held
            held = part
        elif held:
            held = f"{held} {part}"
        else:
            yield part
    if held:
        yield held


def _told(
    text: str, teller: Teller, owner: Owner | None = None, due: Due | None = None, manner: Manner = "line"
) -> list[Told]:
    pieces = [part for part in parts(text, teller) if not is_nothing(part)]
    that = [_THAT.match(without_bullet(part)) for part in pieces]  # 1) that the Secretariat …; 2) that Skåne …
    found = (
        teller.action(match[1], owner, due, "clause") if match else teller.action(part, owner, due, manner)
        for part, match in zip(pieces, that, strict=True)
    )
    return [one for one in found if one]


def _manner(words: Words, at: int) -> Manner:
    return "clause" if words.text(at - 1) in _VERB_LAST else "line"


def _ends_label(words: Words, at: int) -> bool:
    sign = words.text(at)
    if sign in (":", "]"):
        return words.text(at + 1) != ":"
    return sign in ("–", "—", "-") and not words.is_glued(at) and not words.is_glued(at + 1)


def _is_number(text: str) -> bool:
    bare = text.replace("°", " ").replace("º", " ").strip(" .()[]#-:")
    words = words_of(bare)
    at = words.past("between", 0, 2)
    rest = bare[words.tokens[at].start :] if at < len(words) else ""
    return not rest or (len(rest) <= 6 and rest.replace(".", "").replace("/", "").isalnum() and rest[-1].isdecimal())


def _between(text: str, teller: Teller) -> tuple[Owner | None, Due | None]:
    """Return the owner and date between the word and its colon."""
    bare = text.strip(" ()[]–-:,")
    words = words_of(bare)
    at = words.past("between", 0, 1)
    bare = bare[words.tokens[at].start :] if at < len(words) else ""
    if not any(sign.isalpha() for sign in bare):
        return None, None
    told = teller.pieces(bare)
    return told if told else (None, None)
