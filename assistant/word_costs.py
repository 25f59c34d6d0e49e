"""What the dictionary makes of a text: how hard it is to read as words, how a kanji is read."""

import threading
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fugashi import GenericTagger  # type: ignore[import-untyped]  # the package has no types

MOST_READINGS = 24
REMEMBERED = 4_096
# Places in a feature of UniDic
_POS3, _KANA = 2, 17


class _Local(threading.local):
    """One tagger a thread: a tagger's nodes point into a buffer that its next call reuses."""

    tagger: "GenericTagger | None" = None


_local = _Local()


def _tagger() -> "GenericTagger":
    """Give this thread's tagger, which writes the cost of its best reading and nothing else."""
    if _local.tagger is None:
        import fugashi
        import unidic_lite  # type: ignore[import-untyped]  # the package has no types

        folder = unidic_lite.DICDIR
        layout = '-O "" -F "" -U "" -E %pc'
        _local.tagger = fugashi.GenericTagger(f'-r "{folder}/mecabrc" -d "{folder}" {layout}')
    return _local.tagger


def cost(text: str) -> int:
    """Give the cost of a short text's best cut into words; a text of known words costs less.

    A word is worth some thousands; the text holds no NUL, line break or lone surrogate.
    """
    return int(_tagger().parse(text) or 0)


@lru_cache(maxsize=REMEMBERED)
def readings(character: str) -> frozenset[str]:
    """Give every reading of a single character in katakana, none for one without any."""
    ways = _tagger().nbestToNodeList(character, MOST_READINGS)
    features = [way[0].feature for way in ways if len(way) == 1]
    return frozenset(f[_KANA] for f in features if len(f) > _KANA and f[_KANA] not in {"", "*"})


@lru_cache(maxsize=REMEMBERED)
def place_spans(word: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of the names of places in a word."""
    spans, at = [], 0
    for node in _tagger().parseToNodeList(word):
        if node.feature[_POS3] == "地名":
            spans.append((at, at + len(node.surface)))
        at += len(node.surface)
    return tuple(spans)
