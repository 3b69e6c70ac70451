"""What `doctor` looks at: one function a question, which gives what was found and, where it is not well, what to do.

Nothing is changed by looking. What one examination needs is imported by it alone, so that a missing package leaves the
others their answer.
"""

import os
import shutil
import socket
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path

from dashboard.config import PACKAGE, ROOT, Settings, is_local, is_loopback
from dashboard.say import words
from dashboard.say.faults import sentence as say
from dashboard.say.messages import _

WELL, NOTE, ILL = "well", "note", "ill"
ROOM, MEMORY = 500 * 2**20, 600 * 2**20  # bytes free below which it is said
_SIGN_IN = ("client_id", "client_secret", "server_metadata_url")


@dataclass(frozen=True)
class Verdict:
    """What was found: `well`, `note` (it works, and something is worth knowing) or `ill`, with the remedy."""

    state: str
    found: str
    remedy: str = ""


def python(_settings: Settings) -> Verdict:
    """Look at the version of Python."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < (3, 11):  # noqa: UP036  what it is said to
        return Verdict(ILL, _("Python %(version)s", version=version), _("Install Python 3.11 or newer."))
    return Verdict(WELL, _("Python %(version)s in %(prefix)s", version=version, prefix=sys.prefix))


def packages(_settings: Settings, lock: Path = ROOT / "requirements.txt") -> Verdict:
    """Hold the packages that are installed against the locked versions."""
    from packaging.requirements import Requirement

    if not lock.is_file():
        return Verdict(NOTE, _("no requirements.txt here to hold the packages against"))
    lines = [line.removesuffix("\\").strip() for line in lock.read_text("utf-8").splitlines() if "==" in line]
    needed = [Requirement(line) for line in lines if not line.startswith("#")]
    wrong = [said for one in needed if not one.marker or one.marker.evaluate() if (said := _other(one))]
    if wrong:
        command = f"{Path(sys.executable).name} -m pip install --require-hashes -r {lock.name}"
        remedy = _("Run “%(command)s”.", command=command)
        return Verdict(ILL, _("not as locked: %(wrong)s", wrong=", ".join(wrong)), remedy)
    return Verdict(WELL, _("all %(needed)s as locked", needed=len(needed)))


def _other(wanted) -> str:
    try:
        held = metadata.version(wanted.name)
    except metadata.PackageNotFoundError:
        return _("%(name)s is missing", name=wanted.name)
    return "" if wanted.specifier.contains(held, prereleases=True) else f"{wanted.name} {held}"


def data(settings: Settings) -> Verdict:
    """Look whether the data folder is there, can be read and written, and is whole."""
    from dashboard import store
    from dashboard.contract import reference
    from dashboard.problems import Refused

    folder = settings.data
    try:
        store.catch_up(folder)
    except Refused as refusal:
        return Verdict(ILL, str(refusal), "See that its address, the keys and the network are right.")
    if (copy := store.followed(folder)) and copy.fault:
        return Verdict(ILL, f"{copy.fault}; what was fetched last is served", "See that the store can be reached.")
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
    faults = [say(fault.sentence) for fault in store.verify(folder)]
    if faults := faults + [say(problem.sentence) for problem in reference.faults(settings)]:
        remedy = _("Run “python -m dashboard verify” for all of them, and bring the files back from a backup.")
        if len(faults) == 1:
            return Verdict(ILL, faults[0], remedy)
        return Verdict(ILL, _("%(first)s, and %(count)s more", first=faults[0], count=len(faults) - 1), remedy)
    held = sum(len(store.every(folder, name)) for name in store.data_sets(folder))
    if not os.access(folder, os.W_OK):
        return Verdict(
            NOTE,
            _("%(held)s snapshots, all whole; read only", held=held),
            _("To commit, give leave to write the folder."),
        )
    return Verdict(WELL, _("%(held)s snapshots, all whole, in %(folder)s", held=held, folder=folder))


def space(settings: Settings, needed: int = ROOM) -> Verdict:
    """Look for room where the data lies and where temporary files do."""
    short = []
    for folder in dict.fromkeys((_nearest(settings.data), Path(tempfile.gettempdir()))):
        free = shutil.disk_usage(folder).free
        if free < needed:
            short.append(_("%(free)s free at %(folder)s", free=_size(free), folder=folder))
    if short:
        return Verdict(
            ILL, words.clauses(short), _("Make room: a commit or a handout may need %(needed)s.", needed=_size(needed))
        )
    return Verdict(WELL, _("%(free)s free", free=_size(shutil.disk_usage(_nearest(settings.data)).free)))


def _nearest(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.is_dir())


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


def clock(settings: Settings) -> Verdict:
    """Look whether the clock is behind what is known to have happened."""
    from dashboard import store

    newest = [store.history(settings.data, name)[-1].date for name in store.data_sets(settings.data)]
    now = datetime.now()
    known = [datetime(one.year, one.month, one.day) for one in newest]
    known.append(datetime.fromtimestamp(Path(__file__).stat().st_mtime - 24 * 3600))
    if now < max(known):
        remedy = _("Set the clock of this computer right; days to come are refused.")
        return Verdict(
            ILL,
            _("the clock says %(now)s, and %(known)s is on record", now=words.day(now), known=words.day(max(known))),
            remedy,
        )
    return Verdict(WELL, _("%(day)s, %(time)s", day=words.day(now), time=f"{now:%H:%M}"))


def time_zone(_settings: Settings) -> Verdict:
    """Look at the time zone, which tells when a day ends."""
    name, hours = time.tzname[time.localtime().tm_isdst > 0], -time.timezone / 3600
    if name == "UTC":
        return Verdict(
            NOTE,
            _("UTC: “today” changes at midnight there"),
            _("Set TZ, to Europe/Brussels for instance, if that matters."),
        )
    return Verdict(WELL, _("%(name)s, %(hours)s h from UTC in winter", name=name, hours=f"{hours:+g}"))


def letters(_settings: Settings) -> Verdict:
    """Look whether names of files and lines of the terminal can have accents."""
    names, line = sys.getfilesystemencoding(), getattr(sys.stdout, "encoding", None) or "utf-8"
    if "utf" not in names.lower() or "utf" not in line.lower():
        return Verdict(
            NOTE,
            _("files are named in %(names)s, lines are printed in %(line)s", names=names, line=line),
            _("Set PYTHONUTF8=1."),
        )
    return Verdict(WELL, "UTF-8")


def fonts(_settings: Settings) -> Verdict:
    """Look whether the typefaces are there that pages and handouts are set in."""
    folders = (
        PACKAGE / "screen" / "static" / "fonts",
        PACKAGE / "publish" / "documents" / "fonts",
    )
    begins = {".woff2": b"wOF2", ".ttf": b"\0\1\0\0", ".otf": b"OTTO"}
    files = [path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.suffix in begins]
    broken = [path.name for path in files if path.read_bytes()[:4] != begins[path.suffix]]
    if broken or {path.parent for path in files} != set(folders):
        found = ", ".join(broken) or _("a folder of typefaces is empty")
        return Verdict(ILL, found, _("Bring the program's files back, from its repository for instance."))
    return Verdict(WELL, _("%(files)s files, Source Sans 3", files=len(files)))


def memory(_settings: Settings, needed: int = MEMORY) -> Verdict:
    """Look at the memory that is free, or that a container leaves."""
    free = _free()
    if free is None:
        return Verdict(NOTE, _("not to be known here"), _("See that %(needed)s are free.", needed=_size(needed)))
    if free < needed:
        return Verdict(
            NOTE,
            _("%(free)s free", free=_size(free)),
            _("Close other programs; the dashboard may need %(needed)s.", needed=_size(needed)),
        )
    return Verdict(WELL, _("%(free)s free", free=_size(free)))


def _free(meminfo: Path = Path("/proc/meminfo"), group: Path = Path("/sys/fs/cgroup")) -> int | None:
    try:
        lines = dict(line.split(":", 1) for line in meminfo.read_text().splitlines() if ":" in line)
        free = int(lines["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return None
    try:
        limit = int((group / "memory.max").read_text()) - int((group / "memory.current").read_text())
    except (OSError, ValueError):  # no container, or one without a limit
        return free
    return min(free, limit)


def browser(_settings: Settings) -> Verdict:
    """Look for what the tests in a browser and of workbooks need; the dashboard itself needs neither."""
    missing = [name for name in ("chromium", "soffice") if not shutil.which(name)]
    if missing:
        remedy = _("For the tests alone: apt-get install chromium libreoffice-calc libreoffice-writer.")
        return Verdict(NOTE, _("without %(missing)s", missing=words.listed(missing)), remedy)
    return Verdict(WELL, _("Chromium and LibreOffice are there"))


EXAMINATIONS: dict[str, Callable[[Settings], Verdict]] = {
    "python": python,
    "packages": packages,
    "data": data,
    "free space": space,
    "port": port,
    "sign-in": sign_in,
    "proxy": proxy,
    "clock": clock,
    "time zone": time_zone,
    "letters": letters,
    "fonts": fonts,
    "memory": memory,
    "browser for tests": browser,
}


def examined(settings: Settings) -> dict[str, Verdict]:
    """Return what each examination found; one that itself fails is ill, with its reason."""
    return {name: _tried(examine, settings) for name, examine in EXAMINATIONS.items()}


def _tried(examine: Callable[[Settings], Verdict], settings: Settings) -> Verdict:
    try:
        return examine(settings)
    except ImportError as fault:
        return Verdict(
            ILL, _("it needs %(fault)s, which is not there", fault=fault.name), _("Install the packages as locked.")
        )
    except Exception as fault:  # whatever it is, the others still answer
        return Verdict(
            ILL, _("it could not be looked at (%(fault)s)", fault=fault), _("See what stands there, and try again.")
        )


def _size(number: int) -> str:
    if number >= 2**30:
        return _("%(size)s GB", size=words.number(round(number / 2**30, 1)))
    return _("%(size)s MB", size=words.number(number // 2**20))
