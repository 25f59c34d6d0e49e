"""Is every quote what stands in the file?"""

from assistant.records import Answer, Citation
from evals.question_set import Question
from evals.reference import Reference
from evals.statistics import Share, one, pooled


def verbatim(question: Question, answer: Answer, reference: Reference) -> Share | None:
    """Count the quotes, evidence and context, that equal the original at their offsets."""
    if not answer.citations:
        return None
    return pooled(one(_equal(answer, citation, reference)) for citation in answer.citations)


def misquoted(answer: Answer, reference: Reference) -> tuple[Citation, ...]:
    """Give the citations whose quote differs from the original."""
    return tuple(c for c in answer.citations if not _equal(answer, c, reference))


def _equal(answer: Answer, citation: Citation, reference: Reference) -> bool:
    """Compare with the file whose hash the answer names; white space aside, nothing normalised."""
    original = reference.originals.get(answer.asof.get(citation.document, ""))
    if original is None or not 0 <= citation.start < citation.end <= len(original):
        return False
    return _inked(original[citation.start : citation.end]) == _inked(citation.quote)


def _inked(text: str) -> str:
    return "".join(text.split())
