"""Japanese words: morphemes with exact offsets, and the terms that lexical search counts."""

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

from index.normalise import canonical_years, fold

if TYPE_CHECKING:
    from fugashi import Tagger  # type: ignore[import-untyped]  # the package has no types

# Raise it whenever `tokenise` or `fold` gives other terms for any text: stored ones are stale.
RULES = 2

# MeCab drops what follows a NUL, cannot take a lone surrogate, and crashes on inputs of several
# hundred thousand characters.
_PIECE = re.compile(r"[^\x00\n\ud800-\udfff]+")
_PIECE_CHARS = 4_000
REMEMBERED_CHARS = 400
_NOUNS = frozenset({"名詞", "接尾辞", "接頭辞", "形状詞"})
_CONTENT = _NOUNS | {"動詞", "形容詞", "副詞", "記号"}
# Verbs and nouns so general that they join any question with any text
_EMPTY_WORDS = frozenset(
    {"為る", "居る", "有る", "成る", "出来る", "因る", "於く", "下さる", "頂く", "御座る"}
    | {"教える", "知る", "どう", "事", "為", "物", "御", "第"}
)
_LONGEST_COMPOUND = 10
_SEPARATORS = frozenset(".,")


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A word of a text; text[start:end] == surface. `reading` is in katakana, None if unknown."""

    surface: str
    lemma: str
    reading: str | None
    pos1: str
    pos2: str
    start: int
    end: int


# A tagger's nodes point into a buffer that its next call reuses, so one thread at a time; a tagger
# for each thread would map the dictionary of 250 MB anew.
_TAGGING = threading.Lock()


@cache
def _tagger() -> "Tagger":
    """Give the tagger, always on unidic-lite, even where a larger UniDic is installed."""
    import fugashi
    import unidic_lite  # type: ignore[import-untyped]  # the package has no types

    folder = unidic_lite.DICDIR
    return fugashi.Tagger(f'-r "{folder}/mecabrc" -d "{folder}"')


def tokeniser_versions() -> dict[str, str]:
    """Give what the terms depend on: our rules, fugashi and the dictionary."""
    return {
        "rules": str(RULES),
        "fugashi": version("fugashi"),
        "unidic-lite": version("unidic-lite"),
    }


def morphemes(text: str) -> tuple[Morpheme, ...]:
    """Cut a text into words with offsets; line breaks, NUL and lone surrogates are borders.

    The last short texts are remembered: one question is cut many times over.
    """
    return _last_cut(text) if len(text) <= REMEMBERED_CHARS else _cut(text)


@lru_cache(maxsize=256)
def _last_cut(text: str) -> tuple[Morpheme, ...]:
    return _cut(text)


def _cut(text: str) -> tuple[Morpheme, ...]:
    words: list[Morpheme] = []
    for start, end in _pieces(text):
        words.extend(_analyse(text, start, end))
    return tuple(words)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Give spans that the tagger can take, cut behind 。 or 、 where one is too long."""
    for found in _PIECE.finditer(text):
        start, end = found.span()
        while end - start > _PIECE_CHARS:
            limit = start + _PIECE_CHARS
            cut = max(text.rfind(sign, start, limit) for sign in "。、") + 1
            cut = cut or limit
            yield start, cut
            start = cut
        yield start, end


def _analyse(text: str, start: int, end: int) -> Iterator[Morpheme]:
    """Run the tagger over text[start:end] and give its words."""
    position = start
    for surface, feature in _tagged(text[start:end]):
        begin = text.find(surface, position, end)  # white space between words is not in the nodes
        position = begin + len(surface)
        lemma = (feature.lemma or "").partition("-")[0] or surface
        yield Morpheme(
            surface, lemma, feature.kana or None, feature.pos1, feature.pos2, begin, position
        )


@dataclass(frozen=True, slots=True)
class _Feature:
    """What is read of a node, while it is there."""

    lemma: str | None
    kana: str | None
    pos1: str
    pos2: str


