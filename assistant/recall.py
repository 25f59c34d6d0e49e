"""Recalls statements for a question: hybrid passages, weighed again sentence by sentence."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import Wording, find_wording
from assistant.items import item_label
from assistant.kinds import Asked, Kind, counts, holds
from assistant.lexicon import Lexicon, Statement
from assistant.read import Reading
from assistant.surroundings import Surroundings
from assistant.synonyms import Synonyms
from corpus import Section, SectionKind, Side
from corpus.text import squash
from index.normalise import fold
from index.records import Filter, Hit
from index.searcher import Searcher

# Share of the vectors in what the search found, each leg spread between its last and first hit.
DENSE_SHARE = 0.6
USUAL_CHARACTERS = 55
HELD_BONUS = 0.12
NAMED_BONUS = 0.15
CUE_BONUS = 0.08
LABEL_BONUS = 0.15
# Wording that answers to a kind of question tend to have.
_CUES = {
    Kind.GOAL: re.compile(r"目指|めざ|ゴール|目標|目的|状態"),
    Kind.REASON: re.compile(r"ため|ので|ことから|により|背景|踏まえ|に伴"),
    Kind.PROCESS: re.compile(r"^[⇒→]|通じて|踏まえ|取りまとめ|により|進め|検討"),
    Kind.RESPONSIBILITY: re.compile(r"［|事務局|委員長|職員|担当"),
}
# A heading names a subject but says nothing about it; neither do dates and heads of columns.
_KIND_MALUS = {
    SectionKind.TITLE: 0.4,
    SectionKind.HEADING: 0.15,
    SectionKind.TABLE_HEAD: 0.25,
    SectionKind.DATE: 0.15,
    SectionKind.FIGURES: 0.3,
    SectionKind.OMISSION: 0.5,
}
_BEFORE_MALUS = 0.06
# A long word of the question that one document alone uses: the others are hardly meant.
ELSEWHERE_MALUS, LONG_WORD = 0.2, 5
# A question names a side of a before/after table: a document without one is hardly meant.
NO_SIDES_MALUS = 0.2
# What follows the name of a thing that a sentence says something of.
_OF = r"[」』）)]?(?:とは|は、|・・|…|‥|:|は[^、]{0,12}(?:である|です|をいう))"
HITS, EVERY_WORD = 400, 0.99


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each part of a statement's score counts.

    `fit` is that of what the question wants, `kind` of the section's kind, `length` of the
    logarithm of the length against USUAL_CHARACTERS (a longer sentence says more). `nearness` is
    that of the similarity, which the fused score only ranks; of what stands around the statement:
    `before` and `coverage_before` of the one before it, `same` and `above` of the nearest below the
    same heading and below the one above. `usual` is what the similarities come to at a best one.
    """

    fused: float
    coverage: float
    own: float
    fit: float
    kind: float
    length: float
    nearness: float = 0.0
    before: float = 0.0
    coverage_before: float = 0.0
    same: float = 0.0
    above: float = 0.0
    usual: float = 0.0


