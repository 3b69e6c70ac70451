"""Text as the shipped typefaces can print it: a letter that none of them has is drawn as an empty box.

PDF/UA refuses a document in which one letter has no glyph, and names only the first. So letters that were not met
before are tried in a document of their own, which takes milliseconds, and what came of it is kept.
"""

import json
import re
import threading
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import typst

from dashboard.contract.letters import each, settled

INSTEAD = "\u25a1"  # an empty box, as any program shows a letter it has no font for
MOST = 400  # letters tried for one document; those beyond become boxes untried
_TRIAL = Path(__file__).parent / "letters.typ"
_TOGETHER = 24  # letters in one trial: the more, the longer each takes
_UNSET = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_CODE = re.compile(r"\\u\{([0-9a-f]{1,6})\}|\\(.)", re.DOTALL)
_UNSEEN = re.compile("[\u00ad\u200b\u2028\u2029\u2060-\u206f\ufeff\U000e0000-\U000e0fff]")
_USUAL = frozenset(map(chr, range(0x20, 0x180))) | frozenset("–—‘’“”„…•€−\u2009\n\t" + INSTEAD)
_met: dict[str, bool] = {}
_lock = threading.Lock()


@cache
def fonts() -> typst.Fonts:
    """Return the shipped typefaces and those of typst, read once; never those of the computer."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(Path(__file__).parent / "fonts")])


def printable(payload: object) -> object:
    """Return data with every text as it can be printed; what is no text stays as it is."""
    payload = each(payload, lambda text: _UNSEEN.sub("", settled(text)))
    letters = set().union(*_texts(payload)) - _USUAL
    if new := sorted(letters - _met.keys())[:MOST]:
        with _lock:
            for start in range(0, len(new), _TOGETHER):
                _met.update(_tried(new[start : start + _TOGETHER]))
    boxes = {ord(letter): INSTEAD for letter in letters if not _met.get(letter)}
    return without(payload, boxes) if boxes else payload


def without(payload: object, boxes: dict[int, str]) -> object:
    """Return data with letters replaced by boxes, and nothing left that would join a box to its neighbours."""
    return each(payload, lambda text: _apart(text.translate(boxes)))


def _apart(text: str) -> str:
    """Return text in which no mark or joiner stands at a box: no typeface has the two as one."""
    before, *after = text.split(INSTEAD)
    rest = [part.lstrip("".join(filter(_joins, part))) for part in after]
    return INSTEAD.join([before.rstrip("\u200c\u200d"), *(part.rstrip("\u200c\u200d") for part in rest)])


def _joins(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf", "Sk")


def unset(fault: typst.TypstError) -> set[str]:
    """Return the letters of the text that typst says it cannot set; none where it complains of something else."""
    named = _UNSET.findall(str(fault))
    return set("".join(_CODE.sub(lambda code: chr(int(code[1], 16)) if code[1] else code[2], text) for text in named))


def _tried(letters: list[str]) -> dict[str, bool]:
    """Return for each letter whether there is a glyph for it."""
    held = dict.fromkeys(letters, True)
    while left := [letter for letter, is_held in held.items() if is_held]:
        try:
            typst.compile(
                str(_TRIAL), root=str(_TRIAL.parent), font_paths=fonts(), pdf_standards="ua-1",
                sys_inputs={"data": json.dumps(left)},
            )  # fmt: skip
            break
        except typst.TypstError as fault:
            missing = unset(fault) & set(left)
            if not missing:  # it cannot say which: none of them is risked
                return held | dict.fromkeys(left, False)
            held |= dict.fromkeys(missing, False)
    return held


def _texts(payload: object) -> Iterable[str]:
    if isinstance(payload, str):
        yield payload
    elif isinstance(payload, dict | list | tuple):
        for one in payload.values() if isinstance(payload, dict) else payload:
            yield from _texts(one)
