"""Spoken words of a question with the official words that they stand for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from assistant.synonym_file import Fault, SynonymFile, merge, read_file, shipped_file
from assistant.synonym_words import Word, cut, fold_with_origins, is_hiragana, is_part, plain, touch

_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_KANJI_WORD = re.compile("[々一-鿿]{2,}")
# The dictionary cuts long hiragana anywhere; words this long are hardly met by chance.
LONG_HIRAGANA = 5


@dataclass(frozen=True, slots=True)
class Expansion:
    """A spoken word: question[start:end] == said, and the official words it stands for."""

    start: int
    end: int
    said: str
    official: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entries:
    """What is looked for: words as written and by their lemmas.

    `nouns` are those written ones that are no verbs by themselves (備え); `kana` and `kanji` need
    no word borders, as the Japanese dictionary cuts long hiragana, and Chinese, at random; both
    stand by their lengths.
    `reach` tells, by first lemma and by first character, of how many words an entry is at most.
    """

    written: Mapping[str, tuple[str, ...]]
    by_lemmas: Mapping[tuple[str, ...], tuple[str, ...]]
    nouns: frozenset[str]
    kana: Mapping[int, frozenset[str]]
    kanji: Mapping[int, frozenset[str]]
    reach: Mapping[str, int]

    def find(self, said: str, lemmas: tuple[str, ...], last: Word) -> tuple[str, ...] | None:
        """Give what a run of words stands for; None where it is no entry."""
        if said in self.written and not (last.is_inflected and said in self.nouns):
            return self.written[said]
        return self.by_lemmas.get(lemmas)


@dataclass(frozen=True)
class Synonyms:
    """Spoken words, folded, each with its official ones; `groups` and `faults` are for `check`."""

    official: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: int = 0
    faults: tuple[Fault, ...] = ()

    def expand(
        self, question: str, is_used: Callable[[str], bool] = lambda official: True
    ) -> tuple[Expansion, ...]:
        """Give the spoken words of a question in order; where two overlap, the longer one.

        Official words that are not used count for nothing: a spoken word that stands for none
        besides them hides a shorter one only where that is a part of them (収集 of ごみ収集).

        Japanese words match from word to word, verbs and adjectives in any form; Latin ones in
        singular and plural, with and without accents. An official word hides spoken words in it.
        """
        folded, origins = fold_with_origins(question)
        all_found = (*self._in_words(folded), *self._anywhere(folded))
        found: list[Expansion] = []
        unused: list[Expansion] = []
        for one in all_found:
            used = _used(one, is_used)
            (found if used else unused).append(used or one)
        found = [one for one in found if not any(_is_part_of(one, other) for other in unused)]
        taken: list[Expansion] = []
        for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
            if all(one.end <= other.start or other.end <= one.start for other in taken):
                taken.append(one)
        return tuple(
            _in_question(question, origins, one)
            for one in sorted(taken, key=lambda one: one.start)
            if one.official
        )

    def _in_words(self, folded: str) -> Iterator[Expansion]:
        """Give entries from word to word, official ones with nothing to stand for."""
        words, entries = cut(folded), self._entries
        for first, word in enumerate(words):
            lemmas: tuple[str, ...] = ()
            # In a text the dictionary may cut an entry into one word more than alone.
            reach = 1 + max(
                entries.reach.get(word.lemma, 0), entries.reach.get(folded[word.start], 0)
            )
            for last in range(first, min(first + reach, len(words))):
                if last > first and not touch(words[last - 1], words[last], folded):
                    break
                lemmas = (*lemmas, words[last].lemma)
                said = folded[word.start : words[last].end]
                known = entries.find(said, lemmas, words[last])
                if known is not None and not is_part(words, first, last):
                    yield Expansion(word.start, words[last].end, said, known)

    def _anywhere(self, folded: str) -> Iterator[Expansion]:
        """Give entries that need no word borders; those of kanji only in a text without kana."""
        entries = self._entries
        free = entries.kana if _KANA.search(folded) else entries.kanji
        for length, known in free.items():
            for start in range(len(folded) - length + 1):
                said = folded[start : start + length]
                if said in known:
                    yield Expansion(start, start + length, said, entries.written[said])

    @cached_property
    def _entries(self) -> _Entries:
        """Cut every spoken word once; where two have the same lemmas, both count."""
        official = {plain(word) for words in self.official.values() for word in words}
        written = dict.fromkeys(official, ()) | dict(self.official)
        by_lemmas: dict[tuple[str, ...], tuple[str, ...]] = {}
        nouns: set[str] = set()
        reach: dict[str, int] = {}
        for said in written:
            words = cut(said)
            for key in {said[:1], *(word.lemma for word in words[:1])}:
                reach[key] = max(reach.get(key, 0), len(words))
            if words and not words[-1].is_inflected and not is_hiragana(said):
                nouns.add(said)
            if said in self.official and words and _has_sure_lemmas(said, words):
                lemmas = tuple(word.lemma for word in words)
                ways = (*by_lemmas.get(lemmas, ()), *self.official[said])
                by_lemmas[lemmas] = tuple(dict.fromkeys(ways))
        kana = {said for said in written if is_hiragana(said) and len(said) >= LONG_HIRAGANA}
        kanji = {said for said in written if _KANJI_WORD.fullmatch(said)}
        return _Entries(
            written, by_lemmas, frozenset(nouns), _by_length(kana), _by_length(kanji), reach
        )


def _by_length(words: Iterable[str]) -> dict[int, frozenset[str]]:
    """Sort words by their lengths, so that a text is searched for each length once."""
    lengths: dict[int, set[str]] = {}
    for word in words:
        lengths.setdefault(len(word), set()).add(word)
    return {length: frozenset(lengths[length]) for length in sorted(lengths)}


def _has_sure_lemmas(said: str, words: Sequence[Word]) -> bool:
    """Tell whether lemmas are more than guesses: of hiragana, only of a verb as one names it.

    いこう (移行) would else be a form of 行く.
    """
    if not is_hiragana(said):
        return True
    return len(words) == 1 and words[0].is_inflected and words[0].lemma[-1] == said[-1]


def load_synonyms(path: Path | None) -> Synonyms:
    """Give the shipped synonyms with those of the operator's file; `path` None is without.

    Bad lines are left out and told in `faults`; nothing is raised. Read again only when the
    file has changed.
    """
    return _loaded(path, _stamp(path))


def _stamp(path: Path | None) -> tuple[int, int] | None:
    """Tell one state of a file from another."""
    try:
        found = path.stat() if path else None
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size) if found else None


@lru_cache(maxsize=4)
def _loaded(path: Path | None, stamp: tuple[int, int] | None) -> Synonyms:
    """Read the files; `stamp` is only there to tell states of the operator's file apart."""
    own = read_file(path) if path else SynonymFile("")
    merged = merge(_shipped(), own)
    return Synonyms(merged.official, merged.groups, merged.faults)


@lru_cache(maxsize=1)
def _shipped() -> SynonymFile:
    return read_file(shipped_file())


def _is_part_of(one: Expansion, longer: Expansion) -> bool:
    """Tell whether a spoken word stands inside another and is a part of its official words."""
    inside = longer.start <= one.start and one.end <= longer.end
    return inside and any(one.said in word for word in longer.official)


def _used(one: Expansion, is_used: Callable[[str], bool]) -> Expansion | None:
    """Leave out official words that are not used; None for a spoken word that is left without."""
    official = tuple(word for word in one.official if is_used(word))
    return replace(one, official=official) if official or not one.official else None


def _in_question(question: str, origins: Sequence[tuple[int, int]], one: Expansion) -> Expansion:
    """Turn a span of the folded text into one of the question."""
    start, end = origins[one.start][0], origins[one.end - 1][1]
    return Expansion(start, end, question[start:end], one.official)
