"""Whether what writes into the data folder may do so now: asked by the functions that write, whoever calls them.

Nothing is asked of a command, whose user may write the folder anyway; a server puts its own question here before it
serves anyone.
"""

from collections.abc import Callable
from pathlib import Path

from dashboard import config
from dashboard.problems import Refused, Sentence

_question: Callable[[], object] | None = None


def demand(question: Callable[[], object]) -> None:
    """Let every function that writes ask this first, for as long as the process lives; it raises where it says no."""
    global _question
    _question = question


def hold(path: Path) -> None:
    """Ask; Refused where nobody may write now, or where it would be lost with the program's next version."""
    if config.is_of_a_wheel(path):
        raise Refused(
            Sentence(
                "What came with the program is not written to; copy %(shipped)s, and name the copy with --data.",
                shipped=config.SHIPPED,
            )
        )
    if _question is not None:
        _question()
