"""Every feed, one entry each: its route, its line on Data and in the README, its links and its test come from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.ask import Answers, Choice, Question, kept
from dashboard.publish.feeds.calendar_file import calendar_file
from dashboard.publish.feeds.changes_feed import changes_feed
from dashboard.say import language, words
from dashboard.say.places import labels
from dashboard.store import Snapshot

Limits = Mapping[str, str | None]


@dataclass(frozen=True)
class Feed:
    """A file to subscribe to, which follows the newest snapshot of a data set.

    `make` is given the choice, what its own parameters `limits` say, and as whom the server was asked, such as
    https://dashboard.example. `of_one` says what it is of one snapshot that is named: a file for good, or nothing.
    """

    path: str
    kind: str
    gives: str
    make: Callable[[Choice, Limits, str, bool], bytes]
    of_one: str = ""
    limits: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.path.rpartition("/")[2]

    @property
    def takes(self) -> tuple[str, ...]:
        """The parameters it takes."""
        return ("set", *(["snapshot"] if self.of_one else []), *self.limits, "lang")

    def followed(self, data_set: str) -> str:
        """Return the address to subscribe to."""
        return f"{self.path}?{urlencode({'set': data_set} | language.address())}"

    def pinned(self, snapshot: Snapshot) -> str:
        """Return the address of the file of one snapshot."""
        return (
            f"{self.path}?{urlencode({'set': snapshot.data_set, 'snapshot': str(snapshot.date)} | language.address())}"
        )


def _deadlines(choice: Choice, limits: Limits, _root: str, is_followed: bool) -> bytes:
    rows = Question("calendar_entries", choice, **limits).plain()
    of = words.listed(filter(None, limits.values()))
    return calendar_file(choice.snapshot, rows, labels(choice), of, is_followed)


def _changes(choice: Choice, _limits: Limits, root: str, _is_followed: bool) -> bytes:
    return kept(_changed, choice, root, language.spoken())


def _changed(of: Answers, root: str, _language: str) -> bytes:
    return changes_feed(of.choice.known, of, root)


DEADLINES = Feed(
    "/feed/deadlines.ics",
    "text/calendar",
    "Calendar to subscribe to, which follows the newest snapshot",
    _deadlines,
    "Calendar of this snapshot as a file",
    ("owner", "project"),
)
CHANGES = Feed("/open/changes.atom", "application/atom+xml", "What each snapshot changed, as a feed", _changes)
FEEDS = (DEADLINES, CHANGES)
