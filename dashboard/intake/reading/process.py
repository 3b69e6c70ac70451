"""The process that reads one file: bytes on standard input, kinds as argument, JSON on standard output."""

import json
import sys
from collections.abc import Callable
from importlib import import_module

from dashboard.intake.reading.kinds import DAMAGED, Unreadable, kind
from dashboard.problems import Sentence, packed, reason

MEMORY = 1536 * 2**20
CPU_SECONDS = 8  # of work, however busy the computer is
MAX_ANSWER = 32 * 2**20
_READERS = {
    "xlsx": "xlsx.sheets",
    "ods": "ods.sheets",
    "docx": "word.document",
    "xml": "eusurvey.sheets",
    "csv": "delimited.sheets",
    "zip": "zipped.sheets",
}


def answer(content: bytes, kinds: tuple[str, ...]) -> bytes:
    """Return as JSON what was read, or the sentence that says why it was refused."""
    try:
        which = kind(content, kinds)
        module, _, function = _READERS[which].partition(".")
        read: Callable[[bytes], list | dict] = getattr(import_module(f"dashboard.intake.reading.{module}"), function)
        found = json.dumps({"kind": which, "read": read(content)}, allow_nan=False).encode("utf-8", "surrogatepass")
        if len(found) > MAX_ANSWER:  # a text may stand once in the file and in thousands of cells
            raise Unreadable(
                Sentence(
                    "it holds more than %(max_answer)s MB of text; take out what does not belong",
                    max_answer=MAX_ANSWER // 2**20,
                )
            )
        return found
    except Unreadable as fault:
        return json.dumps({"refused": packed(reason(fault))}).encode()
    except MemoryError:
        return json.dumps({"refused": Sentence("it needs too much memory; take out what does not belong")}).encode()
    except Exception:  # whatever a library makes of a broken file, the reader is told in one sentence
        return json.dumps({"refused": DAMAGED}).encode()


def limit(seconds: int = CPU_SECONDS) -> None:
    """Hold this process to its share of memory and seconds of work, with no file to write, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the limit
        return
    for which, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(which)[1]
        resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def main() -> None:
    """Answer about the bytes on standard input; the first argument lists the kinds that are taken."""
    limit()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), tuple(sys.argv[1].split(","))))
