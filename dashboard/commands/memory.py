"""How the server takes memory from the system."""

import ctypes
from contextlib import suppress

_ARENA_MAX = -8  # M_ARENA_MAX of malloc.h


def share() -> None:
    """Let all threads take memory from two pools, where the C library is glibc; to be said before threads are started.

    Each page is made in a thread of its own, and what it lets go of can be used again only by who shares its pool:
    with eight pools a processor, a server took a fifth more for the same pages.
    """
    with suppress(AttributeError, OSError, TypeError):  # another C library has no such option
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 2)
