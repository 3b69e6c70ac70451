"""What each snapshot changed, newest first, as an Atom feed (RFC 4287) for feed readers."""

import uuid
from collections.abc import Sequence
from urllib.parse import urlencode
from xml.etree import ElementTree

import pandas as pd

from dashboard.ask import Views, changes
from dashboard.ask.changes import KINDS
from dashboard.contract.domain import domain
from dashboard.contract.letters import settled
from dashboard.draw import markup
from dashboard.say import codes, language, words
from dashboard.say.messages import _, ngettext
from dashboard.say.sentences import changes_sentence
from dashboard.say.words import MARK
from dashboard.store import Snapshot

_ATOM = "http://www.w3.org/2005/Atom"
_SELF = "/open/changes.atom"
_SILENT = ("source_only", "unchanged")


def changes_feed(history: Sequence[Snapshot], views: Views, root: str = "") -> bytes:
    """Return the feed of a data set; `views` hold its whole history. The same history gives the same bytes.

    `root` is what the server was asked as, such as https://dashboard.example: readers of feeds want whole addresses.
    """
    latest = history[-1]
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": language.tag()})
    _add(
        feed,
        "title",
        _marked(latest, _("%(name)s: what changed in the %(data_set)s", name=domain().name, data_set=latest.data_set)),
    )
    _add(feed, "id", _name(latest.data_set))
    _add(feed, "updated", f"{latest.date}T00:00:00Z")
    _add(_add(feed, "author"), "name", domain().name)
    _add(
        feed,
        "link",
        rel="self",
        type="application/atom+xml",
        href=f"{root}{_SELF}?{urlencode(_view(latest))}",
    )
    for before, after in reversed(list(zip([None, *history], history, strict=False))):
        _entry(feed, before, after, views, root)
    return ElementTree.tostring(feed, "utf-8", xml_declaration=True)


def _entry(feed: ElementTree.Element, before: Snapshot | None, after: Snapshot, views: Views, root: str) -> None:
    lines, others = _told(views, before, after) if before else ([], [])
    said = _sentence(views, before, after) if before else _("This is the first snapshot.")
    view = _view(after) | {"snapshot": str(after.date)} | ({"from": str(before.date)} if before else {})
    entry = _add(feed, "entry")
    _add(entry, "title", _marked(after, words.dated(after.date, after.label)))
    _add(entry, "id", _name(f"{after.data_set}/{after.date}"))
    _add(entry, "updated", f"{after.date}T00:00:00Z")
    _add(entry, "link", rel="alternate", type="text/html", href=f"{root}/changes?{urlencode(view)}")
    body = markup.render("feed_entry", said=said, lines=lines, others=others, snapshot=after)
    _add(entry, "content", body, type="html")


def _view(snapshot: Snapshot) -> dict[str, str]:
    return {"set": snapshot.data_set} | language.address()


def _sentence(views: Views, before: Snapshot, after: Snapshot) -> str:
    return changes_sentence(*changes.told(views, before.date, after.date), before.date, after.date)


def _told(views: Views, before: Snapshot, after: Snapshot) -> tuple[list[str], list[str]]:
    """Return a line for each deadline that changed, most telling first, and one for each other table."""
    rows = changes.changes(views, before.date, after.date, "deadlines").drop_duplicates("row")
    rows = rows[~rows["kind"].isin(_SILENT)]
    rows = rows.sort_values("kind", key=lambda kinds: kinds.map(KINDS.index), kind="stable")
    lines = [_line(row) for row in rows.itertuples()]
    counted = changes.counts(views, before.date, after.date)
    counted = counted[~counted["kind"].isin(_SILENT) & (counted["table"] != "deadlines") & (counted["count_rows"] > 0)]
    others = [
        words.sentence(_("%(table)s: %(kinds)s", table=codes.table(str(table)), kinds=_kinds(of)))
        for table, of in counted.groupby("table")
    ]
    return lines, others


def _kinds(counted: pd.DataFrame) -> str:
    return words.listed(
        _("%(amount)s %(kind)s", amount=words.number(row.count_rows), kind=codes.label("kind", row.kind))
        for row in counted.itertuples()
    )


def _line(row) -> str:
    kind = words.titled(codes.label("kind", row.kind))
    if row.kind in ("slipped", "brought_forward"):
        return ngettext(
            "%(kind)s by %(count)s day: %(title)s", "%(kind)s by %(count)s days: %(title)s",
            abs(int(row.days)), kind=kind, title=row.title,
        )  # fmt: skip
    return _("%(kind)s: %(title)s", kind=kind, title=row.title)


def _marked(snapshot: Snapshot, text: str) -> str:
    return f"{MARK}: {text}" if snapshot.is_synthetic else text


def _name(of: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"https://task-force-dashboard.invalid/{of}").urn


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = settled(text) or None
    return child
