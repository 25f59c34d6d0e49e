"""Is refused what cannot be answered, and nothing else?"""

from assistant.records import Answer, Status
from evals.metrics.correct import ANSWERED, forbidden, lacking
from evals.question_set import Question
from evals.reference import Reference
from evals.statistics import Share, one

ASSERTING = ANSWERED | {Status.ERROR}
REFUSING = frozenset({Status.UNANSWERABLE, Status.CLARIFY, Status.SMALLTALK, Status.ERROR})


def refused(question: Question, answer: Answer, reference: Reference) -> Share | None:
    """Score an unanswerable question: a status that fits its kind, `must` and `must_not` kept."""
    if question.answerable:
        return None
    return one(
        answer.status in question.refusals
        and not lacking(question, answer)
        and not forbidden(question, answer)
    )


def wrong_answer(question: Question, answer: Answer, reference: Reference) -> Share | None:
    """Count an unanswerable question that was answered, or ended in an error."""
    return None if question.answerable else one(answer.status in ASSERTING)


def wrong_refusal(question: Question, answer: Answer, reference: Reference) -> Share | None:
    """Count an answerable question that was refused, or ended in an error."""
    return one(answer.status in REFUSING) if question.answerable else None


def clarified(question: Question, answer: Answer, reference: Reference) -> Share | None:
    """Count an answerable question that was met with a question."""
    return one(answer.status is Status.CLARIFY) if question.answerable else None
