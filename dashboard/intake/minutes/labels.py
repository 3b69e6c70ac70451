"""The word before an action: “ACTION 1:”, “Action (Secretariat):”, “[Action]”, “It was agreed that …”."""

from collections.abc import Iterator

from dashboard.intake.dates import UNDATED, Due
from dashboard.intake.dates.lexing import Words
from dashboard.intake.minutes import tables
from dashboard.intake.minutes.lines import is_nothing, without_bullet
from dashboard.intake.minutes.owners import NOBODY, Owner
from dashboard.intake.minutes.subjects import words_of
from dashboard.intake.minutes.telling import Teller, Told

_OPENING = {"to", "that", "de", "que", "di", "dass", "dat", "at", "að", "να", "οτι"}  # ends “it was agreed that”


def labelled(text: str, teller: Teller) -> list[Told] | None:
    """Return the actions behind “ACTION 1:”, “Action (Secretariat):” or “[Action]”; None where no such word begins.

    A word with nothing behind it gives one without a title: what follows are actions.
    """
    text = without_bullet(text)
    words = words_of(text[:300])
    at = int(words.text(0) in ("[", "(", "*"))
    told = words.match("labels", at)
    if not told:
        return None
    start = told[0]
    sign = next((end for end in range(start, min(start + 16, len(words))) if _ends_label(words, end)), None)
    if words.text(start - 1) in _OPENING and sign != start:
        rest = text[words.tokens[start].start :] if start < len(words) else ""
        return _told(rest[:1].upper() + rest[1:], teller) if rest else None
    if sign is None:
        return [Told("")] if start == len(words) and words.tokens[at].is_capital else None
    between = text[words.tokens[start - 1].end : words.tokens[sign].start]
    owner, due = _between(between, teller)
    if owner is None and due is None and not _is_number(between):
        return None
    rest = text[words.tokens[sign].end :].lstrip(" :]–-")
    if at and "[" not in rest:
        rest = rest.rstrip().removesuffix("]")  # [Action: X to …]
    return _told(rest, teller, owner, due) if rest else [Told("", owner or NOBODY, due or UNDATED)]


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


def _told(text: str, teller: Teller, owner: Owner | None = None, due: Due | None = None) -> list[Told]:
    found = (teller.action(part, owner, due) for part in tables.parts(text) if not is_nothing(part))
    return [one for one in found if one]


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
