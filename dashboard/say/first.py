"""What each page says before the first snapshot, and as long as nothing is written that it could show."""

from collections.abc import Sequence

from dashboard.say import words
from dashboard.say.messages import _, ngettext


def answer(page: str) -> str:
    """Return the page's answer while nothing is recorded."""
    if page == "data":
        return _("Nothing is recorded yet: fill a first workbook, and bring it in here.")
    return _("Nothing is recorded yet: the first step is a first workbook.")


def will(page: str) -> str:
    """Return what the page of that address will show once something is."""
    told = {
        "": _("Here will stand what changed since the last meeting, what is due next, and which regions are on board."),
        "competences": _("Here will stand what regions may do by law, what they do, and who has not answered."),
        "projects": _("Here will stand every project and call: what it waits for, who is in it, and what came of it."),
        "calendar": _("Here will stand what is due when, what was moved, and what has no date."),
        "follow-up": _("Here will stand what was promised, by whom, and where it stands."),
        "voices": _("Here will stand what institutions and regions said, asked and promised at meetings."),
        "changes": _("Here will stand what is different between any two snapshots; that takes two of them."),
        "data": _("Each time you bring a workbook in, a snapshot is kept; nothing is ever overwritten."),
        "present": _("Here will stand the slides of the meeting, made from its agenda and from what is due."),
    }
    return told.get(page, "")


def steps(page: str) -> list[tuple[str, str, str]]:
    """Return what to do first, each step as title, sentence, and the address where it is done: empty for this page."""
    data = "" if page == "data" else "/data"
    return [
        (
            _("Take the first workbook out"),
            _("One Excel file, one sheet a table. Codes of regions and the lists you may change stand on sheet Codes."),
            data,
        ),
        (
            _("Write down the first meeting"),
            _(
                "Its row on Meetings, what you write down from on Sources, and on Deadlines who promised what by when. "
                "Keys may stay empty, and titles name other rows."
            ),
            "",
        ),
        (
            _("Bring it in, look, and commit"),
            _("Every mistake is listed with its cell, and every change is shown before it counts."),
            data,
        ),
    ]


def fill_in(sheets: Sequence[str]) -> str:
    """Return on which sheets of the workbook stands what would be shown here."""
    named = words.listed(_("“%(title)s”", title=sheet) for sheet in sheets)
    return ngettext(
        "Nothing stands yet on sheet %(sheets)s of the workbook: what you write down there is shown here.",
        "Nothing stands yet on the sheets %(sheets)s of the workbook: what you write down there is shown here.",
        len(sheets), sheets=named,
    )  # fmt: skip
