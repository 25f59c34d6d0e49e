"""What an answer costs its reader: characters and time."""

from assistant.records import Answer
from evals.compare import without_markers
from evals.metrics.correct import ANSWERED


def length(answer: Answer) -> int | None:
    """Give the characters of an answered record without its markers."""
    return len(without_markers(answer.answer)) if answer.status in ANSWERED else None


def elapsed_ms(answer: Answer) -> float:
    """Give the milliseconds that the record says it took."""
    return answer.elapsed_ms