# Fitted on questions to the documents whose answers are marked, the test half apart (softmax over
# the statements of each question); those with vectors are scaled so that the best statements score
# as they do without, for which the thresholds of the answers were found.
_WORDS = _Weights(fused=0.3, coverage=0.4, own=0.3, fit=0.67, kind=0.67, length=0.067)
_VECTORS = _Weights(
    fused=0.27,
    coverage=0.18,
    own=0.11,
    fit=0.96,
    kind=0.54,
    length=0.054,
    nearness=0.32,
    before=0.11,
    coverage_before=0.12,
    same=0.4,
    above=0.35,
    usual=0.33,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with its score and what it came from; `dense` is None without a vector.

    `around` is the part of the score that comes from what stands around the statement.
    """

    statement: Statement
    score: float
    coverage: float
    own: float
    dense: float | None
    around: float = 0.0


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
            weights: [_own_score(statement, weights) for statement in lexicon.statements]
            for weights in (_WORDS, _VECTORS)
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
        wanted = _wanted(reading, named, self._home(reading, documents), self._sided)
        found = self._found_near(by_section)
        candidates = [
            number
            for number in sorted({*found, *np.flatnonzero(covered).tolist()})
            if self._lexicon.statements[number].section.document in documents
        ]
        weights = _VECTORS if any(hit.dense is not None for hit in hits) else _WORDS
        around = self._around(found, covered, weights)
        weighed = []
        for number in candidates:
            statement, near = self._lexicon.statements[number], found.get(number)
            dense = near.hit.dense if near else None
            coverage, own = float(covered[number]), float(own_covered[number])
            # what holds every word of a question scores no less than it would without vectors
            tried = (weights, _WORDS) if min(coverage, own) >= EVERY_WORD else (weights,)
            fit, share = _fit(wanted, statement), near.share if near else 0.0
            score = max(
                w.fused * share
                + w.coverage * coverage
                + w.own * own
                + w.fit * fit
                + self._own_scores[w][number]
                + w.nearness * (dense or 0.0)
                + (around[number] if w == weights else 0.0)
                - w.usual
                for w in tried
            )
            place = round(around[number], 6)
            weighed.append(Found(statement, round(score, 6), coverage, own, dense, place))
        return weighed

    def _found_near(self, by_section: Mapping[str, list["_Spread"]]) -> dict[int, "_Spread"]:
        """Give the statements that a hit overlaps, by number, each with the best of its hits."""
        numbers = [n for key in by_section for n in self._numbers.get(key, ())]
        statements = self._lexicon.statements
        near = ((n, _best_of(statements[n], by_section[self._keys[n]])) for n in numbers)
        return {number: one for number, one in near if one is not None}

    def _around(
        self, found: Mapping[int, "_Spread"], covered: NDArray[np.float32], weights: _Weights
    ) -> list[float]:
        """Score every statement, (n,), by what stands around it."""
        around = self._surroundings
        dense = np.zeros(len(covered), np.float32)
        for number, one in found.items():
            dense[number] = one.hit.dense or 0.0
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


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a question wants of a statement.

    `named` are the headings that stand in it, `cues` the wording of what answers to its kinds,
    `opening` how a statement opens that says what the subject is, where that is asked for,
    `home` the document that the question's words point to, `sided` those with before/after tables.
    """

    reading: Reading
    named: frozenset[str]
    cues: tuple[re.Pattern[str], ...]
    opening: re.Pattern[str] | None
    home: str | None
    sided: frozenset[str]


def _wanted(
    reading: Reading, named: frozenset[str], home: str | None, sided: frozenset[str]
) -> _Wanted:
    """Read once what every statement is judged by."""
    cues = tuple(cue for kind, cue in _CUES.items() if kind in reading.kinds)
    terms = "|".join(re.escape(term) for term in reading.own if len(term) > 1)
    defines = terms and Kind.DEFINITION in reading.kinds
    opening = re.compile(rf".{{0,4}}(?:{terms}){_OF}") if defines else None
    return _Wanted(reading, named, cues, opening, home, sided)


@lru_cache(maxsize=20_000)
def _squashed(text: str) -> str:
    """Give a statement's text folded, without white space."""
    return fold(squash(text))


def _own_score(statement: Statement, weights: _Weights) -> float:
    """Judge a statement by its length and by the kind of its section."""
    length = weights.length * math.log((statement.end - statement.start) / USUAL_CHARACTERS)
    return length - weights.kind * _KIND_MALUS.get(statement.section.kind, 0.0)


def _fit(wanted: _Wanted, statement: Statement) -> float:
    """Judge a statement by its side, its headings, and whether it holds what is asked."""
    reading, section, fit = wanted.reading, statement.section, 0.0
    if not wanted.named.isdisjoint(statement.headings):
        fit += NAMED_BONUS
    if reading.asked and reading.asked is not Asked.PERSON and holds(statement.text, reading.asked):
        fit += HELD_BONUS
    if reading.counter and counts(statement.text, reading.counter, reading.own):
        fit += HELD_BONUS
    if item_label(statement.text) in reading.own:
        fit += LABEL_BONUS
    if wanted.cues:
        said = statement.text + section.path[-1]
        if any(cue.search(said) for cue in wanted.cues):
            fit += CUE_BONUS
    if wanted.opening and wanted.opening.match(_squashed(statement.text)):
        fit += HELD_BONUS
    return fit + _place_fit(wanted, section)


def _place_fit(wanted: _Wanted, section: Section) -> float:
    """Judge where a statement stands: in another document or on another side than is meant."""
    reading, fit = wanted.reading, 0.0
    if wanted.home and section.document != wanted.home:
        fit -= ELSEWHERE_MALUS
    if reading.sides and section.document not in wanted.sided:
        fit -= NO_SIDES_MALUS
    if section.side and reading.sides and section.side not in reading.sides:
        fit -= 3 * _BEFORE_MALUS
    elif section.side is Side.BEFORE and not reading.sides and Kind.CHANGE not in reading.kinds:
        fit -= _BEFORE_MALUS
    return fit
