"""What every handout carries: its title, which snapshot it is from, and that it is invented if it is."""

from dashboard.ask import Choice
from dashboard.contract.domain import domain
from dashboard.contract.reference import regions
from dashboard.say import words
from dashboard.say.words import MARK


def facts(choice: Choice, title: str) -> dict:
    """Return title, author, a footer with snapshot, digest and day, the synthetic mark, and the day of the snapshot."""
    snapshot = choice.snapshot
    named = f"{snapshot.data_set.capitalize()} of {words.day(snapshot.date)}"
    read = f"read as of {words.day(choice.as_of)} · SHA-256 {snapshot.short}"
    of = f": {regions(choice.reference).names[choice.region]}" if choice.region else ""
    return {
        "title": f"{title}{of}",
        "author": domain().name,
        "footer": f"{named} ({snapshot.label}) · {read}",
        "short_footer": f"{named} · {read}",
        "mark": MARK if snapshot.is_synthetic else "",
        "day": [snapshot.date.year, snapshot.date.month, snapshot.date.day],
    }
