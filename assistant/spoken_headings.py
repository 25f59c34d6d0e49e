"""Finds headings that a question names in other letters, or by the last words of their names.

「道の目指すもの」 is the chapter 「道」のめざすもの, and 「環境づくりの章」 the one that ends so.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.text import squash
from index.tokens import morphemes

_BRACKETS = re.compile(r"[「」『』“”\"〈〉《》【】]")
# Shorter names and ends of names are words of many texts; an end that is no such part of its name
# is one, too, unless the question says that it is a place.
_NAME_CHARACTERS, _END_CHARACTERS, _PLACE_CHARACTERS = 4, 6, 4
_SHARE = 0.5


def spoken_headings(names: Iterable[str], asked: str, below: str) -> dict[str, str]:
    """Give the headings among squashed names that a squashed question names, each with how.

    `below` is the pattern of what stands behind a word that is said to be a place: の章.
    """
    bare = {name: _BRACKETS.sub("", name) for name in set(names)}
    said, by_lemmas = _BRACKETS.sub("", asked), _lemmas(_BRACKETS.sub("", asked))
    found: dict[str, str] = {}
    ends: dict[str, list[str]] = {}
    for name, words in bare.items():
        if len(words) < _NAME_CHARACTERS:
            continue
        if words in said or _lemmas(words) in by_lemmas:
            found[name] = words
        elif end := _end_said(words, said, below):
            ends.setdefault(end, []).append(name)
    if not found:
        found = {held[0]: end for end, held in ends.items() if len(held) == 1}
    return found


def without_brackets(name: str) -> str:
    """Give a name without quotation marks."""
    return _BRACKETS.sub("", name)


def _end_said(words: str, said: str, below: str) -> str:
    """Give the longest end of a name that a question says; empty where that is too little."""
    for morpheme in morphemes(words)[1:]:
        end = words[morpheme.start :]
        if end not in said or morpheme.pos1 in {"助詞", "助動詞", "接尾辞", "補助記号"}:
            continue
        if len(end) >= max(_END_CHARACTERS, _SHARE * len(words)):
            return end
        placed = re.search(rf"(?<![一-鿿ァ-ヺー]){re.escape(end)}{below}", said)
        return end if placed and len(end) >= _PLACE_CHARACTERS else ""
    return ""


@lru_cache(maxsize=4096)
def _lemmas(text: str) -> str:
    """Give a text by the lemmas of its words, one after the other: めざす and 目指す are one."""
    return "\0".join(["", *(word.lemma for word in morphemes(squash(text))), ""])
