"""Every handout, one entry each: command, route, link, its lines in the README and its test come from the entry.

Light, for whoever lists them and makes none: what makes one is imported when it is made.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from dashboard.problems import Listed, Refused, Sentence
from dashboard.publish.zipped import zipped

if TYPE_CHECKING:
    from dashboard.ask import Choice
    from dashboard.publish.documents.typeset import Kind

REGION, REGIONS, SLIDES = "region", "regions", "slides"


_FEW = 10  # of what there is, named where something else was asked for


class Unknown(Refused):
    """A handout is asked for of something that there is not."""

    def __init__(self, asked: str, known: Iterable[str]) -> None:
        """Take what was asked for, and what there is."""
        seen = "".join(letter for letter in asked[:40] if letter.isprintable())
        held = list(known)
        there = Listed([*held[:_FEW], *("…" for _ in held[_FEW : _FEW + 1])], ",") or Sentence("nothing")
        super().__init__(Sentence("There is no “%(asked)s” here; there is %(known)s.", asked=seen, known=there))


@dataclass(frozen=True)
class Handout:
    """A handout by the name of its file: what it is, what makes it, and what its command says of itself.

    `by` names a function of a module beside this one. It is given the choice and what the handout is `of`, and returns
    what the template named like the file says, or finished bytes. `of` is nothing but the choice; a region, by code;
    each of several regions, by codes, into a zip; slides, by their keys. Files of one stem share a command, as do those
    that name one; the first of them speaks for it. It `takes` these parameters of an address besides, and is set by the
    template that it names, else by that of its stem.
    """

    file: str
    what: str
    by: str
    says: str = ""
    of: str = ""
    of_command: str = ""
    takes: tuple[str, ...] = ()
    template: str = ""

    @property
    def stem(self) -> str:
        """The name of the file without its ending, which is that of the template too."""
        return PurePosixPath(self.file).stem

    @property
    def ending(self) -> str:
        """What the file ends in, such as `.pdf`."""
        return PurePosixPath(self.file).suffix

    @property
    def command(self) -> str:
        """The name of the command that writes it."""
        return self.of_command or self.stem


def _both(stem: str, what: str, by: str, *takes: str, says: str = "") -> Iterator[Handout]:
    """Yield a picture as SVG, which can be enlarged, and as PNG, which any program takes."""
    for ending, more in ((".svg", ", to be enlarged"), (".png", "")):
        yield Handout(f"{stem}{ending}", f"{what}{more}", by, says, "", "map", takes, "picture")


HANDOUTS = {
    one.file: one
    for one in (
        Handout(
            "brief.pdf",
            "Briefing for the rapporteur, two pages",
            "briefing.briefing",
            "Write the briefing for the rapporteur (two pages: what changed, what is due, what to say) as PDF.",
        ),
        Handout(
            "follow-ups.pdf",
            "Follow-ups by owner",
            "lists.by_owner",
            "Write every follow-up under its owner as PDF, or the open ones as a Word table where FILE ends in .docx.",
        ),
        Handout("follow-ups.docx", "Open follow-ups as a Word table, to be filled in", "tables.follow_ups"),
        Handout(
            "agenda.docx",
            "Draft agenda of the next meeting",
            "tables.agenda",
            "Write the draft agenda of the next meeting (what was due, what to expect, what is carried over) as Word.",
        ),
        Handout(
            "factsheet.pdf",
            "Factsheet of a region",
            "factsheet.factsheet",
            "Write the factsheet of a region as PDF, or those of all regions as one zip.",
            of=REGION,
        ),
        Handout(
            "factsheets.zip", "Factsheets of all regions", "handouts.factsheets", of=REGIONS, of_command="factsheet"
        ),
        Handout(
            "slides.pdf",
            "Slides of the meeting",
            "deck.deck",
            "Write the slides of the meeting as PDF, or as PowerPoint to be edited where FILE ends in .pptx.",
            of=SLIDES,
        ),
        Handout("slides.pptx", "Slides of the meeting, to be edited", "editable.editable", of=SLIDES),
        *_both(
            "map", "Map of who is on board as a picture", "pictures.on_board", "layer", "show", "hide",
            says="Write the map of who is on board, or another map or chart, as SVG or PNG.",
        ),
        *_both("mandates-map", "Map of one policy area as a picture", "pictures.mandates", "measure", "area", "layer",
               "hide"),
        *_both("partners-map", "Map of the partners of a project as a picture", "pictures.partners", "item", "hide"),
        *_both("events-map", "Map of events as a picture", "pictures.events", "hide"),
        *_both("calendar", "Every date on one axis as a picture", "pictures.calendar", "span"),
        *_both("mandates", "Matrix of regions and policy areas as a picture", "pictures.mandate_matrix", "measure",
               "layer", "sort"),
        *_both("timings", "Each follow-up as a mark, as a picture", "pictures.follow_ups", "by"),
        *(
            replace(one, of=SLIDES, template="slides", of_command="slides")
            for one in _both("slide", "One slide as a picture", "pictures.slide")
        ),
    )
}  # fmt: skip
TAKEN = tuple(dict.fromkeys(name for one in HANDOUTS.values() for name in one.takes))


def make(file: str, choice: "Choice", *of: object, **given: str) -> bytes:
    """Return a handout of a choice, of what else it is `of`, and of what it takes besides.

    KeyError: there is no such handout. Unknown: something that is given is not there.
    """
    handout = HANDOUTS[file]
    if handout.of in (REGION, REGIONS):
        choice = replace(choice, region=None)  # they choose their regions themselves
    made = _maker(handout)(choice, *of, **given)
    if isinstance(made, bytes):
        return made
    from dashboard.publish.documents.typeset import typeset

    return typeset(handout.template or handout.stem, made, cast("Kind", handout.ending[1:]))


def name(file: str, choice: "Choice", region: str = "") -> str:
    """Return the name to save a handout by: which snapshot it is from, if it is invented, of which region."""
    from dashboard.publish.export import file_stem

    handout = HANDOUTS[file]
    return f"{file_stem(choice.snapshot, handout.stem, *filter(None, [region]))}{handout.ending}"


def factsheets(choice: "Choice", codes: Iterable[str]) -> bytes:
    """Return the factsheets of these regions as one zip; the same bytes for the same choice."""
    made = ((name("factsheet.pdf", choice, code), make("factsheet.pdf", choice, code)) for code in codes)
    return zipped(made, choice.snapshot.date)


def _maker(handout: Handout) -> Callable[..., bytes | dict]:
    module, _, function = handout.by.partition(".")
    return getattr(import_module(f"dashboard.publish.documents.{module}"), function)
