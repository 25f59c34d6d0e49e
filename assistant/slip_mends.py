"""Writes the words that were meant for slips, where the dictionary bears them out."""

import re
from collections.abc import Collection
from functools import cached_property

from assistant.lexicon import Lexicon
from assistant.slip_finding import (
    EVEN,
    HIRAGANA,
    LESS,
    LIKELY,
    LONG,
    LONGER,
    SURE,
    WHAT,
    Mend,
    SlipFinder,
)
from assistant.slip_words import MOST_CHARACTERS, SlipWords, is_kanji, is_katakana
from assistant.word_costs import cost
from corpus.text import unwrap
from index.tokens import Morpheme, morphemes

_WORD = re.compile(r"[ァ-ヺー一-鿿々]{2,12}[?？]?")
_KANA = re.compile("[ぁ-んァ-ヺ]")
_GRAMMAR = frozenset({"助詞", "助動詞", "接尾辞", "補助記号"})
_TOWNS = frozenset("市町村区県")
_AFFIXES = frozenset({"接尾辞", "接頭辞"})
# Hiragana that the dictionary takes for particles and endings are seldom a part of a word.
GRAMMAR = 9_000
NEVER = 1_000_000
# A short name (住自協) is itself no word of the dictionary, which may know its slip no worse.
SCATTERED = -6_000
# Signs around a slip that the dictionary reads with it.
AROUND = 8
MOST_ROUNDS = 6


def _order(mend: Mend) -> tuple[int, int, int, int, str]:
    """Give the order in which mends are tried: it must not depend on that of a set."""
    return -len(mend.word), mend.saving, mend.start, -mend.end, mend.word


class Mender:
    """Writes the words of a corpus, and of asking, for slips of them inside a text."""

    def __init__(self, lexicon: Lexicon, words: SlipWords) -> None:
        self._lexicon = lexicon
        self._finder = SlipFinder(words, lexicon.cities, self.says)

    def mend(self, text: str) -> str:
        """Mend what a text of Japanese holds, until nothing is left to mend.

        A text without kana, other than a lone word, may be in Chinese, and stays as it is.
        """
        if not (_KANA.search(text) or _WORD.fullmatch(text)) or _is_chinese(text):
            return text
        for _ in range(MOST_ROUNDS):
            mended = self._once(text)
            if mended == text:
                break
            text = mended
        return text

    def says(self, words: str) -> bool:
        """Tell whether the corpus holds some words as they are, and no longer word of katakana."""
        whole = rf"(?<![ァ-ヺー]){re.escape(words)}(?![ァ-ヺー])"
        return words in self._said and re.search(whole, self._said) is not None

    def _once(self, text: str) -> str:
        """Write every word that the dictionary bears out, of two in one place the longer."""
        found = self._finder.find(text)
        cut = morphemes(text) if found else ()
        kept: list[Mend] = []
        for mend in sorted(found, key=_order):
            free = all(mend.end <= one.start or one.end <= mend.start for one in kept)
            if free and self._holds(text, cut, mend):
                kept.append(mend)
        for mend in sorted(kept, key=lambda m: -m.start):
            text = text[: mend.start] + mend.word + text[mend.end :]
        return text

    @cached_property
    def _said(self) -> str:
        """Everything that the corpus says."""
        return "\n".join(unwrap(statement.text) for statement in self._lexicon.statements)

    def _holds(self, text: str, cut: Collection[Morpheme], mend: Mend) -> bool:
        """Tell whether a slip is no known word, and the dictionary likes the mend better."""
        said = text[mend.start : mend.end]
        if self._is_known(text, mend):
            return False
        least = max(mend.saving, self._doubt(cut, mend, said))
        if least <= EVEN and _is_scattered(cut, mend):
            least = SCATTERED
        left, right = text[max(mend.start - AROUND, 0) : mend.start], text[mend.end :][:AROUND]
        left, right = _touching(left, right)
        saved = cost(left + said + right) - cost(left + mend.word + right)
        return saved >= least

    def _doubt(self, cut: Collection[Morpheme], mend: Mend, said: str) -> int:
        """Give what a mend must save where the dictionary finds a sense in what is said."""
        size = len(mend.word)
        if mend.word[0] == WHAT:
            return LESS
        if any(w.start == mend.end and w.surface in _TOWNS for w in cut):
            return NEVER  # the name of a city, perhaps of one that the corpus does not know
        if _has_grammar(cut, mend):
            return EVEN if size >= LONGER else SURE if size >= LONG else GRAMMAR
        if HIRAGANA.search(said) or is_katakana(mend.word):
            return LESS
        place = mend.start + _place(said, mend.word)
        word = next((w for w in cut if w.start <= place < w.end), None)
        if word is None or word.reading is None:
            return LESS
        if len(word.surface) == 1:
            return self._doubt_of_one(word, mend, said)
        return LESS if size >= LONGER else LIKELY if size >= LONG else SURE

    def _doubt_of_one(self, word: Morpheme, mend: Mend, said: str) -> int:
        """Give what a mend must save where a lone kanji stands before or behind a known word."""
        if len(said) == 2:
            return LESS
        if word.start == mend.start and self._lexicon.knows(said[1:]):
            return NEVER
        affix = word.pos1 in _AFFIXES and word.end == mend.end
        return SURE if affix and self._lexicon.knows(said[:-1]) else LESS

    def _is_known(self, text: str, mend: Mend) -> bool:
        """Tell whether the corpus says it too, or what is said stands inside a term."""
        if self.says(text[mend.start : mend.end]):
            return True
        for start in range(max(0, mend.end - MOST_CHARACTERS), mend.start + 1):
            for end in range(mend.end, min(len(text), start + MOST_CHARACTERS) + 1):
                if self._lexicon.knows(text[start:end]):
                    return True
        return False


def _is_chinese(text: str) -> bool:
    """Tell whether a text holds a kanji that no Japanese text does (simplified ones)."""
    try:
        "".join(filter(is_kanji, text)).encode("cp932")
    except UnicodeEncodeError:
        return True
    return False


def _touching(left: str, right: str) -> tuple[str, str]:
    """Keep what touches a word without another sign between."""
    before = re.search(r"[ぁ-んァ-ヺー一-鿿々]*$", left)
    behind = re.match(r"[ぁ-んァ-ヺー一-鿿々]*", right)
    return (before.group() if before else ""), (behind.group() if behind else "")


def _has_grammar(cut: Collection[Morpheme], mend: Mend) -> bool:
    """Tell whether the hiragana of a slip are particles and endings of the words around them."""
    held = [w for w in cut if w.start < mend.end and w.end > mend.start]
    kana = [w for w in held if HIRAGANA.fullmatch(w.surface[:1]) and w.end <= mend.end]
    return bool(kana) and all(w.pos1 in _GRAMMAR or w.pos2 == "非自立可能" for w in kana)


def _is_scattered(cut: Collection[Morpheme], mend: Mend) -> bool:
    """Tell whether the dictionary finds but single kanji in what is said."""
    held = [w for w in cut if w.start < mend.end and w.end > mend.start]
    return all(len(w.surface) == 1 and is_kanji(w.surface) for w in held)


def _place(said: str, word: str) -> int:
    """Give the place of the first sign that differs."""
    pairs = zip(said, word, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), 0)
