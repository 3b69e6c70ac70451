"""Templates and data -> PDF/UA by typst: tagged, offline, the same bytes for the same data."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import typst

from dashboard.problems import Refused

FOLDER = Path(__file__).parent
_UNSET = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\ufeff]")
_INSTEAD = "\u25a1"  # an empty box, as any program shows a letter it has no font for
_TRIES = 50


def typeset(template: str, payload: dict) -> bytes:
    """Return the PDF of a template; text of the payload is shown as text, whatever stands in it.

    Letters that no shipped font has become an empty box: PDF/UA wants every letter to be there.
    Refused: typst cannot set it.
    """
    text = json.dumps(_seen(payload), ensure_ascii=False, default=str)
    day = datetime(*payload["day"], tzinfo=UTC)
    for _ in range(_TRIES):
        try:
            return typst.compile(
                str(FOLDER / f"{template}.typ"), root=str(FOLDER), font_paths=[str(FOLDER / "fonts")],
                ignore_system_fonts=True, sys_inputs={"data": text}, pdf_standards="ua-1", timestamp=day,
            )  # fmt: skip
        except typst.TypstError as fault:
            missing = set("".join(_UNSET.findall(str(fault)))) - set(_INSTEAD + '"\\')
            if not missing:
                raise Refused(f"The document could not be set ({fault}).") from fault
            text = text.translate(dict.fromkeys(map(ord, missing), _INSTEAD))
    raise Refused("The document holds too many letters that no shipped font has.")


def _seen(value: object) -> object:
    """Return data without the characters that nobody sees and PDF/UA refuses."""
    if isinstance(value, str):
        return _UNSEEN.sub("", value)
    if isinstance(value, dict):
        return {key: _seen(one) for key, one in value.items()}
    return [_seen(one) for one in value] if isinstance(value, list | tuple) else value
