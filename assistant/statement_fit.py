"""How well a statement fits a question besides its words and vectors, and what each part weighs."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.items import item_label
from assistant.kinds import Asked, Kind, counts, holds
from assistant.lexicon import Statement
from assistant.read import Reading
from corpus import Section, SectionKind, Side
from corpus.text import squash
from index.normalise import fold

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
ELSEWHERE_MALUS = 0.2
# A question names a side of a before/after table: a document without one is hardly meant.
NO_SIDES_MALUS = 0.2
# What follows the name of a thing that a sentence says something of.
_OF = r"[」』）)]?(?:とは|は、|・・|…|‥|:|は[^、]{0,12}(?:である|です|をいう))"


@dataclass(frozen=True, slots=True)
class Weights:
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

    def score(
        self, *, share: float, coverage: float, own: float, fit: float, dense: float
    ) -> float:
        """Weigh what a question found in a statement, without the statement's own and the rest."""
        words = self.fused * share + self.coverage * coverage + self.own * own
        return words + self.fit * fit + self.nearness * dense - self.usual


# Fitted on questions to the documents whose answers are marked, the test half apart (softmax over
# the statements of each question); those with vectors are scaled so that the best statements score
# as they do without, for which the thresholds of the answers were found.
WORDS = Weights(fused=0.3, coverage=0.4, own=0.3, fit=0.67, kind=0.67, length=0.067)
VECTORS = Weights(
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
class Wanted:
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


def wanted_of(
    reading: Reading, named: frozenset[str], home: str | None, sided: frozenset[str]
) -> Wanted:
    """Read once what every statement is judged by."""
    cues = tuple(cue for kind, cue in _CUES.items() if kind in reading.kinds)
    terms = "|".join(re.escape(term) for term in reading.own if len(term) > 1)
    defines = terms and Kind.DEFINITION in reading.kinds
    opening = re.compile(rf".{{0,4}}(?:{terms}){_OF}") if defines else None
    return Wanted(reading, named, cues, opening, home, sided)


@lru_cache(maxsize=20_000)
def _squashed(text: str) -> str:
    """Give a statement's text folded, without white space."""
    return fold(squash(text))


def own_score(statement: Statement, weights: Weights) -> float:
    """Judge a statement by its length and by the kind of its section."""
    length = weights.length * math.log((statement.end - statement.start) / USUAL_CHARACTERS)
    return length - weights.kind * _KIND_MALUS.get(statement.section.kind, 0.0)


def fit_of(wanted: Wanted, statement: Statement) -> float:
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


def _place_fit(wanted: Wanted, section: Section) -> float:
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
