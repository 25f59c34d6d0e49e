"""How much memory the threads of the page keep for themselves."""

import ctypes
import sys

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h
ARENAS = 2


def share_heaps() -> bool:
    """Let all threads share two heaps of glibc; tell whether that could be set.

    By default each of the dozens of threads of a web server gets a heap of its own, which keeps
    what a question once took there. Other systems have no such setting and need none.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        return bool(ctypes.CDLL(None).mallopt(_ARENA_MAX, ARENAS))
    except (OSError, AttributeError):  # another C library
        return False
