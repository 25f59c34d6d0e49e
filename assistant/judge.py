"""Judges whether the evidence holds what was asked.

The thresholds come from the development half of the question set; they know nothing of any
document. Few words in common ask for a nearer vector, and the other way round.
"""

from assistant.scope import Scope

# Coverage that carries an answer by itself, and the least that counts as words in common.
ENOUGH_WORDS, SOME_WORDS = 0.5, 0.15
# Score that a statement needs otherwise.
FLOOR = 0.42
# Cosine (E5 small: unrelated texts stand near 0.8) with some words, without, and across languages.
NEAR, NEARER, NEAR_FOREIGN = 0.80, 0.83, 0.785


def is_supported(scope: Scope) -> bool:
    """Tell whether the best statement bears enough on the question to answer it."""
    if not scope.evidence.found:
        return False
    best = scope.evidence.found[0]
    if best.coverage >= ENOUGH_WORDS:
        return True
    if scope.evidence.peak is None or best.dense is None or best.score < FLOOR:
        return False
    if best.coverage >= SOME_WORDS:
        return best.dense >= NEAR
    return best.dense >= (NEARER if scope.reading.language == "ja" else NEAR_FOREIGN)
