"""Commands that make handouts: each comes from the entries that name it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from dashboard import store
from dashboard.ask import EARLIEST, LATEST, Choice, parse
from dashboard.commands.options import DAY, which_day, which_set, with_settings
from dashboard.commands.terminal import say
from dashboard.config import Settings
from dashboard.problems import Refused
from dashboard.publish.documents import handouts
from dashboard.publish.documents.handouts import HANDOUTS, REGION, REGIONS, Handout
from dashboard.say import language, words
from dashboard.say.messages import _

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
AS_OF = click.option("--as-of", type=DAY, help="Day to read it as of; else the snapshot's own.")
STEMS = tuple(dict.fromkeys(one.stem for one in HANDOUTS.values() if one.template == "picture"))
PICTURES = "pictures"
OPTIONS = {
    REGION: click.option("--region", help="Region, by name or code, such as Skåne or SE224."),
    PICTURES: click.option("--of", "stem", type=click.Choice(STEMS), default=STEMS[0], help="Which map or chart."),
    REGIONS: click.option("--all", "is_all", is_flag=True, help="All regions the snapshot knows, as one zip."),
}


def command(name: str) -> click.Command:
    """Return the command of that name; it writes that of its handouts which is asked for."""
    mine = [one for one in HANDOUTS.values() if one.command == name]

    def run(
        settings: Settings,
        data_set: str | None,
        day: date | None,
        as_of: date | None,
        file: Path,
        region: str = "",
        is_all: bool = False,
        stem: str = "",
    ) -> None:
        choice = choice_of(settings, data_set, day, as_of)
        own = [one for one in mine if one.stem == stem] or mine
        handout = _wanted(own, file, region, is_all)
        if file.suffix.lower() != handout.ending:
            raise Refused(
                _(
                    "%(file)s would be a %(kind)s file; give it a name that ends in %(ending)s.",
                    file=file.name,
                    kind=handout.ending[1:],
                    ending=handout.ending,
                )
            )
        file.write_bytes(_made(handout, choice, region))  # nothing is half written if it cannot be made
        say(_("%(file)s is written.", file=file))

    run.__doc__ = mine[0].says
    held = which_set(which_day(AS_OF(FILE(with_settings(run)))))
    for kind in dict.fromkeys(PICTURES if one.stem in STEMS and not one.of else one.of for one in reversed(mine)):
        held = OPTIONS[kind](held) if kind in OPTIONS else held
    return click.command(name)(held)


def _wanted(mine: list[Handout], file: Path, region: str, is_all: bool) -> Handout:
    """Return the handout that is asked for: of one region or of all, else by the ending of the file."""
    if any(one.of == REGIONS for one in mine):
        if is_all == bool(region):
            raise Refused(_("Say either which region with --region, or --all for all of them in one zip."))
        mine = [one for one in mine if (one.of == REGIONS) == is_all]
    return next((one for one in mine if one.ending == file.suffix.lower()), mine[0])


def _made(handout: Handout, choice: Choice, region: str) -> bytes:
    from dashboard.publish.documents import factsheet  # takes a while to import, which other commands do without

    if handout.of == REGION:
        return handouts.make(handout.file, choice, factsheet.find(choice, region))
    if handout.of == REGIONS:
        known: Iterable[str] = factsheet.known(choice)
        with click.progressbar(known, label=_("Setting factsheets")) as codes:
            return handouts.make(handout.file, choice, codes)
    return handouts.make(handout.file, choice)


def choice_of(settings: Settings, data_set: str | None, day: date | None, as_of: date | None) -> Choice:
    """Return what a handout is made of; Refused where there is no such snapshot or day."""
    given = {"set": data_set or "record", "lang": language.spoken()}
    given |= {name: str(on) for name, on in (("snapshot", day), ("as_of", as_of)) if on}
    held = {name: found for name, found in store.histories(settings.data).items() if name == given["set"]}
    if not held:
        raise Refused(
            _(
                "%(data)s has no whole snapshot of %(data_set)s; run “verify” to see why.",
                data=store.where(settings.data),
                data_set=given["set"],
            )
        )
    choice, wrong = parse(given, held, settings.reference, language.known())
    for one in wrong:
        if one.why == "later":
            raise Refused(
                _(
                    "The snapshot of %(asked)s was not there yet on that day; the one of %(given)s was.",
                    asked=one.asked,
                    given=one.given,
                )
            )
        if one.why == "early":
            raise Refused(
                _(
                    "Nothing was recorded by %(asked)s; the first snapshot is of %(given)s.",
                    asked=one.asked,
                    given=one.given,
                )
            )
        if one.name == "snapshot":
            raise Refused(
                _(
                    "There is no snapshot of %(asked)s; there is %(those)s.",
                    asked=one.asked,
                    those=words.listed(map(str, choice.history)),
                )
            )
        raise Refused(
            _(
                "A handout is read as of a day from %(earliest)s to %(latest)s.",
                earliest=words.day(EARLIEST),
                latest=words.day(LATEST),
            )
        )
    return choice
