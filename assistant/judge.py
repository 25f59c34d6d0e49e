"""Judges whether the evidence holds what was asked.

The thresholds come from the development half of the question set; they know nothing of any
document. Few words in common ask for a nearer vector, and the other way round.
"""

from assistant.recall import Found
from assistant.scope import Scope
from index.tokens import morphemes

# Coverage that carries an answer by itself, and the least that counts as words in common.
ENOUGH_WORDS, SOME_WORDS = 0.5, 0.15
# Score that a statement needs otherwise.
FLOOR = 0.42
# Cosine (E5 small: unrelated texts stand near 0.8) with some words, without, and across languages.
NEAR, NEARER, NEAR_FOREIGN = 0.80, 0.83, 0.785


def is_supported(scope: Scope) -> bool:
    """Tell whether the best statement bears enough on the question to answer it."""
    return bool(scope.evidence.found) and bears(scope, scope.evidence.found[0])


def bears(scope: Scope, found: Found) -> bool:
    """Tell whether one statement bears enough on the question to answer it."""
    if found.coverage >= ENOUGH_WORDS:
        return True
    if not scope.evidence.with_vectors or found.dense is None or found.score < FLOOR:
        return False
    if found.coverage >= SOME_WORDS:
        return found.dense >= NEAR
    return found.dense >= (NEARER if scope.reading.language == "ja" else NEAR_FOREIGN)


def is_noise(scope: Scope) -> bool:
    """Tell whether a text has neither a word that the corpus knows nor any grammar."""
    if scope.reading.language != "ja" or any(scope.lexicon.knows(t) for t in scope.reading.focus):
        return False
    return not any(word.pos1 in {"助詞", "助動詞"} for word in morphemes(scope.reading.question))
