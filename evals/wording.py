"""How a question is worded against the text that answers it."""

from assistant.questionwords import question_words
from evals.question_set import Question
from index.tokens import tokenise

SHARED, NONE, WITHOUT_GOLD = "some", "none", "without gold quotes"


def shares_words(question: Question) -> bool | None:
    """Tell whether a question shares a content word with one of its gold quotes; None without any.

    Content words are the search terms of the question (`index.tokens`), compounds and numbers with
    their counters included, less the words of asking. The question is taken alone, without the
    turns before it.
    """
    if not question.cite:
        return None
    words = set(tokenise(question.q)) - question_words()
    gold = {term for texts in question.gold for text in texts for term in tokenise(text)}
    return not words.isdisjoint(gold)


def shared_words(question: Question) -> str:
    """Name the group of a question for a report."""
    shared = shares_words(question)
    return WITHOUT_GOLD if shared is None else SHARED if shared else NONE
