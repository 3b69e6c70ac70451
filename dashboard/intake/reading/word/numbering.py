"""The numbers and bullets that Word puts before paragraphs by itself, counted as it counts them."""

import re
from dataclasses import dataclass

from lxml import etree

from dashboard.intake.reading.word.parts import W

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
BULLET = "•"


@dataclass(frozen=True)
class _Level:
    start: int = 1
    format: str = "bullet"
    text: str = ""


class Numbering:
    """Counts the lists of a document; ask once for each paragraph, in reading order."""

    def __init__(self, part: etree._Element | None) -> None:
        """Take the part that defines the lists; without one every item has a bullet."""
        abstract, self._lists = {}, {}
        self._counts: dict[str, list[int | None]] = {}
        for one in part.iter(f"{W}abstractNum") if part is not None else ():
            abstract[_value(one, "abstractNumId")] = [_level(level) for level in one.findall(f"{W}lvl")][:9]
        for one in part.findall(f"{W}num") if part is not None else ():
            which = one.find(f"{W}abstractNumId")
            base = _value(which, "val") if which is not None else ""
            levels, key = list(abstract.get(base, [])), base
            for override in one.findall(f"{W}lvlOverride"):
                at, start = _value(override, "ilvl"), override.find(f"{W}startOverride")
                if start is not None and at.isdecimal() and int(at) < len(levels):
                    key = f"num {_value(one, 'numId')}"  # it counts by itself
                    told = levels[int(at)]
                    levels[int(at)] = _Level(_whole(_value(start, "val"), 1), told.format, told.text)
            self._lists[_value(one, "numId")] = (key, levels)

    def label(self, which: str, depth: int) -> str:
        """Return what stands before the next item of a list at that depth: 3., 2.1, b), •; empty outside of lists."""
        if which == "0":
            return ""
        key, levels = self._lists.get(which, (which, []))
        if depth >= len(levels):
            return BULLET
        counts = self._counts.setdefault(key, [None] * 9)
        for above in range(depth):
            if counts[above] is None and above < len(levels):
                counts[above] = levels[above].start
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (8 - depth)
        return _shown(levels, counts, depth)


def _shown(levels: list[_Level], counts: list[int | None], depth: int) -> str:
    level = levels[depth]
    if level.format == "bullet":
        return BULLET
    if level.format == "none":
        return ""

    def one(found: re.Match) -> str:
        at = int(found[1]) - 1
        return _told(counts[at] or 0, levels[at].format) if at < len(levels) else ""

    return re.sub(r"%([1-9])", one, level.text).strip()


def _told(number: int, how: str) -> str:
    if how in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letters if how == "lowerLetter" else letters.upper()
    if how in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        told = ""
        for value, sign in _ROMAN:
            told += sign * (number // value)
            number %= value
        return told if how == "lowerRoman" else told.upper()
    return f"{number:02}" if how == "decimalZero" else str(number)


def _level(one: etree._Element) -> _Level:
    start, how, text = (one.find(f"{W}{name}") for name in ("start", "numFmt", "lvlText"))
    return _Level(
        _whole(_value(start, "val"), 1) if start is not None else 1,
        _value(how, "val") if how is not None else "decimal",
        _value(text, "val")[:40] if text is not None else "",
    )


def _value(one: etree._Element, name: str) -> str:
    return one.get(f"{W}{name}", "")


def _whole(text: str, other: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else other
