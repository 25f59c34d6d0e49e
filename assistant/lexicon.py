"""The corpus as statements with their words: how much of a question a statement covers."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus import Corpus, Section, SectionKind
from corpus.layout import trimmed
from index.tokens import tokenise

_SENTENCE = re.compile(r"[^。]*(?:。[」』）)]*|$)", re.DOTALL)
# A section's headings name its subject, but are not what it says.
PATH_SHARE = 0.8
_MUTE = frozenset({SectionKind.STAMP, SectionKind.LOST})


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a section with the search terms of itself and of its headings."""

    section: Section
    start: int
    end: int
    text: str
    terms: frozenset[str]
    path_terms: frozenset[str]


class Lexicon:
    """Statements of a corpus, in reading order, and the weight of every term.

    A term weighs ln(1 + N / n): N statements, n of which hold the term (n = 0.5 for unknown ones).
    """

    def __init__(self, corpus: Corpus) -> None:
        self.statements = tuple(_statements(corpus))
        counts = Counter(term for s in self.statements for term in s.terms | s.path_terms)
        self._counts = counts
        self._documents: dict[str, set[str]] = {}
        for statement in self.statements:
            held = self._documents.setdefault(statement.section.document, set())
            held |= statement.terms | statement.path_terms

    def weight(self, term: str) -> float:
        """Give a term's weight."""
        return math.log(1 + len(self.statements) / (self._counts[term] or 0.5))

    def knows(self, term: str, document: str | None = None) -> bool:
        """Tell whether the corpus, or one document, uses a term."""
        if document is None:
            return term in self._counts
        return term in self._documents.get(document, set())

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


def _statements(corpus: Corpus) -> Iterator[Statement]:
    """Cut every section that says something into its sentences."""
    for section in corpus.sections:
        if section.kind in _MUTE:
            continue
        path_terms = frozenset(tokenise("　".join(section.path)))
        text = corpus.document(section.document).text
        for start, end in sentence_spans(text, section.start, section.end):
            words = frozenset(tokenise(text[start:end].replace("\n", "")))
            yield Statement(section, start, end, text[start:end], words, path_terms)


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
