"""Scores baselines and the product alike, one row each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.records import Answer
from evals.formatting import brief, markdown_table, number
from evals.metrics.cited import cited, uncited
from evals.metrics.correct import correct, says
from evals.metrics.effort import length
from evals.metrics.precision import precision, precision_by_characters
from evals.metrics.refusal import wrong_answer, wrong_refusal
from evals.question_set import Question
from evals.reference import Reference
from evals.runner import Result
from evals.scores import Metric
from evals.statistics import Share, one, percentile, pooled


def correct_at_any_length(question: Question, answer: Answer, reference: Reference) -> Share | None:
    """Score like `correct`, however long the answer is."""
    return one(says(question, answer)) if question.answerable else None


def cited_at_any_length(question: Question, answer: Answer, reference: Reference) -> Share | None:
    """Score like `cited`, however long the quotes are."""
    lacking = uncited(question, answer, reference, longest=None)
    return one(not lacking) if question.cite else None


COLUMNS: dict[str, Metric] = {
    "correct": correct,
    "correct, any length": correct_at_any_length,
    "cited": cited,
    "cited, any length": cited_at_any_length,
    "precision": precision,
    "precision by characters": precision_by_characters,
    "wrong answer": wrong_answer,
    "wrong refusal": wrong_refusal,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One answerer: the shares of every question by COLUMNS, and the median length."""

    name: str
    shares: tuple[tuple[Share | None, ...], ...]
    median_chars: float | None

    @classmethod
    def of(cls, name: str, results: Sequence[Result], reference: Reference) -> "Row":
        """Score the results of one answerer."""
        shares = tuple(
            tuple(metric(each.question, each.answer, reference) for each in results)
            for metric in COLUMNS.values()
        )
        chars = [n for each in results if (n := length(each.answer)) is not None]
        return cls(name, shares, percentile(chars, 50))

    def as_json(self) -> dict[str, Any]:
        """Give the counts as JSON-ready values."""
        sums = zip(COLUMNS, map(pooled, self.shares), strict=True)
        found: dict[str, Any] = {name: [share.hits, share.total] for name, share in sums}
        return {"name": self.name, **found, "median characters": self.median_chars}


def comparison(rows: Iterable[Row]) -> str:
    """Give the table of answerers."""
    lines = [
        [row.name, *(brief(shares) for shares in row.shares), number(row.median_chars)]
        for row in rows
    ]
    return markdown_table(["answerer", *COLUMNS, "median characters"], lines)
