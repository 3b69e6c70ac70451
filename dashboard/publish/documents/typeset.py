"""Templates and data -> PDF/UA or a picture by typst: tagged, offline, the same bytes for the same data."""

import json
import re
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from dashboard.draw.look import LIGHT
from dashboard.problems import Refused, Sentence
from dashboard.publish.documents.printable import INSTEAD, fonts, printable, unset, without
from dashboard.say import language
from dashboard.say.messages import _

FOLDER = Path(__file__).parent
_TRIES = 20
Kind = Literal["pdf", "svg", "png"]
_SAID = re.compile(r'\bsaid\("([^"]+)"\)')


@cache
def messages() -> tuple[str, ...]:
    """Return what the templates say of their own, as messages in English."""
    found = (_SAID.findall(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.typ")))
    return tuple(dict.fromkeys(message for told in found for message in told))


def typeset(template: str, payload: dict, kind: Kind = "pdf") -> bytes:
    """Return the PDF of a template, or a picture of its one page (svg, png).

    Text of the payload is shown as text, whatever stands in it. Refused: typst cannot set it.
    """
    told = {message: _(message) for message in messages()}
    spoken = {"words": told, "lang": language.locale().language, "region": language.locale().territory}
    held, day = printable(payload | spoken), datetime.combine(date(*payload["day"]), time(), UTC)
    look = json.dumps(LIGHT.roles | {"timing": LIGHT.timing})
    for _try in range(_TRIES):
        try:
            return typst.compile(
                str(FOLDER / f"{template}.typ"), root=str(FOLDER), font_paths=fonts(),
                sys_inputs={"data": json.dumps(held, ensure_ascii=False, default=str), "look": look},
                format=kind, pdf_standards="ua-1" if kind == "pdf" else None, ppi=144, timestamp=day,
            )  # fmt: skip
        except typst.TypstError as fault:  # letters that are there one by one, but not joined as they stand here
            missing = {letter for letter in unset(fault) if letter != INSTEAD and not letter.isascii()}
            if not missing:
                raise Refused(Sentence("The document could not be set (%(fault)s).", fault=str(fault))) from fault
            held = without(held, dict.fromkeys(map(ord, missing), INSTEAD))
    raise Refused("The document holds too many letters that no shipped font has.")
