"""Deadlines as a calendar file (iCalendar, RFC 5545) to import or subscribe to: what has or had a real day or range.

An entry keeps its UID over all snapshots, and its SEQUENCE rises when its date moves or it is called off, so that
calendars move it or strike it out too.
"""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event, vDuration, vText

from dashboard.contract.domain import domain
from dashboard.contract.letters import settled
from dashboard.say import codes, language, words
from dashboard.say.headlines.calendar import called_off
from dashboard.say.messages import _
from dashboard.say.words import MARK
from dashboard.store import Snapshot

AGAIN = timedelta(hours=12)  # after which a subscriber asks again


def calendar_file(
    snapshot: Snapshot, entries: list[dict], places: dict[str, str], of: str = "", is_followed: bool = True
) -> bytes:
    """Return the rows of `calendar_entries` as a calendar; `of` names what they are limited to.

    `places` has what the places in documents are called, by their keys.

    One that `is_followed` says how often to ask for the next; another is a file of that snapshot for good.

    The same rows give the same bytes: its times are those of the snapshot, never of the clock.
    """
    calendar = Calendar()
    name = _marked(snapshot, f"{domain().name}: {of or _('deadlines and events')}")
    calendar.add("prodid", f"-//Task Force dashboard//{language.spoken().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _line(name))
    calendar.add("x-wr-calname", vText(_line(name)))  # the library escapes in no property that it does not know
    calendar.add(
        "x-wr-caldesc",
        vText(_line(_("As recorded on %(day)s: %(label)s.", day=words.day(snapshot.date), label=snapshot.label))),
    )
    if is_followed:
        calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(AGAIN))
    for entry in entries:
        calendar.add_component(_event(snapshot, entry, places))
    return calendar.to_ical()


def _event(snapshot: Snapshot, entry: dict, places: dict[str, str]) -> Event:
    event = Event()
    recorded = datetime.combine(snapshot.date, time(), UTC)
    event.add("uid", f"{snapshot.data_set}.{entry['deadline']}@task-force-dashboard")
    event.add("dtstamp", recorded)
    event.add("last-modified", recorded)
    event.add("sequence", entry["count_revisions"])
    event.add("dtstart", entry["due_from"])
    event.add("dtend", entry["due_to"] + timedelta(days=1))  # the first day that is not in it any more
    event.add("summary", _text(_marked(snapshot, entry["title"])))
    event.add("description", _text(_description(snapshot, entry, places)))
    event.add("categories", [_text(codes.label("kind", entry["kind"]))])
    event.add("status", "CANCELLED" if entry["called_off"] else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # what is due on a day does not fill it
    if entry["place"]:
        event.add("location", _text(entry["place"]))
    if entry["latitude"] is not None and entry["longitude"] is not None:
        event.add("geo", (entry["latitude"], entry["longitude"]))
    return event


def _description(snapshot: Snapshot, entry: dict, places: dict[str, str]) -> str:
    lines = [
        (_("Whose"), entry["owner"] or _("no owner recorded")),
        (_("When"), entry["wording"]),
        (_("Project"), entry["project_title"]),
        (_("Waits for"), entry["waits_for_title"]),
        (_("Called off"), called_off(entry)),
        (_("Status"), "" if entry["called_off"] else codes.label("status", entry["status"])),
        (_("Outcome"), entry["outcome"]),
        (_("Source"), places.get(entry["source"], "")),
        (_("Snapshot"), f"{snapshot}, {snapshot.label}"),
    ]
    return words.lined(_("%(name)s: %(value)s", name=name, value=value) for name, value in lines if value).rstrip("\n")


def _marked(snapshot: Snapshot, text: str) -> str:
    return f"{MARK}: {text}" if snapshot.is_synthetic else text


def _text(text: str) -> str:
    return settled(text)


def _line(text: str) -> str:
    return " ".join(_text(text).split())
