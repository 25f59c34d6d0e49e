"""Words of a name, and whether a short name is made of their first characters."""

import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fugashi import Tagger  # type: ignore[import-untyped]  # the package has no types

# The letters that a katakana at the head of a loan word may stand for.
_LETTERS = {
    "ア": "AU", "イ": "IEY", "ウ": "UW", "エ": "EA", "オ": "OA", "カ": "CK", "キ": "KC",
    "ク": "CKQ", "ケ": "KC", "コ": "CK", "サ": "SC", "シ": "SC", "ス": "S", "セ": "SC",
    "ソ": "S", "タ": "T",
    "チ": "CT", "ツ": "T", "テ": "T", "ト": "T", "ナ": "N", "ニ": "N", "ヌ": "N", "ネ": "N",
    "ノ": "NK", "ハ": "H", "ヒ": "H", "フ": "FHP", "ヘ": "H", "ホ": "HW", "マ": "M", "ミ": "M",
    "ム": "M", "メ": "M", "モ": "M", "ヤ": "Y", "ユ": "UY", "ヨ": "Y", "ラ": "LR", "リ": "LR",
    "ル": "LR", "レ": "LR", "ロ": "LR", "ワ": "W", "ガ": "G", "ギ": "G", "グ": "G", "ゲ": "G",
    "ゴ": "G", "ザ": "Z", "ジ": "JG", "ズ": "Z", "ゼ": "Z", "ゾ": "Z", "ダ": "D", "デ": "D",
    "ド": "D", "バ": "BV", "ビ": "BV", "ブ": "B", "ベ": "BV", "ボ": "BV", "パ": "P", "ピ": "P",
    "プ": "P", "ペ": "P", "ポ": "P", "ヴ": "V",
}  # fmt: skip
_MOST_WORDS = 5


class _Local(threading.local):
    """One tagger a thread: a tagger's nodes point into a buffer that its next call reuses."""

    tagger: "Tagger | None" = None


_local = _Local()


@lru_cache(maxsize=20_000)
def cut_words(name: str) -> tuple[str, ...]:
    """Cut a name without white space into the words of UniDic (unidic-lite)."""
    if _local.tagger is None:
        import fugashi
        import unidic_lite  # type: ignore[import-untyped]  # the package has no types

        folder = unidic_lite.DICDIR
        _local.tagger = fugashi.Tagger(f'-r "{folder}/mecabrc" -d "{folder}"')
    return tuple(str(node.surface) for node in _local.tagger(name))


def initials_of(words: Sequence[str]) -> str:
    """Give the first characters of words."""
    return "".join(word[0] for word in words)


def fits_initials(short: str, words: Sequence[str]) -> int | None:
    """Tell whether a short name is made of first characters of words, in order, from the first.

    Gives how many words were skipped between those used; None where it is not made of them.
    """
    position, used = 0, []
    for character in short:
        while position < len(words) and words[position][0] != character:
            position += 1
        if position == len(words):
            return None
        used.append(position)
        position += 1
    if not used or used[0] != 0:
        return None
    return used[-1] + 1 - len(used)


def romanised(initials: str) -> Iterator[str]:
    """Give the capital letters that the first characters of katakana words may stand for."""
    if 2 <= len(initials) <= _MOST_WORDS and all(kana in _LETTERS for kana in initials):
        for letters in product(*(_LETTERS[kana] for kana in initials)):
            yield "".join(letters)
