"""What of the service is looked at: its data, its port, who may write, and what stands between it and its readers."""

import os
import socket
import urllib.error
import urllib.request

from dashboard.commands.examinations.verdicts import ILL, NOTE, WELL, Verdict
from dashboard.config import Settings, is_local, is_loopback
from dashboard.say import faults
from dashboard.say.messages import _

_SIGN_IN = ("client_id", "client_secret", "server_metadata_url")


def data(settings: Settings) -> Verdict:
    """Look whether the data folder is there, can be read and written, and is whole."""
    from dashboard import store
    from dashboard.contract import reference
    from dashboard.problems import Refused

    folder = settings.data
    try:
        store.catch_up(folder)
    except Refused as refusal:
        return Verdict(
            ILL,
            " ".join(map(faults.line, refusal.problems)),
            _("See that its address, the keys and the network are right."),
        )
    if (copy := store.followed(folder)) and copy.fault:
        served = _("%(fault)s; what was fetched last is served", fault=copy.fault)
        return Verdict(ILL, served, _("See that the store can be reached."))
    if not folder.is_dir():
        return Verdict(
            ILL,
            _("no folder %(folder)s", folder=folder),
            _("Name it with --data or DASHBOARD_DATA, or make one with “new”."),
        )
    if not os.access(folder, os.R_OK | os.X_OK):
        return Verdict(
            ILL,
            _("%(folder)s cannot be read", folder=folder),
            _("Give the account that runs the dashboard leave to read it."),
        )
    wrong = [faults.sentence(fault.sentence) for fault in store.verify(folder)]
    wrong += [faults.sentence(problem.sentence) for problem in reference.faults(settings)]
    if wrong:
        remedy = _("Run “python -m dashboard verify” for all of them, and bring the files back from a backup.")
        if len(wrong) == 1:
            return Verdict(ILL, wrong[0], remedy)
        return Verdict(ILL, _("%(first)s, and %(count)s more", first=wrong[0], count=len(wrong) - 1), remedy)
    held = sum(len(store.every(folder, name)) for name in store.data_sets(folder))
    if not held and not store.begins(folder, store.beginning().data_set):
        return Verdict(
            ILL,
            _("no snapshot in %(folder)s", folder=folder),
            _("Name the right folder with --data or DASHBOARD_DATA; if it is this, build one with “snapshot”."),
        )
    if not os.access(folder, os.W_OK):
        return Verdict(
            NOTE,
            _("%(held)s snapshots, all whole; read only", held=held),
            _("To commit, give leave to write the folder."),
        )
    return Verdict(WELL, _("%(held)s snapshots, all whole, in %(folder)s", held=held, folder=folder))


def port(settings: Settings) -> Verdict:
    """Look whether the server could listen."""
    try:
        kind = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(kind[0], kind[1]) as free:
            if os.name != "nt":
                free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that has just stopped is no hindrance
            free.bind(kind[4])
    except (OSError, OverflowError) as fault:
        at = _("%(host)s, port %(port)s", host=settings.host, port=settings.port)
        if _runs(settings.port):
            return Verdict(NOTE, _("the dashboard runs already at %(at)s", at=at))
        return Verdict(
            ILL,
            _("cannot listen at %(at)s (%(fault)s)", at=at, fault=fault),
            _("Choose another with --port or --host."),
        )
    return Verdict(WELL, _("port %(port)s is free", port=settings.port))


def _runs(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=3) as answer:
            return b'"snapshot"' in answer.read(2000)
    except (OSError, ValueError):
        return False


def sign_in(settings: Settings) -> Verdict:
    """Look at who may write, and whether the file that configures the sign-in can be relied on."""
    import tomllib

    path = settings.sign_in
    try:
        held = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    except (OSError, ValueError) as fault:
        return Verdict(
            ILL,
            _("%(path)s cannot be read (%(fault)s)", path=path.name, fault=fault),
            _("Mend it; until then nobody writes."),
        )
    if "auth" not in held:
        if is_local(settings):
            return Verdict(WELL, _("none; whoever sits at this computer may write"))
        return Verdict(
            NOTE, _("none, and others reach the page: nobody may write"), _("Configure [auth] in %(path)s.", path=path)
        )
    auth = held["auth"] if isinstance(held["auth"], dict) else {}
    provider = next((one for one in auth.values() if isinstance(one, dict)), auth)
    lacking = [name for name in _SIGN_IN if not provider.get(name)]
    lacking += [name for name in ("redirect_uri", "cookie_secret") if not auth.get(name)]
    if lacking:
        return Verdict(
            ILL,
            _("[auth] lacks %(lacking)s", lacking=", ".join(lacking)),
            _("Add what is lacking in %(path)s.", path=path),
        )
    if not held.get("secretaries", settings.secretaries):
        return Verdict(
            NOTE, _("configured, and nobody is listed to write"), _("Name addresses in DASHBOARD_SECRETARIES.")
        )
    return Verdict(WELL, _("configured, with secretaries listed"))


def proxy(settings: Settings) -> Verdict:
    """Look at what stands between a reader and the server."""
    if not is_loopback(settings.host) and not settings.allowed_hosts:
        remedy = _("List the names that readers use in DASHBOARD_ALLOWED_HOSTS.")
        return Verdict(NOTE, _("others reach %(host)s, by no name but that", host=settings.host), remedy)
    if urllib.request.getproxies().keys() & {"http", "all"} and not urllib.request.proxy_bypass("127.0.0.1"):
        return Verdict(
            NOTE, _("programs are sent through a proxy, to this computer too"), _("Set NO_PROXY=localhost,127.0.0.1.")
        )
    return Verdict(WELL, _("listens for %(names)s", names=", ".join(settings.names)))
