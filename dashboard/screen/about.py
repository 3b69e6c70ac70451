"""The parts of About, and the line at the foot of every page that leads there."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.ask import Choice, Question
from dashboard.contract.boundaries import attribution
from dashboard.contract.domain import domain
from dashboard.say import about as told
from dashboard.say import codes, words
from dashboard.say.messages import _, ngettext
from dashboard.screen import filters, layout, menu
from dashboard.screen.finished import html
from dashboard.screen.pages import PAGES

PARTS = ("", *filter(None, told.READ))


def pages(part: str) -> None:
    """Draw how each page is read; the one that is asked about first, and open."""
    for address, said in sorted(told.READ.items(), key=lambda one: one[0] != part):
        entry = PAGES[address]
        html("fold", title=_(entry.title), body=_(said), is_open=address == part != "")


def meanings() -> None:
    """Draw every word that has a written definition, by its family, with its sign."""
    html("meanings", families=_defined())


def _defined() -> list[tuple[str, list[tuple[str, str, str]]]]:
    held: dict[str, list[tuple[str, str, str]]] = {}
    for code, word, meaning in codes.defined():
        held.setdefault(code.family, []).append((code.shape, words.sentence(word)[:-1], meaning))
    return [(_(told.FAMILIES[family]), held[family]) for family in held]


def counting() -> None:
    """Draw the rules by which figures are counted."""
    html("sayings", sayings=[_(rule) for rule in told.COUNTED])


def address(choice: Choice) -> str:
    """Return where this view is found, as others write it."""
    return f"{st.context.url or ''}".partition("?")[0].removesuffix("about") + f"?{urlencode(choice.address)}"


def citation(choice: Choice, there: str) -> None:
    """Draw the citation of the snapshot, to be copied, and what its fingerprint is for."""
    one = choice.snapshot
    said = _(
        "%(name)s, record of %(day)s (“%(label)s”), read as of %(as_of)s. Snapshot %(digest)s. %(address)s",
        name=domain().name, day=words.day(one.date), label=one.label, as_of=words.day(choice.as_of),
        digest=one.digest[:16], address=there,
    )  # fmt: skip
    html("copied", title=_("Citation"), said=said)
    layout.note(_("A snapshot is never changed. Whoever has its number can tell: it is computed from all it holds."))


def unknown(owed: Question, disputed: Question) -> None:
    """Draw how much of the record has no owner, no date, or two readings, and where that is listed."""
    rows, choice = owed.plain(), owed.choice
    nobody, never = (sum(not one["owner"] for one in rows), sum(one["timing"] == "undated" for one in rows))
    twice = len(disputed.plain())
    html(
        "sayings",
        sayings=[
            ngettext("%(count)s follow-up has no owner.", "%(count)s follow-ups have no owner.", nobody),
            ngettext("%(count)s follow-up has no date.", "%(count)s follow-ups have no date.", never),
            ngettext("In %(count)s place sources disagree.", "In %(count)s places sources disagree.", twice),
        ],
    )
    layout.more(_("What the checks find, and where sources disagree"), menu.link("data", choice))


def origin(choice: Choice) -> None:
    """Draw who recorded the snapshot, where its words and the map are from, and under which licences."""
    one = choice.snapshot
    held = [
        _("This snapshot was recorded by %(who)s.", who=one.recorded_by) if one.recorded_by else "",
        _("Its origin: %(origin)s.", origin=one.origin.rstrip(".")) if one.origin else "",
        _("Its licence: %(licence)s.", licence=one.licence.rstrip(".")) if one.licence else "",
        _("Boundaries: %(source)s", source=attribution("regions")),
        _("The program is under the MIT licence, its typeface Source Sans 3 under the SIL Open Font Licence."),
        _("No name, e-mail address or telephone number of a person is stored, and nothing is sent anywhere."),
    ]
    html("sayings", sayings=[said for said in held if said])
    layout.more(_("Every source with its place"), menu.link("data", choice))


def accessibility() -> None:
    """Draw the accessibility statement, in the order that the EU's model has."""
    html("sayings", sayings=[_(said) for said in told.ACCESSIBLE])


def foot(choice: Choice) -> None:
    """Draw what ends every page: how it is read, the open data, and how to say that something is wrong."""
    page = filters.page()
    one = choice.snapshot
    report = [
        _("Something looks wrong on this page:"),
        st.context.url or "",
        _("Snapshot %(snapshot)s, %(digest)s", snapshot=str(one), digest=one.digest[:16]),
        filters.view(),
        urlencode(filters.parameters()),
    ]
    html(
        "foot",
        help=menu.link("about", choice, **({"part": page} if page in PARTS and page else {})),
        data=menu.link("data", choice),
        title="",
        said="\n".join(line for line in report if line),
    )
