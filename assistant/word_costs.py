"""What the dictionary makes of a text: how hard it is to read as words, how a kanji is read."""

import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fugashi import GenericTagger  # type: ignore[import-untyped]  # the package has no types

MOST_READINGS = 24
REMEMBERED = 4_096
# Places in a feature of UniDic
_POS3, _KANA = 2, 17


# A tagger's nodes point into a buffer that its next call reuses, so one thread at a time; a tagger
# for each thread would map the dictionary of 250 MB anew.
_TAGGING = threading.Lock()


@cache
def _tagger() -> "GenericTagger":
    """Give the tagger, which writes the cost of its best reading and nothing else."""
    import fugashi
    import unidic_lite  # type: ignore[import-untyped]  # the package has no types

    folder = unidic_lite.DICDIR
    layout = '-O "" -F "" -U "" -E %pc'
    return fugashi.GenericTagger(f'-r "{folder}/mecabrc" -d "{folder}" {layout}')


def cost(text: str) -> int:
    """Give the cost of a short text's best cut into words; a text of known words costs less.

    A word is worth some thousands; the text holds no NUL, line break or lone surrogate.
    """
    with _TAGGING:
        return int(_tagger().parse(text) or 0)


@lru_cache(maxsize=REMEMBERED)
def readings(character: str) -> frozenset[str]:
    """Give every reading of a single character in katakana, none for one without any."""
    with _TAGGING:
        ways = _tagger().nbestToNodeList(character, MOST_READINGS)
        features = [tuple(way[0].feature) for way in ways if len(way) == 1]
    return frozenset(f[_KANA] for f in features if len(f) > _KANA and f[_KANA] not in {"", "*"})


@lru_cache(maxsize=REMEMBERED)
def place_spans(word: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of the names of places in a word."""
    with _TAGGING:
        nodes = [(n.surface, n.feature[_POS3]) for n in _tagger().parseToNodeList(word)]
    spans, at = [], 0
    for surface, kind in nodes:
        if kind == "地名":
            spans.append((at, at + len(surface)))
        at += len(surface)
    return tuple(spans)
