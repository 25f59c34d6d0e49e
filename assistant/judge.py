"""Judges whether the evidence holds what was asked.

The thresholds come from the development half of the question set and from questions to further
documents; they know nothing of any document.
"""

from assistant.recall import Found
from assistant.scope import Scope
from assistant.topics import unknown_attribute, unknown_topic
from index.tokens import morphemes

# Score that a statement needs to answer (see recall for its parts), and in another language,
# where few words can be shared; without vectors the share of the words stands alone.
ENOUGH, ENOUGH_FOREIGN = 0.4, 0.35
ENOUGH_WORDS = 0.5
CLEAR = 0.7


def is_supported(scope: Scope) -> bool:
    """Tell whether the best statement bears enough on the question to answer it.

    Where the very thing that is asked about is unknown to the documents, it must do so clearly;
    what is asked of a thing, with a word that they do not have, no statement about it tells.
    """
    best = next(iter(scope.evidence.found), None)
    if best is None or not bears(scope, best) or unknown_attribute(scope) is not None:
        return False
    return best.score >= CLEAR or unknown_topic(scope) is None


def bears(scope: Scope, found: Found) -> bool:
    """Tell whether one statement bears enough on the question to answer it."""
    if not scope.evidence.with_vectors:
        return found.coverage >= ENOUGH_WORDS
    return found.score >= (ENOUGH if scope.reading.language == "ja" else ENOUGH_FOREIGN)


def is_noise(scope: Scope) -> bool:
    """Tell whether a text has neither a word that the corpus knows nor any grammar."""
    if scope.reading.language != "ja" or any(scope.lexicon.knows(t) for t in scope.reading.focus):
        return False
    return not any(word.pos1 in {"助詞", "助動詞"} for word in morphemes(scope.reading.question))
