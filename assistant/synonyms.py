"""Spoken words of a question with the official words that they stand for."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path

from assistant.synonym_file import Fault, Merged, SynonymFile, merge, read_file, shipped_file
from index.normalise import fold
from index.tokens import morphemes

_LATIN = re.compile("[a-z\u00df-\u00f6\u00f8-\u024f]+")
# A base character with its marks: NFKC joins them, so they are folded together.
_CLUSTER = re.compile(".[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*", re.DOTALL)
_BETWEEN_LATIN = re.compile(r"[\s'’-]{0,3}")
_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_KANJI_WORD = re.compile("[々一-鿿]{2,}")
_NOUNS = frozenset({"名詞", "接尾辞", "接頭辞", "形状詞"})
_INFLECTED = frozenset({"動詞", "形容詞"})
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
class _Word:
    """A word of a folded text; `lemma` is the stem for a Latin word."""

    lemma: str
    start: int
    end: int
    pos1: str
    latin: bool


@dataclass(frozen=True)
class Synonyms:
    """Spoken words, folded, each with its official ones; `groups` and `faults` are for `check`."""

    official: dict[str, tuple[str, ...]] = field(default_factory=dict)
    groups: int = 0
    faults: tuple[Fault, ...] = ()

    def expand(self, question: str) -> tuple[Expansion, ...]:
        """Give the spoken words of a question in order; where two overlap, the longer one.

        Japanese words match from word to word, verbs and adjectives in any form; Latin ones in
        singular and plural, with and without accents. An official word hides spoken words in it.
        """
        folded, origins = _fold_with_origins(question)
        found = sorted(self._matches(folded), key=lambda one: (one.start - one.end, one.start))
        taken: list[Expansion] = []
        for one in found:
            if all(one.end <= other.start or other.end <= one.start for other in taken):
                taken.append(one)
        return tuple(
            _in_question(question, origins, one)
            for one in sorted(taken, key=lambda one: one.start)
            if one.official
        )

    def _matches(self, folded: str) -> Iterator[Expansion]:
        """Give every word of ours in a folded text, official ones with nothing to stand for."""
        words = _words(folded)
        for first in range(len(words)):
            lemmas: tuple[str, ...] = ()
            for last in range(first, min(first + self._most_words, len(words))):
                if last > first and not _touch(words[last - 1], words[last], folded):
                    break
                lemmas = (*lemmas, words[last].lemma)
                start, end = words[first].start, words[last].end
                known = self._known.get(folded[start:end])
                if known is None:
                    known = self._by_lemmas.get(lemmas)
                if known is not None and not _is_part(words, first, last):
                    yield Expansion(start, end, folded[start:end], known)
        chinese = not _KANA.search(folded)
        for start in range(len(folded)):
            for length in self._free_lengths:
                said = folded[start : start + length]
                if said in self._free and (chinese or not _KANJI_WORD.fullmatch(said)):
                    yield Expansion(start, start + length, said, self._known[said])

    @cached_property
    def _known(self) -> dict[str, tuple[str, ...]]:
        """Spoken words, and official ones that are no spoken words of another group."""
        official = {fold(word) for words in self.official.values() for word in words}
        return dict.fromkeys(official, ()) | self.official

    @cached_property
    def _by_lemmas(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Spoken words by their lemmas, hiragana that is no verb left out: its lemmas are guesses.

        Where two spoken words have the same lemmas, both count.
        """
        known: dict[tuple[str, ...], tuple[str, ...]] = {}
        for said, official in self.official.items():
            words = _words(said)
            if words and (not _is_hiragana(said) or words[-1].pos1 in _INFLECTED):
                lemmas = tuple(word.lemma for word in words)
                known[lemmas] = tuple(dict.fromkeys((*known.get(lemmas, ()), *official)))
        return known

    @cached_property
    def _most_words(self) -> int:
        return max((len(_words(said)) for said in self._known), default=0)

    @cached_property
    def _free(self) -> frozenset[str]:
        """Words that need no word borders: long hiragana, and kanji, for text without kana.

        The Japanese dictionary cuts Chinese, and long hiragana, at random.
        """
        return frozenset(
            said
            for said in self._known
            if _KANJI_WORD.fullmatch(said) or (_is_hiragana(said) and len(said) >= LONG_HIRAGANA)
        )

    @cached_property
    def _free_lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(said) for said in self._free}))


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
    return from_merged(merge(_shipped(), own))


@lru_cache(maxsize=1)
def _shipped() -> SynonymFile:
    return read_file(shipped_file())


def from_merged(merged: Merged) -> Synonyms:
    """Make synonyms of what the files say together."""
    return Synonyms(merged.official, merged.groups, merged.faults)


@lru_cache(maxsize=8_192)
def _fold_cluster(cluster: str) -> str:
    return fold(cluster)


def _fold_with_origins(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Fold character by character; give the folded text and the span each character came from."""
    folded: list[str] = []
    origins: list[tuple[int, int]] = []
    for found in _CLUSTER.finditer(text):
        part = _fold_cluster(found.group())
        folded.append(part)
        origins += [found.span()] * len(part)
    return "".join(folded), origins


def _in_question(question: str, origins: Sequence[tuple[int, int]], one: Expansion) -> Expansion:
    """Turn a span of the folded text into one of the question."""
    start, end = origins[one.start][0], origins[one.end - 1][1]
    return Expansion(start, end, question[start:end], one.official)


def _words(folded: str) -> list[_Word]:
    """Cut a folded text into Latin words and, between them, Japanese ones."""
    words: list[_Word] = []
    done = 0
    for found in _LATIN.finditer(folded):
        words += _japanese(folded, done, found.start())
        words.append(_Word(_stem(found.group()), *found.span(), "", latin=True))
        done = found.end()
    return words + _japanese(folded, done, len(folded))


def _japanese(folded: str, start: int, end: int) -> list[_Word]:
    """Give the words of a part; proper nouns as written, their lemma being only a reading."""
    if not folded[start:end].strip():
        return []
    return [
        _Word(
            word.surface if word.pos2 == "固有名詞" else word.lemma,
            start + word.start,
            start + word.end,
            word.pos1,
            latin=False,
        )
        for word in morphemes(folded[start:end])
    ]


_PLURAL = re.compile("(?:ies|oes|ais|eis|(?<![sui])s)$")
_SINGULAR = {"ies": "y", "oes": "ao", "ais": "al", "eis": "el", "s": ""}


@lru_cache(maxsize=8_192)
def _stem(word: str) -> str:
    """Take accents, the plural and a last e off an English or Portuguese word."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    if len(plain) > 3:
        plain = _PLURAL.sub(lambda found: _SINGULAR[found.group()], plain)
    return plain.removesuffix("e") if len(plain) > 3 else plain


def _touch(word: _Word, following: _Word, folded: str) -> bool:
    """Tell whether two words can stand in one entry: side by side, Latin ones with a gap."""
    gap = folded[word.end : following.start]
    return not gap or (word.latin and following.latin and bool(_BETWEEN_LATIN.fullmatch(gap)))


def _is_part(words: Sequence[_Word], first: int, last: int) -> bool:
    """Tell whether a match of one character is only a part of a compound noun."""
    if words[last].end - words[first].start > 1:
        return False
    around = words[max(first - 1, 0) : last + 2]
    return any(
        one.end == other.start and one.pos1 in _NOUNS and other.pos1 in _NOUNS
        for one, other in pairwise(around)
    )


def _is_hiragana(word: str) -> bool:
    return all("ぁ" <= character <= "ゖ" or character == "ー" for character in word)
