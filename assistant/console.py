"""Standard input and output as the commands use them: UTF-8 whatever the locale says."""

import io
import json
import sys
from typing import Any


def speak_utf8() -> None:
    """Write UTF-8 even under LANG=C.

    Half a surrogate pair comes out as `\\\\udc80`, which inside a JSON string is its proper escape.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str = "") -> None:
    """Write one line to standard output."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """Write one line to standard error: progress, warnings, errors."""
    sys.stdout.flush()
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def say_json(value: Any) -> None:
    """Write a JSON value to standard output on one line, Japanese as it is."""
    say(json.dumps(value, ensure_ascii=False))


def confirm(question: str) -> bool:
    """Ask a yes-or-no question on the terminal; only y, yes and はい are a yes."""
    sys.stdout.write(question + " [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes", "はい"}


def readable_size(size: int) -> str:
    """Give a number of bytes in the unit a person would choose."""
    value = float(size)
    for unit in ("バイト", "KB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"
