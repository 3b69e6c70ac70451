"""What `doctor` looks at: one function a question, which gives what was found and, where it is not well, what to do.

Nothing is changed by looking. What one examination needs is imported by it alone, so that a missing package leaves the
others their answer.
"""

from collections.abc import Callable

from dashboard.commands.examinations import computer, service
from dashboard.commands.examinations.verdicts import ILL, NOTE, WELL, Verdict
from dashboard.config import Settings
from dashboard.say.messages import _

EXAMINATIONS: dict[str, Callable[[Settings], Verdict]] = {
    "python": computer.python,
    "packages": computer.packages,
    "data": service.data,
    "free space": computer.space,
    "port": service.port,
    "sign-in": service.sign_in,
    "proxy": service.proxy,
    "clock": computer.clock,
    "time zone": computer.time_zone,
    "letters": computer.letters,
    "fonts": computer.fonts,
    "memory": computer.memory,
    "browser for tests": computer.browser,
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


__all__ = ["EXAMINATIONS", "ILL", "NOTE", "WELL", "Verdict", "examined"]
