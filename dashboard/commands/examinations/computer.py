"""What of this computer is looked at: Python and its packages, room and memory, clock, letters, what tests need."""

import shutil
import sys
import tempfile
import time
from datetime import datetime
from importlib import metadata
from pathlib import Path

from dashboard.commands.examinations.verdicts import ILL, NOTE, WELL, Verdict, size
from dashboard.config import PACKAGE, ROOT, Settings
from dashboard.say import words
from dashboard.say.messages import _

ROOM, MEMORY = 500 * 2**20, 600 * 2**20  # bytes free below which it is said


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


def space(settings: Settings, needed: int = ROOM) -> Verdict:
    """Look for room where the data lies and where temporary files do."""
    short = []
    for folder in dict.fromkeys((_nearest(settings.data), Path(tempfile.gettempdir()))):
        free = shutil.disk_usage(folder).free
        if free < needed:
            short.append(_("%(free)s free at %(folder)s", free=size(free), folder=folder))
    if short:
        return Verdict(
            ILL, words.clauses(short), _("Make room: a commit or a handout may need %(needed)s.", needed=size(needed))
        )
    return Verdict(WELL, _("%(free)s free", free=size(shutil.disk_usage(_nearest(settings.data)).free)))


def _nearest(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.is_dir())


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
        return Verdict(NOTE, _("not to be known here"), _("See that %(needed)s are free.", needed=size(needed)))
    if free < needed:
        return Verdict(
            NOTE,
            _("%(free)s free", free=size(free)),
            _("Close other programs; the dashboard may need %(needed)s.", needed=size(needed)),
        )
    return Verdict(WELL, _("%(free)s free", free=size(free)))


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
    need = {"chromium": ("chromium-headless-shell", "chromium"), "soffice": ("soffice",)}
    missing = [name for name, either in need.items() if not any(map(shutil.which, either))]
    if missing:
        remedy = _("For the tests alone: apt-get install chromium-headless-shell libreoffice-calc libreoffice-writer.")
        return Verdict(NOTE, _("without %(missing)s", missing=words.listed(missing)), remedy)
    return Verdict(WELL, _("Chromium and LibreOffice are there"))
