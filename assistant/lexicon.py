"""The corpus as statements with their words: how much of a question a statement covers."""

import math
import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus import Alias, Corpus, Section, SectionKind
from corpus.layout import trimmed
from corpus.markers import without_marker
from corpus.text import squash, unwrap
from index.normalise import fold
from index.tokens import tokenise

_SENTENCE = re.compile(r"[^。]*(?:。[」』）)]*|$)", re.DOTALL)
# A section's headings name its subject, but are not what it says.
PATH_SHARE = 0.8
NAME_CHARACTERS = 4
# An arrow that leads to what is done about the items above it, not one that fills a cell.
ARROW = re.compile(r"[⇒→➡][\s　]*\S{4}")
MOST_ABOVE = 2
_MUTE = frozenset({SectionKind.STAMP, SectionKind.LOST, SectionKind.CONTENTS})


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a section with the search terms of itself and of its headings.

    `headings` are the names in its path without their signs, squashed.
    """

    section: Section
    start: int
    end: int
    text: str
    terms: frozenset[str]
    path_terms: frozenset[str]
    headings: tuple[str, ...]


def expand(terms: Iterable[str], cities: Sequence[str]) -> frozenset[str]:
    """Add what a compound is without a city's name before it and without 等 or など behind it."""
    expanded = set(terms)
    for term in tuple(expanded):
        bare = term
        for city in cities:
            bare = bare.removeprefix(city)
        for ending in ("など", "等"):
            bare = bare.removesuffix(ending)
        if len(bare) > 1:
            expanded.add(bare)
    return frozenset(expanded)


def with_long_forms(
    statements: Sequence[Statement], aliases: Iterable[Alias]
) -> tuple[Statement, ...]:
    """Give statements that use a short name its long form as a further term.

    Short names are those that the corpus inferred for the statement's document (住自協 stands for
    住民自治協議会); names that are printed side by side need no help.
    """
    long_forms: dict[str, dict[str, str]] = {}
    for alias in aliases:
        if alias.anchor == alias.short:
            known = long_forms.setdefault(alias.short.document, {})
            known[fold(squash(alias.short.text))] = fold(squash(alias.long.text))
    return tuple(
        replace(one, terms=one.terms | {known[t] for t in one.terms if t in known})
        for one in statements
        for known in (long_forms.get(one.section.document, {}),)
    )


class Lexicon:
    """Statements of a corpus, in reading order, and the weight of every term.

    A term weighs ln(1 + N / n): N statements, n of which hold the term (n = 0.5 for unknown ones).
    """

    def __init__(self, corpus: Corpus) -> None:
        self.cities = tuple(dict.fromkeys(d.city for d in corpus.documents if d.city))
        self.statements = with_long_forms(tuple(_statements(corpus, self.cities)), corpus.aliases)
        counts = Counter(term for s in self.statements for term in s.terms | s.path_terms)
        self._counts = counts
        self._weights = {term: self._weight(number) for term, number in counts.items()}
        self._unknown = self._weight(0.5)
        self._documents: dict[str, set[str]] = {}
        for statement in self.statements:
            held = self._documents.setdefault(statement.section.document, set())
            held |= statement.terms | statement.path_terms

    def weight(self, term: str) -> float:
        """Give a term's weight."""
        return self._weights.get(term, self._unknown)

    def _weight(self, number: float) -> float:
        """Give the weight of a term that a number of statements hold."""
        return math.log(1 + len(self.statements) / number)

    def share(self, terms: Iterable[str], held: Container[str]) -> float:
        """Give the weighted share (0 to 1) of distinct terms that are held; 0 without any."""
        weights = {term: self._weights.get(term, self._unknown) for term in terms}
        total = sum(weights.values())
        return sum(w for term, w in weights.items() if term in held) / total if total else 0.0

    def knows(self, term: str, document: str | None = None) -> bool:
        """Tell whether the corpus, or one document, uses a term."""
        if document is None:
            return term in self._counts
        return term in self._documents.get(document, set())

    def uses(self, words: str) -> bool:
        """Tell whether the corpus uses every term of some words."""
        return all(map(self.knows, tokenise(words)))

    @cached_property
    def _postings(self) -> dict[str, tuple[NDArray[np.intp], NDArray[np.float32]]]:
        """The statements that hold each term, with 1 for the text and less for the headings."""
        places: dict[str, dict[int, float]] = {}
        for number, statement in enumerate(self.statements):
            for term in statement.path_terms:
                places.setdefault(term, {})[number] = PATH_SHARE
            for term in statement.terms:
                places.setdefault(term, {})[number] = 1.0
        return {
            term: (np.fromiter(held, np.intp), np.fromiter(held.values(), np.float32))
            for term, held in places.items()
        }

    def held(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Give the weighted share (0 to 1) of terms that every statement holds, shape (n,)."""
        shares = np.zeros(len(self.statements), np.float32)
        weights = [self.weight(term) for term in terms]
        for term, weight in zip(terms, weights, strict=True):
            if term in self._postings:
                numbers, parts = self._postings[term]
                shares[numbers] += weight * parts
        return shares / (sum(weights) or 1.0)

    @cached_property
    def headings(self) -> frozenset[str]:
        """Every name of a heading over some statement, without its sign, squashed."""
        return frozenset(name for one in self.statements for name in one.headings)

    @property
    def terms(self) -> Collection[str]:
        """Every term of the corpus."""
        return self._counts.keys()

    def coverage(self, terms: Iterable[str], statement: Statement) -> float:
        """Give the weighted share (0 to 1) of terms that a statement and its headings hold."""
        total = held = 0.0
        for term in terms:
            weight = self.weight(term)
            total += weight
            if term in statement.terms:
                held += weight
            elif term in statement.path_terms:
                held += weight * PATH_SHARE
        return held / total if total else 0.0


@lru_cache(maxsize=8_192)  # headings are the same for every question
def bare_headings(path: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names of a path without the signs before them, squashed; short ones are no names."""
    names = []
    for name in path:
        bare = squash(without_marker(name)).removesuffix("とは")
        if len(bare) >= NAME_CHARACTERS:
            names.append(bare)
    return tuple(names)


def _statements(corpus: Corpus, cities: Sequence[str]) -> Iterator[Statement]:
    """Cut every section that says something into its sentences.

    What stands behind an arrow (⇒ 研究) is said of the items above it under the same heading: their
    words count as its headings do.
    """
    above: list[Statement] = []
    for section in corpus.sections:
        if section.kind in _MUTE:
            continue
        path_terms = expand(tokenise("　".join(section.path)), cities)
        headings = bare_headings(section.path)
        text = corpus.document(section.document).text
        for start, end in sentence_spans(text, section.start, section.end):
            words = expand(tokenise(unwrap(text[start:end])), cities)
            one = Statement(section, start, end, text[start:end], words, path_terms, headings)
            if above and above[-1].section.path != section.path:
                above = []
            if ARROW.match(one.text):
                led = frozenset(term for each in above[-MOST_ABOVE:] for term in each.terms)
                one, above = replace(one, path_terms=path_terms | led), []
            else:
                above.append(one)
            yield one


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the sentences of text[start:end]; a bracket behind 。 belongs to its sentence."""
    spans: list[tuple[int, int]] = []
    for found in _SENTENCE.finditer(text, start, end):
        begin, finish = trimmed(text, found.start(), found.end())
        if begin == finish:
            continue
        if spans and text[begin] in "［[（(":
            spans[-1] = (spans[-1][0], finish)
        else:
            spans.append((begin, finish))
    yield from spans
