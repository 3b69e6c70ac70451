"""The command that puts a data folder where several copies of the dashboard can have it from."""

import click

from dashboard import store
from dashboard.commands.options import with_settings
from dashboard.commands.terminal import say
from dashboard.config import Settings
from dashboard.problems import Refused
from dashboard.say.messages import _


@click.command()
@click.argument("address", metavar="STORE")
@with_settings
def upload(settings: Settings, address: str) -> None:
    """Put a data folder into an object store such as s3://bucket/folder, from which several copies serve it."""
    if faults := store.verify(settings.data):
        raise Refused(*(f"{fault.data_set} {fault.date}: {fault.sentence}" for fault in faults))
    try:
        store.upload(settings.data, settings.reference, address.rstrip("/"))
    except OSError as fault:
        raise Refused(
            _("%(address)s: %(fault)s. Nothing there was changed.", address=address, fault=fault.strerror or fault)
        ) from None
    held = sum(len(store.every(settings.data, name)) for name in store.data_sets(settings.data))
    say(
        _(
            "%(held)s snapshots are in %(address)s, with the lists; serve them with   python -m "
            "dashboard --data %(address)s",
            held=held,
            address=address,
        )
    )
