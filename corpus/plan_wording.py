"""Words that a text shares with one of several names, and with no other of them.

Two texts that stand apart on a page may be tied by what they say. A shared word begins and ends
with kanji, katakana or a letter and has at least three characters, or is a whole word of two. It
counts only where exactly one of the names has it, where it is more than the last word of that name
(…の実施, …に関する事務 end alike everywhere), and where it is a whole word on one side at least, so
that 住民自治活動 and 住民自治協議会 are not tied by 住民自治.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text import squash, squash_with_origin

SHORTEST = 3
# Not ・, which parts words.
_LETTER = r"[\u4e00-\u9fff々\u30a1-\u30fa\u30fc-\u30ffA-Za-z]"
_FRAMED = re.compile(rf"{_LETTER}(?:.*{_LETTER})?", re.DOTALL)
_LETTERS = re.compile(_LETTER)
_REMARK = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Shared:
    """A word that stands at [start:end] of a text and in names[index] only."""

    index: int
    start: int
    end: int


def tie_by_words(text: str, names: Sequence[str]) -> Shared | None:
    """Give the word that ties a text to one of some names; None where none or several do."""
    squashed = squash_with_origin(text)
    pure = [_REMARK.sub("", squash(name)) for name in names]
    found: dict[int, tuple[int, int]] = {}
    for index, name in enumerate(pure):
        others = [other for other in pure if other != name]
        span = _longest(squashed.text, name, others)
        if span is not None:
            found[index] = span
    if len(found) != 1:
        return None
    index, span = next(iter(found.items()))
    return Shared(index, *squashed.span(*span))


def _longest(text: str, name: str, others: Sequence[str]) -> tuple[int, int] | None:
    """Give the longest word of a text that a name has and no other name has."""
    best: tuple[int, int] | None = None
    for start in range(len(text)):
        end = start + 2
        while end <= len(text) and text[start:end] in name:
            longer = best is None or end - start > best[1] - best[0]
            if longer and _ties(text, start, end, name, others):
                best = (start, end)
            end += 1
    return best


def _ties(text: str, start: int, end: int, name: str, others: Sequence[str]) -> bool:
    """Tell whether text[start:end], which a name has, is a word that ties the two."""
    piece = text[start:end]
    at = name.find(piece)
    if any(piece in other for other in others) or not _FRAMED.fullmatch(piece):
        return False
    if name.endswith(piece) and at > 0:
        return False
    whole = (_is_whole(text, start, end), _is_whole(name, at, at + len(piece)))
    if end - start < SHORTEST:
        return all(whole) and len(_LETTERS.findall(piece)) == len(piece)
    return any(whole)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a piece neither begins nor ends inside a run of kanji, katakana or letters."""
    before = start > 0 and _joined(text[start - 1], text[start])
    after = end < len(text) and _joined(text[end - 1], text[end])
    return not before and not after


def _joined(one: str, other: str) -> bool:
    """Tell whether two neighbouring characters belong to one written word; 等 stands apart."""
    return bool(_LETTERS.fullmatch(one) and _LETTERS.fullmatch(other)) and other != "等"
