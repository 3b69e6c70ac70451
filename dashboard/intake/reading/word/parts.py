"""The XML parts of a Word document by what they are for, wherever and however they are named in the archive."""

import posixpath

from lxml import etree

from dashboard.intake.reading.archive import unpacked
from dashboard.intake.reading.kinds import DAMAGED, Unreadable
from dashboard.problems import Sentence

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/"


class Parts:
    """The main part of a document and those beside it; a part that is named and not there is empty."""

    def __init__(self, content: bytes) -> None:
        """Open the archive. Unreadable: damaged, entities in a part, a Strict document."""
        self._held = {_plain(name): data for name, data in unpacked(content).items()}
        main = self._targets("", "officeDocument") or ["word/document.xml"]
        self._main = main[0]
        if self._main not in self._held:
            raise Unreadable(DAMAGED)
        if _STRICT in self._held[self._main][:8000]:
            raise Unreadable(Sentence("it is a “Strict Open XML” document; save it as a Word document (.docx)"))
        self.body = self._read(self._main)

    def beside(self, kind: str) -> etree._Element | None:
        """Return the root of the part of that kind (styles, numbering, footnotes), None where there is none."""
        usual = posixpath.join(posixpath.dirname(self._main), f"{kind}.xml")
        for name in (*self._targets(self._main, kind), usual):
            if name in self._held:
                return self._read(name)
        return None

    def _targets(self, part: str, kind: str) -> list[str]:
        """Return what a part says it is related to by that kind; what leads nowhere is left to the caller."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._held:
            return []
        found = []
        for one in self._read(listed).iter(f"{_PACKAGE}Relationship"):
            if one.get("Type", "").rpartition("/")[2] == kind and one.get("TargetMode") != "External":
                target = _plain(one.get("Target", ""))
                found.append(target.lstrip("/") if target.startswith("/") else _joined(folder, target))
        return [one for one in found if one in self._held]

    def _read(self, name: str) -> etree._Element:
        data = self._held[name]
        # A parser of its own each time: no entity is resolved, no file or address opened, no tree without end built.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise Unreadable(_ENTITIES.of(name=name) if b"<!E" in data.replace(b"\0", b"") else DAMAGED) from None
        if root.getroottree().docinfo.doctype:
            raise Unreadable(_ENTITIES.of(name=name))
        return root


_ENTITIES = Sentence("its part %(name)s defines entities, which no document needs; copy its text into a new document")


def _plain(name: str) -> str:
    """Some programs write part names with backslashes, or in capitals."""
    return name.replace("\\", "/").casefold()


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, target))
