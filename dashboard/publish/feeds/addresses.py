"""What other programs may ask of the server: every address of ours, for one snapshot, with what it gives and takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.ask import ALL
from dashboard.config import settings
from dashboard.contract.boundaries import boundary_url
from dashboard.contract.reference import regions
from dashboard.publish.documents.handouts import HANDOUTS, REGION, SLIDES
from dashboard.publish.feeds.catalogue import archive_name
from dashboard.publish.feeds.kinds import FEEDS
from dashboard.store import Snapshot


@dataclass(frozen=True)
class Address:
    """One address: where it is, what it gives, which parameters it takes."""

    at: str
    gives: str
    takes: str = ""


def archive(snapshot: Snapshot) -> str:
    """Return the address of a whole snapshot as one zip: every table in each form, with its dictionary."""
    return f"/open/{snapshot.data_set}/{snapshot.date}/{archive_name(snapshot)}"


def addresses(snapshot: Snapshot, choice: Mapping[str, str]) -> list[Address]:
    """Return every address for a snapshot; `choice` are the parameters of the view. They start at the server's root."""
    root, view = f"/open/{snapshot.data_set}/{snapshot.date}", urlencode(choice)
    first = next(iter(regions(settings().reference).names), choice["region"])
    of_one = urlencode({**choice, "region": first if choice["region"] == ALL else choice["region"]})
    handouts = [
        Address(
            f"/handout/{one.file}?{of_one if one.of == REGION else view}",
            one.what,
            ", ".join((_TAKES, *one.takes, *(["slides"] if one.of == SLIDES else []))),
        )
        for one in HANDOUTS.values()
    ]
    return [
        *(Address(one.followed(snapshot.data_set), one.gives, ", ".join(one.takes)) for one in FEEDS),
        *(Address(one.pinned(snapshot), one.of_one, ", ".join(one.takes)) for one in FEEDS if one.of_one),
        Address("/open/", "Every snapshot as open data, for people", "lang"),
        Address("/open/index.json", "The same index as JSON"),
        Address(
            f"{root}/csv/datapackage.json", "This snapshot as a Data Package; also json and parquet in place of csv"
        ),
        Address(archive(snapshot), "All of this snapshot as one zip"),
        *handouts,
        Address(f"/rows/follow_ups.csv?{view}", "Rows of a panel as CSV; its own link has all it takes", _TAKES),
        Address(boundary_url("regions"), "Outlines of regions as GeoJSON; a name that follows their content"),
        Address("/healthz", "Which snapshot is served and whether all are whole, for a watchdog"),
    ]


_TAKES = "set, snapshot, as_of, region, lang"
