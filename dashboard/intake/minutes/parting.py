"""Several actions in one cell or line, taken apart: at semicolons, numbers, days with a colon, sentences."""

import re

from dashboard.intake import dates
from dashboard.intake.minutes.sections import sentences
from dashboard.intake.minutes.telling import Teller


def parts(line: str, teller: Teller) -> list[str]:
    """Split a line at semicolons, at numbers 1) 2) within it, and into sentences where each says whose it is."""
    told = sentences(line)
    if len(told) > 1 and all(one and one.owner.name for one in map(teller.action, told)):
        return told
    pieces = [part.strip() for part in re.split(r";\s(?![^(]{0,200}\))", line)]  # not within brackets
    found = pieces if all(len(part.split()) > 1 for part in pieces) else [line]
    numbered = [piece for part in found for one in _dated(part) for piece in _numbered(one)]
    return [part for part in numbered if part.strip(" .;,")]


def _dated(text: str) -> list[str]:
    """Split where a date with a colon begins another action: “4/10/17: replies 30/11/17: paper”."""
    cuts = [one.start for one in dates.found(text, None) if text[one.end : one.end + 1] == ":" and one.start]
    return [text[start:end].strip() for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _numbered(text: str) -> list[str]:
    cuts, at = [], 0
    for number in range(1, 20):
        at = next((place for sign in (")", ".") if (place := text.find(f"{number}{sign} ", at)) >= 0), -1)
        if at < 0 or (at and text[at - 1] not in " (") or (number == 1 and at > 1):
            break
        cuts.append(at)
    if len(cuts) < 2:
        return [text]
    return [text[start:end].strip(" (") for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
