"""Does the evidence hold every gold quote?"""

from collections import defaultdict

from assistant.records import Answer, Citation, Role
from evals.question_set import Question
from evals.reference import Reference
from evals.statistics import Share, one

MAX_QUOTE_CHARS = 400


def cited(question: Question, answer: Answer, reference: Reference) -> Share | None:
    """Score a question with gold quotes: each lies in the union of the short evidence quotes."""
    return one(not uncited(question, answer, reference)) if question.cite else None


def uncited(
    question: Question,
    answer: Answer,
    reference: Reference,
    *,
    longest: int | None = MAX_QUOTE_CHARS,
) -> tuple[str, ...]:
    """Give the gold quotes that the union of quotes of at most `longest` characters lacks.

    The union is taken of offset ranges within one document. White space between two ranges does
    not part them: it is no part of a quote.
    """
    covered: dict[str, set[int]] = defaultdict(set)
    for citation in evidence(answer):
        if longest is None or len(citation.quote) <= longest:
            covered[citation.document].update(range(citation.start, citation.end))
    return tuple(
        cite
        for cite, alternatives in zip(question.cite, question.gold, strict=True)
        if not any(_within(covered, alternative, reference) for alternative in alternatives)
    )


def evidence(answer: Answer) -> tuple[Citation, ...]:
    """Give the citations that carry the claims."""
    return tuple(citation for citation in answer.citations if citation.role is Role.EVIDENCE)


def _within(covered: dict[str, set[int]], text: str, reference: Reference) -> bool:
    return any(
        covered.get(place.document, set()).issuperset(place.offsets)
        for place in reference.places(text)
    )
