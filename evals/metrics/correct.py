"""Does the answer say what it must, and nothing that it may not?"""

from assistant.records import Answer, Status
from evals.compare import holds, holds_any
from evals.question_set import Question
from evals.reference import Reference
from evals.statistics import Share, one

ANSWERED = frozenset({Status.ANSWERED, Status.PARTIAL})


def correct(question: Question, answer: Answer, reference: Reference) -> Share | None:
    """Score an answerable question: answered, every `must` group, no `must_not`, not too long."""
    if not question.answerable:
        return None
    return one(says(question, answer) and len(answer.answer) <= question.max_chars)


def says(question: Question, answer: Answer) -> bool:
    """Tell whether an answer of any length says what it must and nothing that it may not."""
    return (
        answer.status in ANSWERED
        and not lacking(question, answer)
        and not forbidden(question, answer)
    )


def lacking(question: Question, answer: Answer) -> tuple[tuple[str, ...], ...]:
    """Give the `must` groups of which the answer holds nothing."""
    return tuple(group for group in question.must if not holds_any(answer.answer, group))


def forbidden(question: Question, answer: Answer) -> tuple[str, ...]:
    """Give the `must_not` strings that the answer holds."""
    return tuple(text for text in question.must_not if holds(answer.answer, text))
