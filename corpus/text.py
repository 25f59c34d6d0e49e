"""Plain text functions that keep track of offsets."""

import unicodedata
from dataclasses import dataclass

_FULL_WIDTH = frozenset("WFA")


@dataclass(frozen=True, slots=True)
class Squashed:
    """Text under NFKC without white space; `origin[i]` is the offset that character i came from."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the original span of the squashed span [start, end); it must not be empty."""
        return self.origin[start], self.origin[end - 1] + 1


def squash_with_origin(text: str) -> Squashed:
    """Normalise character by character (NFKC), drop white space, remember the offsets."""
    characters: list[str] = []
    origin: list[int] = []
    for offset, character in enumerate(text):
        for piece in unicodedata.normalize("NFKC", character):
            if not piece.isspace():
                characters.append(piece)
                origin.append(offset)
    return Squashed("".join(characters), tuple(origin))


class _Squashing(dict[int, str]):
    """What each character becomes, found once for each."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code))
        self[code] = "".join(piece for piece in folded if not piece.isspace())
        return self[code]


_squashing = _Squashing()


def squash(text: str) -> str:
    """NFKC, character by character, without white space."""
    return text.translate(_squashing)


def width(text: str) -> int:
    """Display width in half-width columns (East Asian Width W, F, A count two)."""
    return sum(2 if unicodedata.east_asian_width(c) in _FULL_WIDTH else 1 for c in text)


def unwrap(text: str) -> str:
    """Undo line wrapping: Japanese lines are joined as they are, Latin ones with a space."""
    lines = text.splitlines()
    if len(lines) == 1:
        return lines[0].strip()
    joined = ""
    for line in (part.strip() for part in lines):
        if not line:
            continue
        glue = " " if joined and joined[-1].isascii() and line[0].isascii() else ""
        joined += glue + line
    return joined
