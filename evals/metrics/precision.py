"""How much of the evidence is to the point?"""

from collections.abc import Callable

from assistant.records import Answer, Citation
from corpus.text import squash
from evals.compare import holds_any
from evals.metrics.cited import evidence
from evals.metrics.correct import ANSWERED
from evals.question_set import Kind, Question
from evals.reference import Reference
from evals.statistics import Share, pooled

ROW_KINDS = frozenset({Kind.CHANGE, Kind.COMPARE})


def precision(question: Question, answer: Answer, reference: Reference) -> Share | None:
    """Count the evidence citations of an answer that are to the point."""
    return _share(question, answer, reference, lambda citation: 1)


def precision_by_characters(
    question: Question, answer: Answer, reference: Reference
) -> Share | None:
    """Count the same by the characters of the quotes, white space aside."""
    return _share(question, answer, reference, lambda citation: len(squash(citation.quote)))


def _share(
    question: Question,
    answer: Answer,
    reference: Reference,
    weight: Callable[[Citation], int],
) -> Share | None:
    """Weigh the relevant evidence; None where nothing is expected or no evidence was given."""
    found = evidence(answer)
    expected = question.cite or question.must
    if not (question.answerable and expected and found and answer.status in ANSWERED):
        return None
    rows = _gold_rows(question, reference)
    return pooled(
        Share(weight(citation) * _relevant(question, citation, rows, reference), weight(citation))
        for citation in found
    )


def _relevant(
    question: Question,
    citation: Citation,
    rows: frozenset[tuple[str, int]],
    reference: Reference,
) -> bool:
    quote = squash(citation.quote)
    return (
        any(squash(text) in quote for gold in question.gold for text in gold)
        or any(holds_any(citation.quote, group) for group in question.must)
        or any(
            (citation.document, row) in rows
            for row in reference.rows(citation.document, citation.start, citation.end)
        )
    )


def _gold_rows(question: Question, reference: Reference) -> frozenset[tuple[str, int]]:
    """Give the (document, row) pairs that hold a gold quote, for the kinds that go by rows."""
    if question.kind not in ROW_KINDS:
        return frozenset()
    return frozenset(
        (place.document, row)
        for gold in question.gold
        for text in gold
        for place in reference.places(text)
        for row in reference.rows(place.document, place.offsets[0], place.offsets[-1] + 1)
    )
