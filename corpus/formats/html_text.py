"""White space of HTML as a browser shows it."""

import re

BREAK = "\x01"
"""Stands for <br> and for the end of a block in collected text, which holds no control letters."""

_SPACES = re.compile(r"[ \t\r\n\f]+")


def shown_lines(collected: str) -> tuple[str, ...]:
    """Give the lines of collected text as shown, blank ones as empty strings.

    Every run of white space becomes one space, a line feed between kanji too: browsers show it so,
    and writers like LibreOffice break their source at printed spaces. Full-width spaces
    stay, at the edges too: there they are an indent.
    """
    return tuple(_SPACES.sub(" ", line).strip(" ") for line in collected.split(BREAK))


def preformatted_lines(collected: str) -> tuple[str, ...]:
    """Give the lines of collected text with their white space, as <pre> shows them."""
    plain = collected.replace("\r\n", "\n").replace("\r", "\n").replace(BREAK, "\n")
    return tuple(line.rstrip() for line in plain.split("\n"))


def paragraphs(lines: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Group lines between blank ones."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        else:
            groups.append([])
    return tuple(tuple(group) for group in groups if group)
