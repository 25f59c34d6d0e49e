"""Finds what may be a slip inside a run of Japanese characters, and the word meant."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from assistant.kanji_alike import look_alike, sound_alike
from assistant.slip_words import (
    ANY,
    MOST_CHARACTERS,
    SlipWords,
    is_kanji,
    is_katakana,
    katakana_key,
    to_katakana,
)
from assistant.word_costs import place_spans
from index.tokens import morphemes

HIRAGANA = re.compile("[ぁ-ん]")
_RUN = re.compile(r"[ぁ-んァ-ヺー一-鿿々―－]{2,}")
_KANA_RUN = re.compile(r"[ぁ-んァ-ヺー―－]+(?:一[ァ-ヺー]*)?")
_KATAKANA, _KATAKANA_END = re.compile("[ァ-ヺー]+"), re.compile("[ァ-ヺー]+$")
_DASH = re.compile("(?<=[ァ-ヺー])[一―－]")
_MARKS = frozenset("ー―－")
# 何 is often written in kana, and what reads なん before a counter is no other word.
WHAT = "何"
# A lone one of these before a kanji is a particle or the end of a word rather than its beginning.
_ENDINGS = frozenset(
    "はがをにでとかもやへのよねなただばてれりるくきいうえおこそしさせつちらまみむめわん"
)
_NUMERALS = frozenset("一二三四五六七八九十百千万億数何")
# How much less a text must cost with the word than with what stands there, by what speaks for it.
# A lone word that the dictionary knows saves some eight thousand against two that do not fit.
SURE, LIKELY, EVEN, LESS = 5_000, 2_500, -1_000, -4_000
LONG, LONGER = 4, 5
LONG_KEY, LONGER_KEY = 4, 8
# A slip may double letters and long marks of a word, and no more: the work stays linear.
_MOST_SAID = 2 * MOST_CHARACTERS


@dataclass(frozen=True, slots=True)
class Mend:
    """A word for text[start:end], and how much the text must cost less with it."""

    start: int
    end: int
    word: str
    saving: int


class SlipFinder:
    """Finds the slips of some words; `says` tells whether the corpus holds a word as it is."""

    def __init__(
        self, words: SlipWords, cities: Sequence[str], says: Callable[[str], bool]
    ) -> None:
        self._words = words
        self._cities = cities
        self._says = says

    def find(self, text: str) -> frozenset[Mend]:
        """Give every word that some part of a text may have been meant for."""
        runs = ((run.start(), run.end()) for run in _RUN.finditer(text))
        return frozenset(mend for start, end in runs for mend in self._in_run(text, start, end))

    def _in_run(self, text: str, start: int, end: int) -> Iterator[Mend]:
        """Give every slip that a run of Japanese characters can hold."""
        kanji, kana_forms = self._words.kanji, self._words.kana_forms
        for begin in range(start, end - 1):
            for finish in range(begin + 2, min(begin + MOST_CHARACTERS + 1, end) + 1):
                said = text[begin:finish]
                if said in kanji:
                    continue
                if said in kana_forms:
                    yield from self._kana_slips(said, begin)
                if not HIRAGANA.search(said):
                    yield from self._kanji_slips(said, begin)
        for run in _KANA_RUN.finditer(text, start, end):
            yield from self._katakana_slips(run.group(), run.start())

    def _kana_slips(self, said: str, start: int) -> Iterator[Mend]:
        """Give words of which a part is written in hiragana."""
        words = self._words.kana_forms.get(said, ())
        if len(words) == 1:
            word = words[0]
            kana = len(HIRAGANA.findall(said))
            inside = len(word) > 2 and is_kanji(said[-1]) and said[0] not in _ENDINGS
            if kana > 1 or len(word) >= LONG or inside:
                saving = _saving(word) if len(word) >= LONG else LIKELY if kana > 1 else SURE
                saving = LESS if word[0] == WHAT else saving  # なん件, 何にん: no other word
                yield Mend(start, start + len(said), word, saving)

    def _kanji_slips(self, said: str, start: int) -> Iterator[Mend]:
        """Give words that one other kanji stands in."""
        for place, character in enumerate(said):
            if not is_kanji(character):
                continue
            words = self._words.wildcards.get(said[:place] + ANY + said[place + 1 :], ())
            near = [w for w in words if sound_alike(character, w[place])]
            near = near or [w for w in words if look_alike(character, w[place])]
            if len(near or words) != 1 or (not near and len(said) < LONG):
                continue
            word = (near or words)[0]
            if _NUMERALS.isdisjoint(word) and not self._is_place(word, place):
                saving = SURE if not near or len(word) == 2 else _saving(word)
                yield Mend(start, start + len(said), word, saving)

    def _katakana_slips(self, run: str, start: int) -> Iterator[Mend]:
        """Give words of katakana that a run of kana holds in another spelling."""
        for begin in range(len(run) - 2):
            for finish in range(begin + 3, min(begin + _MOST_SAID, len(run)) + 1):
                said = run[begin:finish]
                words = self._katakana_words(said, run[:begin], run[finish:])
                if len(words) == 1 and words[0] != said:
                    saving = EVEN if not HIRAGANA.search(said) else SURE
                    yield Mend(start + begin, start + finish, words[0], saving)

    def _katakana_words(self, said: str, before: str, behind: str) -> Sequence[str]:
        """Give the words with the key of some kana between words of katakana, if any."""
        plain = _DASH.sub("ー", said)
        if plain[0] in _MARKS or behind[:1] in _MARKS:
            return ()
        words: Sequence[str] = self._words.katakana.get(katakana_key(plain), ())
        if not is_katakana(plain) and not any(map(is_katakana, plain)):
            words = [w for w in words if w == to_katakana(plain) and len(w) >= LONG_KEY]
        if said.endswith("一"):
            words = [word for word in words if len(word) >= len(said) and word[-1] == "ー"]
        if words:
            return self._as_said(words) if self._is_border(before, behind) else ()
        alone = is_katakana(plain) and not (is_katakana(before[-1:]) or is_katakana(behind[:1]))
        return self._near_katakana(plain) if alone else ()

    def _as_said(self, words: Sequence[str]) -> Sequence[str]:
        """Keep of some spellings of a word those that the corpus writes, if it writes any."""
        return [word for word in words if self._says(word)] or words

    def _is_border(self, before: str, behind: str) -> bool:
        """Tell whether only whole words of katakana touch a place in a run of kana."""
        left, right = _KATAKANA_END.search(before), _KATAKANA.match(behind)
        touching = [found.group() for found in (left, right) if found]
        return all(
            word in self._words.katakana.get(katakana_key(word), ()) or _is_word(word)
            for word in touching
        )

    def _near_katakana(self, said: str) -> tuple[str, ...]:
        """Give the one word whose key differs by a character from that of an unknown one."""
        key = katakana_key(said)
        if len(key) < LONG_KEY or _is_word(said):
            return ()
        near = process.extract(
            key,
            self._words.katakana.keys(),
            scorer=Levenshtein.distance,
            score_cutoff=1 if len(key) < LONGER_KEY else 2,
            limit=2,
        )
        if not near or (len(near) > 1 and near[0][1] == near[1][1]):
            return ()
        return self._words.katakana[near[0][0]]

    def _is_place(self, word: str, place: int) -> bool:
        """Tell whether a character of a word belongs to a name."""
        if any(word in city for city in self._cities):
            return True
        spans = [m.span() for city in self._cities for m in re.finditer(re.escape(city), word)]
        return any(start <= place < end for start, end in (*spans, *place_spans(word)))


def _saving(word: str) -> int:
    """Give what a word must save that shares all but one sound with what is said."""
    return LESS if len(word) >= LONGER else EVEN


def _is_word(text: str) -> bool:
    """Tell whether the dictionary knows a text as one word."""
    words = morphemes(text)
    return len(words) == 1 and words[0].reading is not None
