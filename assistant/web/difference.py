"""Differences between two texts as HTML: by colour, by sign, and by words for those who listen."""

from collections.abc import Iterable
from html import escape

from assistant.web import words


def render_difference(operations: Iterable[tuple[str, str]]) -> str:
    """Render the steps (equal, insert or delete, and a text) of a difference."""
    return "".join(_operation(name, "".join(text.splitlines())) for name, text in operations)


def _operation(name: str, text: str) -> str:
    """Render one step of a difference: colour, sign, and words for those who only hear it."""
    if not text:
        return ""
    if name == "insert":
        element, sign, spoken = "ins", "＋", words.ADDED_SPOKEN
    elif name == "delete":
        element, sign, spoken = "del", "－", words.DELETED_SPOKEN
    else:
        return escape(text)
    return (
        f'<{element}><span class="sign" aria-hidden="true">{sign}</span>'
        f'<span class="spoken">{spoken}</span>{escape(text)}'
        f'<span class="spoken">{words.SPOKEN_END}</span></{element}>'
    )
