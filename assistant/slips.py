"""Slips of typing: the known word that an unknown one was meant to be."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from assistant.kanji_alike import sound_alike
from assistant.lexicon import Lexicon
from assistant.slip_finding import LESS, LIKELY, SURE
from assistant.slip_mends import Mender
from assistant.slip_words import SlipWords, is_katakana
from assistant.word_costs import cost
from corpus.text import unwrap
from index.normalise import fold
from index.tokens import Morpheme, morphemes, tokenise

TYPO_CHARACTERS = 4
LONG_CHARACTERS = 7
# A word that the dictionary could not cut may differ from the known one in this share of it.
BROKEN_SHARE = 1 / 3
# Shorter readings belong to too many words.
READING_CHARACTERS = 4
MOST_WORDS = 8
# A word that lacks a sign may be one that the dictionary knows better than the long one.
FAR = -6_000
_HIRAGANA = re.compile("[ぁ-ん]")
_KATAKANA = re.compile("[ァ-ヺー]{3,}")
_KANJI = re.compile("[一-鿿]")
_GRAMMAR = frozenset({"助詞", "助動詞", "補助記号"})


class Slips:
    """Finds slips with the words of a corpus; figures are never corrected."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        written = {w for one in lexicon.statements for w in _KATAKANA.findall(unwrap(one.text))}
        self._mender = Mender(lexicon, SlipWords((*lexicon.terms, *written)))

    def without(self, question: str) -> str:
        """Write known words for what can only be a slip of one, or its kana for kanji."""
        question = self._mender.mend(question)
        for said, known in self._by_reading(question):
            question = question.replace(said, known, 1)
        for term in sorted(set(tokenise(question)), key=len, reverse=True):
            if any(city in term for city in self._lexicon.cities):
                continue  # a city's name before a known word is no slip of another city's
            meant = self.corrected(term)
            if meant and term in question:
                question = meant.join(re.split(rf"{re.escape(term)}(?!ー)", question))
        return question

    def corrected(self, term: str) -> str | None:
        """Give the one known term that an unknown long one is a slip of, else None.

        One wrong, missing or additional character in four to six, two in seven and more
        (Levenshtein distance); a third of the characters where the dictionary could not cut the
        term into words.
        """
        if self._lexicon.knows(term) or len(term) < TYPO_CHARACTERS:
            return None
        if any(character.isdigit() for character in term):
            return None
        words = morphemes(term)
        if is_katakana(term) and len(words) == 1 and words[0].reading is not None:
            return None  # ナンバー is a word of its own, and no slip of メンバー
        allowed = 1 if len(term) < LONG_CHARACTERS else 2
        if _is_broken(words):
            allowed = max(allowed, int(len(term) * BROKEN_SHARE))
        near = process.extract(
            term, self._long_terms, scorer=Levenshtein.distance, score_cutoff=allowed, limit=2
        )
        if not near or (len(near) > 1 and near[0][1] == near[1][1]):
            return None
        known = str(near[0][0])
        if _goes_on(term, known) or _goes_on(known, term) or self._mender.says(term):
            return None
        if any(city in known and city not in term for city in self._lexicon.cities):
            return None  # another city's name is no slip of this one's
        if known[1:] == term[1:] and self._lexicon.knows(term[1:]):
            return None  # a sign before a known word makes another word of it: 主担当課, 副会長
        if not _KATAKANA.search(known) and self._is_made_of_known(term):
            return None
        return known if cost(term) - cost(known) >= _least(term, known) else None

    def _is_made_of_known(self, term: str) -> bool:
        """Tell whether a term is a new one made of words that the corpus uses."""
        words = morphemes(term)
        return all(len(w.surface) > 1 and self._lexicon.knows(w.lemma) for w in words)

    @cached_property
    def _long_terms(self) -> tuple[str, ...]:
        return tuple(sorted(t for t in self._lexicon.terms if len(t) >= TYPO_CHARACTERS))

    @cached_property
    def _readings(self) -> dict[str, str]:
        """Known words with kanji by their reading; readings of two words are left out."""
        found: dict[str, set[str]] = {}
        for term in self._lexicon.terms:
            words = morphemes(term) if len(_KANJI.findall(term)) > 1 else ()
            if words and all(word.reading for word in words):
                reading = "".join(word.reading or "" for word in words)
                found.setdefault(reading, set()).add(term)
        return {
            reading: next(iter(terms))
            for reading, terms in found.items()
            if len(terms) == 1 and len(reading) >= READING_CHARACTERS
        }

    def _by_reading(self, question: str) -> Iterator[tuple[str, str]]:
        """Give runs of words with hiragana that read like a known word, the longest first."""
        words = morphemes(question)
        start = 0
        while start < len(words):
            size, known = self._at(question, words[start : start + MOST_WORDS])
            if known:
                yield question[words[start].start : words[start + size - 1].end], known
            start += max(size, 1)

    def _at(self, question: str, words: Sequence[Morpheme]) -> tuple[int, str]:
        """Give how many words at the head of some read like a known word, and that word."""
        if _is_grammar(words[0]):
            return 0, ""
        for size in range(len(words), 0, -1):
            run = words[:size]
            known = self._readings.get("".join(w.reading or "?" for w in run))
            said = question[run[0].start : run[-1].end]
            if not known or _is_grammar(run[-1]) or not _HIRAGANA.search(said):
                continue
            if any(w.pos1 == "動詞" and _KANJI.search(w.surface) for w in run):
                continue
            strange = fold(said) == said and not self._lexicon.knows(run[0].lemma)
            if strange and not self._mender.says(said):
                return size, known
        return 0, ""


def _least(term: str, known: str) -> int:
    """Give what the known word must save the dictionary, by what the two differ in."""
    edits = [edit for edit in Levenshtein.opcodes(term, known) if edit.tag != "equal"]
    said = "".join(term[edit.src_start : edit.src_end] for edit in edits)
    meant = "".join(known[edit.dest_start : edit.dest_end] for edit in edits)
    if is_katakana(said + meant):
        return LESS
    if len(edits) > 1 or _HIRAGANA.search(said + meant):
        return SURE
    if not said or not meant:
        return FAR
    alike = len(said) == len(meant) and all(map(sound_alike, said, meant))
    return LESS if alike else LIKELY


def _goes_on(longer: str, shorter: str) -> bool:
    """Tell whether a word is another with a word of kanji before or behind it: no slip."""
    rest = longer.removeprefix(shorter) if longer.startswith(shorter) else None
    rest = longer.removesuffix(shorter) if rest is None and longer.endswith(shorter) else rest
    return bool(rest and _KANJI.search(rest))


def _is_grammar(word: Morpheme) -> bool:
    """Tell whether a word is a particle or an ending."""
    return word.pos1 in _GRAMMAR


def _is_broken(words: Sequence[Morpheme]) -> bool:
    """Tell whether the dictionary could not cut a term: unknown words, or single signs."""
    return any(w.reading is None or len(w.surface) == 1 for w in words)
