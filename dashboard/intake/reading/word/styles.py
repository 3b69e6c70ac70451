"""What the styles of a document say of a paragraph: title, heading and its level, item of a list, bold."""

import re
from dataclasses import dataclass, field

from lxml import etree

from dashboard.intake.reading.word.parts import W

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|titulo|rubrik|overskrift|kop|otsikko) ?([1-9])$")
_LISTS = ("list", "liste", "lista", "elenco", "aufzähl", "lijst")


@dataclass(frozen=True)
class Style:
    """A paragraph's or run's style; `number` is its place in a list (id, level), where the style puts it in one."""

    name: str = ""
    level: int = 0
    is_bold: bool | None = None
    number: tuple[str, int] | None = None


@dataclass
class Styles:
    """The styles by their id."""

    held: dict[str, Style] = field(default_factory=dict)

    def of(self, properties: etree._Element | None, kind: str = "pStyle") -> Style:
        """Return the style that the properties of a paragraph or run name; a plain one without."""
        named = properties.find(f"{W}{kind}") if properties is not None else None
        return self.held.get(named.get(f"{W}val", ""), Style()) if named is not None else Style()


def styles(part: etree._Element | None) -> Styles:
    """Return the styles of a document, each with what it takes from the one it is based on."""
    if part is None:
        return Styles()
    raw = {one.get(f"{W}styleId", ""): one for one in part.iter(f"{W}style")}
    found = Styles()
    for name in raw:
        found.held[name] = _style(name, raw)
    return found


def is_on(element: etree._Element | None) -> bool | None:
    """Return what a switch such as bold says; None where it is not there."""
    return None if element is None else element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def outline(properties: etree._Element | None) -> int:
    """Return the level of outline that paragraph properties give, 1 to 9; 0 for none."""
    found = properties.find(f"{W}outlineLvl") if properties is not None else None
    level = found.get(f"{W}val", "") if found is not None else ""
    return int(level) + 1 if level.isdecimal() and int(level) < 9 else 0


def number(properties: etree._Element | None) -> tuple[str, int] | None:
    """Return the list and level that paragraph properties name; the list “0” takes a paragraph out of its list."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None
    which, level = found.find(f"{W}numId"), found.find(f"{W}ilvl")
    if which is None:
        return None
    depth = level.get(f"{W}val", "0") if level is not None else "0"
    return which.get(f"{W}val", "0"), int(depth) if depth.isdecimal() and int(depth) < 9 else 0


def is_list(name: str) -> bool:
    """Whether a style of that name makes items of a list."""
    return name.startswith(_LISTS)


def _style(name: str, raw: dict[str, etree._Element]) -> Style:
    told, level, bold, place, seen = "", 0, None, None, set()
    while name in raw and name not in seen:
        seen.add(name)
        one = raw[name]
        called = one.find(f"{W}name")
        own = called.get(f"{W}val", "").casefold() if called is not None else ""
        heading = _HEADING.match(own)
        told = told or own
        level = level or (int(heading[1]) if heading else outline(one.find(f"{W}pPr")))
        place = place or number(one.find(f"{W}pPr"))
        runs = one.find(f"{W}rPr")
        bold = is_on(runs.find(f"{W}b")) if bold is None and runs is not None else bold
        based = one.find(f"{W}basedOn")
        name = based.get(f"{W}val", "") if based is not None else ""
        if own in ("title", "subtitle"):
            told = own
    return Style(told, level, bold, place)