def _tagged(piece: str) -> list[tuple[str, _Feature]]:
    """Cut a piece into words, each copied before the next call."""
    with _TAGGING:
        return [
            (node.surface, _Feature(f.lemma, f.kana, f.pos1, f.pos2))
            for node in _tagger()(piece)
            for f in (node.feature,)
        ]


def tokenise(text: str) -> tuple[str, ...]:
    """Give the search terms of a text, repeated as often as they occur.

    Content words by lemma (proper nouns as written: their lemma is only a reading), numbers, runs
    of nouns also as one unit, a number also with its counter, years also in western form.
    Short texts (headings, sentences) are remembered: a question meets the same ones again.
    """
    return _remembered(text) if len(text) <= REMEMBERED_CHARS else _terms(text)


def _terms(text: str) -> tuple[str, ...]:
    """Give the search terms of a text."""
    folded = fold(text)
    words = _join_numbers(morphemes(folded))
    years = canonical_years(folded)
    terms = [term for word in words if (term := _term(word))]
    terms.extend(_compounds(words))
    terms.extend(unit for unit in _counted(words) if unit not in years)
    terms.extend(years)
    # an era year stands for the bare western number as well, which 2025年度 holds by itself
    terms.extend(year[:4] for year in dict.fromkeys(years) if year[:4] not in terms)
    return tuple(terms)


@lru_cache(maxsize=16_384)
def _remembered(text: str) -> tuple[str, ...]:
    return _terms(text)


def _join_numbers(words: Sequence[Morpheme]) -> list[Morpheme]:
    """Join what the dictionary cuts out of one number (3 . 5 and 1 , 200), dropping the commas."""
    joined: list[Morpheme] = []
    for word in words:
        last = joined[-1] if joined else None
        if last and last.end == word.start and _goes_on(last, word):
            surface = last.surface + word.surface
            joined[-1] = replace(last, surface=surface, lemma=surface, end=word.end)
        else:
            joined.append(word)
    return [_finished(word) for word in joined]


def _goes_on(last: Morpheme, word: Morpheme) -> bool:
    """Tell whether a word belongs to the number before it."""
    if last.pos2 != "数詞" or not last.surface[0].isdecimal():
        return False
    if word.surface in _SEPARATORS:
        return last.surface[-1].isdecimal()
    return word.pos2 == "数詞" and word.surface.isdecimal()


def _finished(word: Morpheme) -> Morpheme:
    """Strip a sentence end from a number and drop its thousands separators."""
    if word.pos2 != "数詞":
        return word
    surface = word.surface.rstrip(".,")
    end = word.end - (len(word.surface) - len(surface))
    return replace(word, surface=surface, lemma=surface.replace(",", ""), end=end)


def _term(word: Morpheme) -> str | None:
    """Give the term that a word counts as; None for words that carry no content."""
    if word.pos1 not in _CONTENT or word.pos2 == "助動詞語幹" or word.lemma in _EMPTY_WORDS:
        return None
    term = word.surface if word.pos2 == "固有名詞" else word.lemma
    return term if any(character.isalnum() for character in term) else None


def _is_part(word: Morpheme) -> bool:
    """Tell whether a word can stand in a compound."""
    return word.pos1 in _NOUNS and word.pos2 not in {"数詞", "助動詞語幹"} and bool(_term(word))


def _compounds(words: Sequence[Morpheme]) -> Iterator[str]:
    """Give each run of two and more touching nouns as one unit: 住民自治協議会."""
    run: list[Morpheme] = []
    for word in [*words, None]:
        if word and _is_part(word) and (not run or run[-1].end == word.start):
            run.append(word)
            continue
        if 2 <= len(run) <= _LONGEST_COMPOUND:
            yield "".join(part.surface for part in run)
        run = [word] if word and _is_part(word) else []


def _counted(words: Sequence[Morpheme]) -> Iterator[str]:
    """Give each number with the noun that touches it: 3章, 65歳."""
    for number, counter in pairwise(words):
        touches = number.end == counter.start
        if number.pos2 == "数詞" and touches and counter.pos1 in {"名詞", "接尾辞"}:
            yield number.lemma + counter.surface
