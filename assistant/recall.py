"""Recalls statements for a question: hybrid passages, weighed again sentence by sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.kinds import Asked, Kind, counts, holds
from assistant.lexicon import Lexicon, Statement
from assistant.read import Reading
from corpus import Corpus, SectionKind, Side
from corpus.text import squash
from index.records import Filter, Hit
from index.searcher import Searcher

# Weights of a statement's score, set on the development half of the question set.
FUSED, COVERAGE, OWN = 0.55, 0.3, 0.15
HELD_BONUS = 0.12
NAMED_BONUS = 0.15
CUE_BONUS = 0.08
LABEL_BONUS = 0.15
_ITEM = re.compile(r"[・●○◆■]?\s*(?P<label>[^\s。、]{2,12})[\s　]+\S")
# Wording that answers to a kind of question tend to have.
_CUES = {
    Kind.GOAL: re.compile(r"目指|めざ|ゴール|目標|目的|状態"),
    Kind.REASON: re.compile(r"ため|ので|ことから|により|背景|踏まえ|に伴"),
    Kind.PROCESS: re.compile(r"通じて|踏まえ|取りまとめ|により|進め|検討"),
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
HITS = 60


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
    """Statements, best first, and whether vectors took part in finding them."""

    found: tuple[Found, ...]
    with_vectors: bool
    degraded: tuple[str, ...]


class Recall:
    """Finds statements through the searcher and weighs them with the lexicon."""

    def __init__(self, corpus: Corpus, searcher: Searcher, lexicon: Lexicon) -> None:
        self._corpus = corpus
        self._searcher = searcher
        self._lexicon = lexicon

    def recall(self, reading: Reading, documents: frozenset[str]) -> Evidence:
        """Find the statements of some documents that bear on a question."""
        outcome = self._searcher.search(
            reading.search, top_k=HITS, where=Filter(documents=documents)
        )
        statements = [s for s in self._lexicon.statements if s.section.document in documents]
        found = sorted(
            self._weigh(reading, statements, outcome.hits),
            key=lambda one: (-one.score, one.statement.section.document, one.statement.start),
        )
        return Evidence(
            tuple(found), any(hit.dense is not None for hit in outcome.hits), outcome.degraded
        )

    def _weigh(
        self, reading: Reading, statements: Iterable[Statement], hits: tuple[Hit, ...]
    ) -> list[Found]:
        """Score every statement that a hit or a word of the question points to."""
        by_section: dict[str, list[Hit]] = {}
        for one in hits:
            by_section.setdefault(one.passage.section.key, []).append(one)
        squashed = squash(reading.question)
        weighed = []
        for statement in statements:
            hit = _hit_of(statement, by_section.get(statement.section.key, []))
            coverage = self._lexicon.coverage(reading.focus, statement)
            if hit is None and coverage == 0.0:
                continue
            own = self._lexicon.coverage(reading.own, statement)
            fused = hit.score if hit else 0.0
            score = (
                FUSED * fused + COVERAGE * coverage + OWN * own + _fit(reading, squashed, statement)
            )
            dense = hit.dense if hit else None
            weighed.append(Found(statement, round(score, 6), coverage, own, dense))
        return weighed


def _hit_of(statement: Statement, hits: list[Hit]) -> Hit | None:
    """Give the best hit whose passage overlaps a statement."""
    over = [h for h in hits if h.passage.start < statement.end and statement.start < h.passage.end]
    return max(over, key=lambda hit: hit.score, default=None)


def _fit(reading: Reading, squashed: str, statement: Statement) -> float:
    """Judge a statement by what it is: its kind, its side, and whether it holds what is asked."""
    section = statement.section
    fit = -_KIND_MALUS.get(section.kind, 0.0)
    if any(heading in squashed for heading in statement.headings):
        fit += NAMED_BONUS
    if reading.asked and reading.asked is not Asked.PERSON and holds(statement.text, reading.asked):
        fit += HELD_BONUS
    if reading.counter and counts(statement.text, reading.counter, reading.own):
        fit += HELD_BONUS
    if item_label(statement.text) in reading.own:
        fit += LABEL_BONUS
    said = statement.text + section.path[-1]
    if any(cue.search(said) for kind, cue in _CUES.items() if kind in reading.kinds):
        fit += CUE_BONUS
    if section.side and reading.sides and section.side not in reading.sides:
        fit -= 3 * _BEFORE_MALUS
    elif section.side is Side.BEFORE and not reading.sides and Kind.CHANGE not in reading.kinds:
        fit -= _BEFORE_MALUS
    return fit


def item_label(text: str) -> str:
    """Give the word that an item names before a space: 委員 of 「・委員 教育長」."""
    found = _ITEM.match(text)
    return found.group("label") if found else ""
