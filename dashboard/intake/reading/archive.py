"""The members of an archive, inflated with a count, and its XML parts held to be harmless."""

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping

from defusedxml import DefusedXmlException, expatreader

from dashboard.intake.reading.kinds import DAMAGED, Unreadable
from dashboard.problems import Sentence

MAX_INFLATED = 60 * 2**20
MAX_MEMBERS = 2000
MAX_DEPTH = 100
_PIECE = 2**16


def members(content: bytes) -> dict[str, bytes]:
    """Return every member by name. Unreadable: odd names, too much once inflated, damaged, unsafe XML."""
    held = unpacked(content, signs=r"\0\\")
    _hold_xml(held)
    return held


def unpacked(content: bytes, signs: str = r"\0") -> dict[str, bytes]:
    """Return every member by name, for who holds the XML to be harmless himself; no name has any of those signs."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = archive.infolist()
            _hold_names([one.filename for one in listed], signs)
            held, left = {}, MAX_INFLATED
            for one in listed:
                held[one.filename] = _inflated(archive, one, left)
                left -= len(held[one.filename])
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise Unreadable(DAMAGED) from None
    return held


def _inflated(archive: zipfile.ZipFile, one: zipfile.ZipInfo, left: int) -> bytes:
    """Read a member piece by piece and count what comes out; its header may say anything."""
    pieces = []
    with archive.open(one) as member:
        while piece := member.read(_PIECE):
            left -= len(piece)
            if left < 0:
                size = MAX_INFLATED // 2**20
                raise Unreadable(
                    Sentence(
                        "it inflates to more than %(size)s MB; take out pictures and empty rows and save it again",
                        size=size,
                    )
                )
            pieces.append(piece)
    return b"".join(pieces)


def _hold_names(names: list[str], signs: str) -> None:
    if len(names) > MAX_MEMBERS:
        raise Unreadable(
            Sentence(
                "it holds %(names)s parts, more than any workbook; copy its sheets into a new workbook",
                names=len(names),
            )
        )
    odd = [name for name in names if re.search(rf"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|[{signs}]", name)]
    if odd:
        raise Unreadable(
            Sentence(
                "it holds a part named “%(odd)s”, which leads out of it; copy its sheets into a new workbook",
                odd=odd[0][:60],
            )
        )
    folded = Counter(name.replace("\\", "/").casefold() for name in names)
    if doubled := [name for name in names if folded[name.replace("\\", "/").casefold()] > 1]:
        raise Unreadable(
            Sentence(
                "it holds the part “%(doubled)s” twice; copy its sheets into a new workbook", doubled=doubled[0][:60]
            )
        )


def _hold_xml(held: Mapping[str, bytes]) -> None:
    for name, data in held.items():
        if name.casefold().endswith((".xml", ".rels", ".vml")):
            walk(data, Depth(), name)


class Depth:
    """Counts how deep elements stand in each other, and refuses what no workbook needs."""

    def __init__(self) -> None:
        """Start outside of everything."""
        self.depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Go one element deeper."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Unreadable(DAMAGED)

    def end(self, tag: str) -> None:
        """Leave an element."""
        self.depth -= 1

    def text(self, text: str) -> None:
        """Pass over text."""


def walk(data: bytes, handler: Depth, name: str) -> None:
    """Read an XML part from start to end, entities and document types refused."""
    parser = expatreader.create_parser(forbid_dtd=True, namespaceHandling=0)
    parser.setFeature("http://xml.org/sax/features/external-general-entities", False)
    parser.setContentHandler(_Plain(handler))
    try:
        parser.parse(io.BytesIO(data))
    except DefusedXmlException:
        raise Unreadable(
            Sentence(
                "its part %(name)s defines entities, which no workbook needs; copy its sheets into a new workbook",
                name=name,
            )
        ) from None
    except Unreadable:
        raise
    except Exception:  # xml.sax and codecs raise many kinds on broken input
        raise Unreadable(DAMAGED) from None


class _Plain:
    """What the SAX parser calls, handed on with local names."""

    def __init__(self, handler: Depth) -> None:
        self.handler = handler

    def startElement(self, tag: str, attributes) -> None:
        self.handler.start(tag.rpartition(":")[2], dict(attributes.items()))

    def endElement(self, tag: str) -> None:
        self.handler.end(tag.rpartition(":")[2])

    def characters(self, text: str) -> None:
        self.handler.text(text)

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_: None
