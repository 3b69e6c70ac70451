"""What every handout carries: its title, which snapshot it is from, and that it is invented if it is."""

from dashboard.ask import Choice
from dashboard.contract.domain import domain
from dashboard.contract.reference import regions
from dashboard.say import words
from dashboard.say.messages import _
from dashboard.say.names import name as named
from dashboard.say.words import MARK


def facts(choice: Choice, title: str) -> dict:
    """Return title, author, a footer with snapshot and day, the synthetic mark, and the day of the snapshot.

    What the file itself is `described` as has the digest besides: it is found by whoever looks for it.
    """
    snapshot = choice.snapshot
    data_set = _("Record") if snapshot.data_set == "record" else snapshot.data_set.capitalize()
    told = {"data_set": data_set, "day": words.day(snapshot.date)}
    told |= {"as_of": words.day(choice.as_of), "label": snapshot.label}
    short = _("%(data_set)s of %(day)s · read as of %(as_of)s", **told)
    full = _("%(data_set)s of %(day)s (%(label)s) · read as of %(as_of)s", **told)
    if choice.region:
        title = _("%(title)s: %(region)s", title=title, region=named(regions(choice.reference).names[choice.region]))
    return {
        "title": title,
        "author": domain().name,
        "footer": full,
        "described": _("%(footer)s · SHA-256 %(digest)s", footer=full, digest=snapshot.short),
        "short_footer": short,
        "mark": MARK if snapshot.is_synthetic else "",
        "day": [snapshot.date.year, snapshot.date.month, snapshot.date.day],
    }
