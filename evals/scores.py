"""All scores of a run, worked out once per question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.records import Answer
from evals.metrics.cited import cited, uncited
from evals.metrics.correct import correct, forbidden, lacking
from evals.metrics.grounded import grounded, groundless
from evals.metrics.precision import precision, precision_by_characters
from evals.metrics.refusal import clarified, refused, wrong_answer, wrong_refusal
from evals.metrics.verbatim import misquoted, verbatim
from evals.question_set import Question
from evals.reference import Reference
from evals.runner import Result
from evals.statistics import Share, pooled

Metric = Callable[[Question, Answer, Reference], Share | None]


@dataclass(frozen=True, slots=True)
class Score:
    """A share with its name; `of` says what is counted, `demanded` what a single case must be.

    `demanded` is None where falling short is no failure of the case. `told` is the Japanese name;
    of most scores more is better, of some less.
    """

    name: str
    metric: Metric
    of: str
    demanded: float | None
    told: str
    more_is_better: bool = True


SCORES = (
    Score("correct", correct, "answerable questions", 1.0, "正答"),
    Score("cited", cited, "questions with gold quotes", 1.0, "根拠の引用"),
    Score("precision", precision, "evidence citations", None, "引用の適合率（件数）"),
    Score(
        "precision by characters",
        precision_by_characters,
        "characters of evidence",
        None,
        "引用の適合率（文字数）",
    ),
    Score("verbatim", verbatim, "quotes", 1.0, "原文との一致"),
    Score("grounded", grounded, "answered records", 1.0, "根拠のある文"),
    Score("refused", refused, "unanswerable questions", 1.0, "正しい拒否"),
    Score(
        "wrong answer",
        wrong_answer,
        "unanswerable questions",
        0.0,
        "答えられない質問への回答",
        more_is_better=False,
    ),
    Score(
        "wrong refusal",
        wrong_refusal,
        "answerable questions",
        0.0,
        "答えられる質問の拒否",
        more_is_better=False,
    ),
    Score("clarify", clarified, "answerable questions", None, "聞き返し", more_is_better=False),
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A result with its shares, in the order of SCORES; None where a score does not apply."""

    result: Result
    shares: tuple[Share | None, ...]

    @property
    def failed(self) -> tuple[str, ...]:
        """The names of the scores in which this case falls short."""
        return tuple(
            score.name
            for score, share in zip(SCORES, self.shares, strict=True)
            if score.demanded is not None and share is not None and share.value != score.demanded
        )


def score(results: Sequence[Result], reference: Reference) -> tuple[Scored, ...]:
    """Work out every score of every result."""
    return tuple(
        Scored(r, tuple(s.metric(r.question, r.answer, reference) for s in SCORES)) for r in results
    )


def shares_of(cases: Sequence[Scored], name: str) -> tuple[Share | None, ...]:
    """Give one score of each case, None where it does not apply."""
    at = [score.name for score in SCORES].index(name)
    return tuple(case.shares[at] for case in cases)


def total(cases: Sequence[Scored], name: str) -> Share:
    """Add up one score over cases; those that it does not apply to are left out."""
    return pooled(shares_of(cases, name))


def ineligible(cases: Sequence[Scored], name: str) -> int:
    """Count the cases that a score does not apply to."""
    return sum(share is None for share in shares_of(cases, name))


def shortcomings(case: Scored, reference: Reference) -> tuple[str, ...]:
    """Say what a case falls short of, one line each."""
    question, answer = case.result.question, case.result.answer
    lines = [f"must: {' | '.join(group)}" for group in lacking(question, answer)]
    lines += [f"must not: {text}" for text in forbidden(question, answer)]
    lines += [f"not cited: {text}" for text in uncited(question, answer, reference)]
    lines += [f"not verbatim: [{c.marker}] {c.quote}" for c in misquoted(answer, reference)]
    if "grounded" in case.failed:
        lines += [f"no source: {text}" for text in groundless(answer, reference)]
    if len(answer.answer) > question.max_chars:
        lines.append(f"too long: {len(answer.answer)} of {question.max_chars} characters")
    return tuple(lines)
