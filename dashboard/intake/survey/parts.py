"""A title taken apart: the question and the part of it that a form tool puts into one title, each in its own way."""

import difflib
import re
from collections.abc import Iterator

from dashboard.intake.survey.forms import FULL_CODE, plain, role_of

ENOUGH = 0.86  # how alike two wordings have to be to count as one
_PARTED = re.compile(r">>|–|—| - |\.")
_GROUPS = 20  # that a title may have in front; more are none, but somebody who wants the dashboard to be busy


def split(title: str) -> Iterator[tuple[str, str]]:
    """Yield every way a title may be a question and a part of it, the whole first; groups in front are left out."""
    seen = {("", "")}
    for text in _ungrouped(title):
        for pair in (_in_rounds(text), (text, ""), _in_brackets(text), _behind_sign(text)):
            if pair not in seen:
                seen.add(pair)
                yield pair


# By hand, since a regular expression for these takes time without end on a long title.
def _in_brackets(title: str) -> tuple[str, str]:
    """Return the question and the part of “Question [part]”, nothing where there are none."""
    base, _, part = title[:-1].rpartition("[") if title.endswith("]") else ("", "", "")
    return (base.rstrip(), part) if base.strip() and part and "]" not in part else ("", "")


def _in_rounds(title: str) -> tuple[str, str]:
    """Return the question and the role of “Question (Formal role)”, as Nextcloud has its grids; else nothing."""
    base, _, part = title[:-1].rpartition("(") if title.endswith(")") else ("", "", "")
    return (base.rstrip(), part) if base.strip() and role_of(part) else ("", "")


def _behind_sign(title: str) -> tuple[str, str]:
    """Return the question and the part of “Question: part”, nothing where there are none."""
    last = max(title.rfind(sign) for sign in ":/|")
    found = None if last >= 0 else _PARTED.search(title, 1)
    start, end = (last, last + 1) if last >= 0 else found.span() if found else (0, 0)
    base, part = title[:start].rstrip(), title[end:].lstrip()
    return (base, part) if base and part else ("", "")


def _ungrouped(title: str) -> Iterator[str]:
    if full := FULL_CODE.match(title):
        yield full["rest"]
        yield full["code"]
    yield title
    rest = title
    for _ in range(min(title.count("/"), _GROUPS)):
        rest = rest.partition("/")[2]
        yield rest
    if " " not in title:  # ODK joins groups and names by hyphens
        yield from _behind_hyphens(title)


def _behind_hyphens(title: str) -> list[str]:
    return [title[at + 1 :] for at, letter in enumerate(title) if letter == "-"][-_GROUPS:]


def names(title: str) -> list[str]:
    """Return what a title may be without the groups that Kobo (/) and ODK (-) put in front."""
    last = title.rpartition("/")[2] if "/" in title else title
    return [last] if " " in title else [last, *_behind_hyphens(last)]


def squeezed(text: str) -> str:
    """Return the letters and figures of a text alone, as codes are compared."""
    return re.sub(r"[^a-z0-9]", "", plain(text))


def beginning(text: str) -> str:
    """Return what stands before the dots of a title that was cut off, such as “Does the region k..”; else nothing."""
    found = re.search(r"(\.{2,3}|…)\s*$", text)
    said = plain(text[: found.start()]) if found else ""
    return said if len(said) >= 8 else ""


def abbreviates(short: str, name: str) -> bool:
    """Whether a code is made of the beginnings of the words of a name, each at least three letters long."""
    said = re.sub(r"[^a-z0-9]", "", plain(re.sub(r"\[.*\]$", "", short)))
    words = re.split(r"[^a-z0-9]+", name.casefold())

    def rest_fits(left: str, words: list[str]) -> bool:
        if not words:
            return not left
        most = next((at for at, pair in enumerate(zip(left, words[0], strict=False)) if pair[0] != pair[1]),
                    min(len(left), len(words[0])))  # fmt: skip
        return any(rest_fits(left[size:], words[1:]) for size in range(most, min(3, len(words[0])) - 1, -1))

    return len(said) >= 4 and rest_fits(said, words)


def alike(one: str, other: str) -> float:
    """Return how alike two wordings are, nought where it is not enough."""
    match = difflib.SequenceMatcher(None, one, other)
    return match.ratio() if match.real_quick_ratio() >= ENOUGH and match.quick_ratio() >= ENOUGH else 0.0
