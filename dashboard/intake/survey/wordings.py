"""What an answer means that is in no list of words: a code of the tool, another language, a misspelt region.

It is asked once, proposed where something is near, never guessed, and kept in the file of the mapping.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.contract.schema import TABLES
from dashboard.intake.survey import ticked
from dashboard.intake.survey.matching import IGNORED, REGION, Meaning, targets_of
from dashboard.intake.survey.regions import Named
from dashboard.intake.survey.replies import Replies
from dashboard.intake.survey.tables import Said, shown
from dashboard.say import codes
from dashboard.say.messages import _
from dashboard.store.filed import Rows

_LONGEST = 200  # signs of an answer that may be a choice
MOST = 60  # answers that are asked for at once; a column with more is none of choices
_RESPONSES = TABLES["responses"]
Words = Mapping[tuple[str, str], str]  # (title, answer) -> what it means


def key(title: str, answer: str) -> str:
    """Return the title of a line of the mapping that says what an answer means."""
    return f"{title} = {answer}"


def words(
    found: Replies, means: Mapping[str, Meaning], known: Mapping[str, str], questions: Rows, named: Named
) -> Words:
    """Return every answer that no list knows, with what it was said to mean before; empty where nobody has yet."""
    told: dict[tuple[str, str], str] = {}
    for title, meaning in means.items():
        allowed = choices(meaning, questions, named)
        if not allowed or meaning.option:
            continue
        scale = "yes or no" if meaning.target.endswith(" answer") else "roles"
        for answer in dict.fromkeys(shown(said.cell).strip() for said in found.all_said(title)):
            kept = known.get(key(title, answer), "")
            if kept in allowed:
                told[title, answer] = kept
            elif 0 < len(answer) <= _LONGEST and not _is_known(answer, meaning, scale, named):
                told[title, answer] = ""
    return told if len(told) <= MOST else {pair: meaning for pair, meaning in told.items() if meaning}


def meant(found: Replies, words: Words) -> Replies:
    """Return the replies with those answers as the record has them; what means nothing is left out."""
    told = {pair: meaning for pair, meaning in words.items() if meaning}
    if not told:
        return found

    def kept(title: str, one: Said) -> list[Said]:
        meaning = told.get((title, shown(one.cell).strip()))
        return [one] if meaning is None else [] if meaning == IGNORED else [replace(one, cell=meaning)]

    asked = {title for title, _ in told}
    return replace(found, replies=[
        replace(reply, said={
            title: [held for one in said for held in kept(title, one)] if title in asked else said
            for title, said in reply.said.items()
        })
        for reply in found.replies
    ])  # fmt: skip


def choices(meaning: Meaning, questions: Rows, named: Named) -> dict[str, str]:
    """Return what an answer under a title may mean, with how people read it; nothing where it may be any text."""
    if meaning.target == REGION:
        return named.names
    scale = next((one["scale"] for one in questions if meaning.target in targets_of(one)), "text")
    if scale == "text":
        return {}
    column = meaning.target.rpartition(" ")[2]
    told = (
        {"yes": _("yes"), "no": _("no")}
        if scale == "yes or no"
        else {one: codes.label(column, one) for one in map(str, _RESPONSES.column(column).allowed)}
    )
    return told | {IGNORED: left_out()}


def left_out() -> str:
    """Return how people read that something means nothing."""
    return _("nothing; leave it out")


def near(answer: str, meaning: Meaning, questions: Rows, named: Named) -> list[str]:
    """Return what an answer may mean, nearest first."""
    if meaning.target == REGION:
        return named.nearest(answer)
    return difflib.get_close_matches(answer.casefold(), choices(meaning, questions, named), 3, 0.5)


def _is_known(answer: str, meaning: Meaning, scale: str, named: Named) -> bool:
    if meaning.target == REGION:
        return named.code(answer) is not None
    try:
        ticked.value(answer, meaning.target.rpartition(" ")[2], scale)
    except ValueError:
        return any(True for _ in _several(answer, meaning))
    return True


def _several(answer: str, meaning: Meaning) -> Iterator[str]:
    """Yield the known answers of a cell in which several are ticked: that is no word to be asked for."""
    column = meaning.target.rpartition(" ")[2]
    for part in answer.replace("|", ";").split(";"):
        if part.strip() and part != answer and ticked.fits(part, column):
            yield part
