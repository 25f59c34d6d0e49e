"""Recalls statements for a question: hybrid passages, weighed again sentence by sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import Wording, find_wording
from assistant.lexicon import Lexicon, Statement
from assistant.read import Reading
from assistant.statement_fit import VECTORS, WORDS, Weights, fit_of, own_score, wanted_of
from assistant.surroundings import Surroundings
from assistant.synonyms import Synonyms
from corpus.text import squash
from index.records import Filter, Hit
from index.searcher import Searcher

# Share of the vectors in what the search found, each leg spread between its last and first hit.
DENSE_SHARE = 0.6
HITS, EVERY_WORD = 400, 0.99
# So long a word that one document alone uses points to that document.
LONG_WORD = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with its score and what it came from; `dense` is None without a vector."""

    statement: Statement
    score: float
    coverage: float
    own: float
    dense: float | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Statements, best first, and whether vectors took part in finding them.

    `official` are the words of the corpus that spoken words of the question stand for.
    """

    found: tuple[Found, ...]
    with_vectors: bool
    degraded: tuple[str, ...]
    official: tuple[str, ...] = ()


class Recall:
    """Finds statements through the searcher and weighs them with the lexicon."""

    def __init__(self, searcher: Searcher, lexicon: Lexicon, synonyms: Synonyms) -> None:
        self._searcher = searcher
        self._lexicon = lexicon
        self._synonyms = synonyms
        self._keys = [statement.section.key for statement in lexicon.statements]
        # what a statement's score has of its own, whatever is asked
        self._own_scores = {
            weights: [own_score(statement, weights) for statement in lexicon.statements]
            for weights in (WORDS, VECTORS)
        }
        self._surroundings = Surroundings.of(lexicon.statements)
        sections = [statement.section for statement in lexicon.statements]
        self._sided = frozenset(section.document for section in sections if section.side)
        self._numbers: dict[str, list[int]] = {}
        for number, key in enumerate(self._keys):
            self._numbers.setdefault(key, []).append(number)

    def recall(self, reading: Reading, documents: frozenset[str]) -> Evidence:
        """Find the statements of some documents that bear on a question."""
        wording = self._wording(reading.search, reading.focus, reading)
        outcome = self._searcher.search(
            "　".join((reading.search, *wording.official)),
            top_k=HITS,
            where=self._only(documents),
        )
        found = sorted(
            self._weigh(reading, wording, outcome.hits, documents),
            key=lambda one: -one.score,  # equal ones stay in reading order
        )
        with_vectors = any(hit.dense is not None for hit in outcome.hits)
        return Evidence(tuple(found), with_vectors, outcome.degraded, wording.official)

    def _only(self, documents: frozenset[str]) -> Filter:
        """Restrict a search to documents; to all of them is no restriction."""
        entries = self._searcher.generation.manifest.documents
        every = documents.issuperset(entry.id for entry in entries)
        return Filter() if every else Filter(documents=documents)

    def _wording(self, text: str, terms: Sequence[str], reading: Reading) -> Wording:
        """Read a text as concepts."""
        foreign = reading.language != "ja"
        return find_wording(
            text, terms, self._lexicon, self._synonyms, bare=reading.bare, foreign=foreign
        )

    def _weigh(
        self,
        reading: Reading,
        wording: Wording,
        hits: tuple[Hit, ...],
        documents: frozenset[str],
    ) -> list[Found]:
        """Score every statement that a hit or a word of the question points to."""
        by_section: dict[str, list[_Spread]] = {}
        for one in _spread(hits):
            by_section.setdefault(one.hit.passage.section.key, []).append(one)
        squashed = squash(reading.question)
        named = frozenset(h for h in self._lexicon.headings if h in squashed)
        covered = own_covered = self._coverage(wording)
        if reading.own != reading.focus:
            wording = self._wording(reading.question, reading.own, reading)
            own_covered = self._coverage(wording)
        sided = self._sided & documents or documents  # without any, no document is less meant
        wanted = wanted_of(reading, named, self._home(reading, documents), sided)
        found = self._found_near(by_section)
        candidates = [
            number
            for number in sorted({*found, *np.flatnonzero(covered).tolist()})
            if self._lexicon.statements[number].section.document in documents
        ]
        weights = VECTORS if any(hit.dense is not None for hit in hits) else WORDS
        around = self._around(found, covered, weights)
        own_scores, alone = self._own_scores[weights], self._own_scores[WORDS]
        weighed = []
        for number in candidates:
            statement, near = self._lexicon.statements[number], found.get(number)
            dense = near.hit.dense if near else None
            coverage, own = float(covered[number]), float(own_covered[number])
            parts = {
                "share": near.share if near else 0.0,
                "coverage": coverage,
                "own": own,
                "fit": fit_of(wanted, statement),
                "dense": dense or 0.0,
            }
            score = weights.score(**parts) + own_scores[number] + around[number]
            # what holds every word of a question scores no less than it would without vectors
            if min(coverage, own) >= EVERY_WORD:
                score = max(score, WORDS.score(**parts) + alone[number])
            weighed.append(Found(statement, round(score, 6), coverage, own, dense))
        return weighed

    def _found_near(self, by_section: Mapping[str, list["_Spread"]]) -> dict[int, "_Spread"]:
        """Give the statements that a hit overlaps, by number, each with the best of its hits."""
        numbers = [n for key in by_section for n in self._numbers.get(key, ())]
        statements = self._lexicon.statements
        near = ((n, _best_of(statements[n], by_section[self._keys[n]])) for n in numbers)
        return {number: one for number, one in near if one is not None}

    def _around(
        self, found: Mapping[int, "_Spread"], covered: NDArray[np.float32], weights: Weights
    ) -> list[float]:
        """Score every statement, (n,), by what stands around it."""
        around = self._surroundings
        dense = np.zeros(len(covered), np.float32)
        for number, one in found.items():
            dense[number] = one.hit.dense or 0.0
        if weights == WORDS:
            return [0.0] * len(covered)
        score = weights.coverage_before * around.previous(covered)
        score += weights.before * around.previous(dense)
        score += weights.same * around.best_of_same(dense)
        score += weights.above * around.best_of_above(dense)
        places: list[float] = score.tolist()
        return places

    def _home(self, reading: Reading, documents: frozenset[str]) -> str | None:
        """Give the one document that knows a long word of the question; None without or of two."""
        known = [
            {one for one in documents if self._lexicon.knows(term, one)}
            for term in reading.own
            if len(term) >= LONG_WORD
        ]
        homes = {next(iter(one)) for one in known if len(one) == 1}
        return homes.pop() if len(homes) == 1 and len(documents) > 1 else None

    def _coverage(self, wording: Wording) -> NDArray[np.float32]:
        """Give the weighted share (0 to 1) of the concepts that each statement holds."""
        total = np.zeros(len(self._lexicon.statements), np.float32)
        for concept in wording.concepts:
            held = [self._lexicon.held(way) for way in concept.ways]
            total += concept.weight * np.maximum.reduce(held)
        return total / (sum(concept.weight for concept in wording.concepts) or 1.0)


@dataclass(frozen=True, slots=True)
class _Spread:
    """A hit with its share (0 to 1) of the best that this question has found."""

    hit: Hit
    share: float


def _spread(hits: Sequence[Hit]) -> list[_Spread]:
    """Weigh hits against each other: each leg from its last to its first, words from zero.

    A leg without any hit leaves its weight to the other. Hits that a reranker put in order hold
    their own shares, dealt out again in that order: the weights were fitted to such shares.
    """
    dense = [hit.dense for hit in hits if hit.dense is not None]
    words = [hit.lexical for hit in hits if hit.lexical is not None]
    low, top = min(dense, default=0.0), max(words, default=0.0)
    span = max(dense, default=0.0) - low
    near = (DENSE_SHARE if words else 1.0) if dense else 0.0
    found = []
    for hit in hits:
        share = 0.0
        if hit.dense is not None:
            share += near * ((hit.dense - low) / span if span > 0 else 1.0)
        if hit.lexical is not None:
            share += (1.0 - near) * (hit.lexical / top if top > 0 else 1.0)
        found.append(_Spread(hit, share))
    ordered = [one for one in found if one.hit.reranked is not None]  # they come first
    shares = sorted((one.share for one in ordered), reverse=True)
    dealt = [_Spread(one.hit, share) for one, share in zip(ordered, shares, strict=True)]
    return [*dealt, *found[len(dealt) :]]


def _best_of(statement: Statement, spread: list[_Spread]) -> _Spread | None:
    """Give the best hit whose passage overlaps a statement."""
    best: _Spread | None = None
    for one in spread:
        passage = one.hit.passage
        over = passage.start < statement.end and statement.start < passage.end
        if over and (best is None or one.share > best.share):
            best = one
    return best
