"""Differences between two texts, cut at words so that they read well.

Source of the method: diff-match-patch's semantic clean-up, run over words as single characters.
"""

import fast_diff_match_patch  # type: ignore[import-not-found]  # a C module without stubs

from index.tokens import morphemes

_NAMES = {"=": "equal", "-": "delete", "+": "insert"}
# Private use characters stand for words; the larger area begins where the small one ends.
_FIRST, _LAST, _MORE = 0xE000, 0xF8FF, 0xF0000


def difference(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Give (equal|delete|insert, text) operations that turn `before` into `after`."""
    codes: dict[str, str] = {}
    encoded = [
        "".join(codes.setdefault(w, _code(len(codes))) for w in _words(text))
        for text in (before, after)
    ]
    words = {code: word for word, code in codes.items()}
    pieces = fast_diff_match_patch.diff(
        *encoded, timelimit=0, cleanup="Semantic", counts_only=False
    )
    return tuple((_NAMES[sign], "".join(words[code] for code in piece)) for sign, piece in pieces)


def _code(number: int) -> str:
    """Give the character that stands for the nth word."""
    small = _LAST - _FIRST + 1
    return chr(_FIRST + number) if number < small else chr(_MORE + number - small)


def _words(text: str) -> list[str]:
    """Cut a text into words and what stands between them; joined they are the text."""
    pieces: list[str] = []
    position = 0
    for word in morphemes(text):
        if word.start > position:
            pieces.append(text[position : word.start])
        pieces.append(text[word.start : word.end])
        position = word.end
    if position < len(text):
        pieces.append(text[position:])
    return pieces
