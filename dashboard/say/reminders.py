"""A reminder to one owner: subject and text, with what is owed, when, and where to read it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import indent

from dashboard.say import codes, words
from dashboard.say.messages import _, ngettext

REGIONS = "regions"


@dataclass(frozen=True)
class Reminder:
    """What is sent to an owner: a subject and a text of plain lines, and the keys of the deadlines that it names.

    Whom to send it to is known elsewhere.
    """

    owner: str
    subject: str
    text: str
    deadlines: tuple[str, ...] = ()


def reminder(
    owner: str, rows: Sequence[dict], as_of: date, task_force: str, link: Callable[[dict], str] | None = None
) -> Reminder:
    """Return the reminder of rows of follow_ups to an owner; what all member regions owe comes after its own.

    `link` gives the web address of a row.
    """
    own = [row for row in rows if row["owner"] == owner]
    shared = [row for row in rows if row["owner"] != owner]
    late = sum(row["timing"] == "past_due" for row in rows)
    lines = [
        _("Dear colleagues,"),
        "",
        ngettext(
            "this is a friendly reminder of %(count)s follow-up of the %(task_force)s, as recorded on %(day)s.",
            "this is a friendly reminder of %(count)s follow-ups of the %(task_force)s, as recorded on %(day)s.",
            len(rows), task_force=task_force, day=words.day(as_of),
        ),
    ]  # fmt: skip
    if late:
        lines += [
            ngettext(
                "The date agreed for %(count)s of them has gone by, and it is not recorded as done; it may well be.",
                "The dates agreed for %(count)s of them have gone by, and they are not recorded as done; they may be.",
                late,
            )
        ]
    for heading, held in (("", own), (_("All member regions together:") if own else "", shared)):
        lines += ["", heading] if heading and held else []
        for row in held:
            lines += ["", *_item(row, link)]
    lines += [
        "",
        _("Could you tell us briefly where this stands, and by when to expect it? “Done”, or a new date, is enough."),
        "",
        _("With kind regards"),
        _("Secretariat of the %(task_force)s", task_force=task_force),
    ]
    subject = ngettext(
        "%(task_force)s: %(amount)s follow-up to report on", "%(task_force)s: %(amount)s follow-ups to report on",
        len(rows), task_force=task_force,
    )  # fmt: skip
    return Reminder(owner, subject, words.lined(lines), tuple(row["deadline"] for row in rows))


def owed(rows: Iterable[dict]) -> dict[str, list[dict]]:
    """Return what each owner is to be reminded of, by owner: what is open and does not simply go on."""
    held: dict[str, list[dict]] = {}
    rows = [row for row in rows if row["is_open"] and row["owner"] and row["precision"] != "ongoing"]
    for row in rows:
        held.setdefault(row["owner"], []).append(row)
    shared = [row for row in rows if row["owner_kind"] == REGIONS]
    for owned in held.values():
        if owned[0]["owner_kind"] == "region":
            owned += shared
    return dict(sorted(held.items(), key=lambda one: one[0].casefold()))


def _item(row: dict, link: Callable[[dict], str] | None) -> list[str]:
    state = codes.label("state", row["state"])
    first = _(
        "- %(title)s: %(wording)s (%(state)s)", title=row["title"], wording=words.worded(row["wording"]), state=state
    )
    told = []
    if row["agenda_title"]:
        told.append(_("Agreed under “%(item)s”.", item=row["agenda_title"]))
    if row["is_blocked"]:
        told.append(_("It waits for “%(title)s”.", title=row["waits_for_title"]))
    if row["reminded_on"] and not row["answered_on"]:
        told.append(_("Our reminder of %(day)s has not been answered yet.", day=words.day(row["reminded_on"])))
    if link:
        told.append(link(row))
    return [first, *(indent(one, "  ") for one in told)]
