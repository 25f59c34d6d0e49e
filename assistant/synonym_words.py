"""Words to compare spoken wording by: Japanese ones by lemma, Latin ones by stem."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.normalise import fold
from index.tokens import morphemes

_LATIN = re.compile("[a-z\u00df-\u00f6\u00f8-\u024f]+")
# A base character with its marks: NFKC joins them, so they are folded together.
_CLUSTER = re.compile(".[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*", re.DOTALL)
_BETWEEN_LATIN = re.compile(r"[\s'’-]{0,3}")
_PLURAL = re.compile("(?:ies|oes|ais|eis|(?<![sui])s)$")
_SINGULAR = {"ies": "y", "oes": "ao", "ais": "al", "eis": "el", "s": ""}
_NOUNS = frozenset({"名詞", "接尾辞", "接頭辞", "形状詞"})
_INFLECTED = frozenset({"動詞", "形容詞"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text; `lemma` is the stem for a Latin word."""

    lemma: str
    start: int
    end: int
    pos1: str
    latin: bool

    @property
    def is_inflected(self) -> bool:
        """Tell whether it is a verb or an adjective."""
        return self.pos1 in _INFLECTED

    @property
    def is_noun(self) -> bool:
        """Tell whether it can be a part of a compound noun; the polite お is none."""
        return self.pos1 in _NOUNS and self.lemma != "御"


@lru_cache(maxsize=8_192)
def _fold_cluster(cluster: str) -> str:
    return fold(cluster)


def fold_with_origins(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Fold character by character; give the folded text and the span each character came from."""
    folded: list[str] = []
    origins: list[tuple[int, int]] = []
    for found in _CLUSTER.finditer(text):
        part = _fold_cluster(found.group())
        folded.append(part)
        origins += [found.span()] * len(part)
    return "".join(folded), origins


@lru_cache(maxsize=32_768)  # reading the synonym files asks for each word several times
def plain(text: str) -> str:
    """Fold character by character, so that a part of a text folds as it does alone (一回)."""
    return fold_with_origins(text)[0]


def cut(folded: str) -> list[Word]:
    """Cut a folded text into Latin words and, between them, Japanese ones."""
    words: list[Word] = []
    done = 0
    for found in _LATIN.finditer(folded):
        words += _japanese(folded, done, found.start())
        words.append(Word(_stem(found.group()), *found.span(), "", latin=True))
        done = found.end()
    return words + _japanese(folded, done, len(folded))


def _japanese(folded: str, start: int, end: int) -> list[Word]:
    """Give the words of a part; proper nouns as written, their lemma being only a reading."""
    if _BETWEEN_LATIN.fullmatch(folded, start, end):
        return []
    return [
        Word(
            word.surface if word.pos2 == "固有名詞" else word.lemma,
            start + word.start,
            start + word.end,
            word.pos1,
            latin=False,
        )
        for word in morphemes(folded[start:end])
    ]


@lru_cache(maxsize=8_192)
def _stem(word: str) -> str:
    """Take accents, the plural and a last e off an English or Portuguese word."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    if len(plain) > 3:
        plain = _PLURAL.sub(lambda found: _SINGULAR[found.group()], plain)
    return plain.removesuffix("e") if len(plain) > 3 else plain


def touch(word: Word, following: Word, folded: str) -> bool:
    """Tell whether two words can stand in one entry: side by side, Latin ones with a gap."""
    gap = folded[word.end : following.start]
    return not gap or (word.latin and following.latin and bool(_BETWEEN_LATIN.fullmatch(gap)))


def is_part(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether words[first] to words[last] cut a compound noun at a noun of one character.

    The 会 of 町内会に入る does not begin 会に入る; the 市 of 上田市役所 may begin 市役所.
    """
    word = words[first]
    if word.end - word.start > 1 or not word.is_noun:
        return False
    behind = words[first + 1] if first + 1 < len(words) else None
    goes_on = behind is not None and behind.is_noun and behind.start == word.end
    follows = first > 0 and words[first - 1].is_noun and words[first - 1].end == word.start
    return (goes_on and last == first) or (follows and not goes_on)


def is_hiragana(word: str) -> bool:
    """Tell whether a word is written in hiragana alone."""
    return all("ぁ" <= character <= "ゖ" or character == "ー" for character in word)
