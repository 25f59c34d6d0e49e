"""Which sentences of a unit are shown: those that differ and that the question is about."""

from collections.abc import Sequence

from assistant.lexicon import sentence_spans
from assistant.scope import Scope
from corpus import Section
from corpus.text import squash, unwrap
from index.tokens import tokenise

# Longer units are quoted by the sentences that differ.
WHOLE_CHARACTERS = 200
# A sentence is about what a question names where it holds this much of the question's words, and
# this share of what the best sentence holds.
LEAST_SHARE, NEAR_THE_BEST = 0.3, 0.6

Span = tuple[int, int]


def spans_of(
    scope: Scope, section: Section, other: Section | None, words: Sequence[str]
) -> list[Span]:
    """Give the spans of the sentences of a unit to show; all of a short unit.

    `words` are the terms that the question names its subject with.
    """
    text = scope.corpus.document(section.document).text
    sentences = list(sentence_spans(text, section.start, section.end))
    if section.end - section.start <= WHOLE_CHARACTERS or len(sentences) < 2:
        return [(section.start, section.end)]
    there = squash(scope.corpus.text(other)) if other else ""
    differing = [(s, e) for s, e in sentences if squash(text[s:e]) not in there]
    return _about(scope, text, differing or sentences, words)


def _about(scope: Scope, text: str, spans: list[Span], words: Sequence[str]) -> list[Span]:
    """Give the sentences that a question's words stand in; all where they stand in none."""
    total = sum(scope.lexicon.weight(word) for word in words if scope.lexicon.knows(word))
    if len(spans) < 2 or not total:
        return spans
    shares = [_weight(scope, words, text[start:end]) / total for start, end in spans]
    best = max(shares)
    if best < LEAST_SHARE:
        return spans
    return [s for s, share in zip(spans, shares, strict=True) if share >= NEAR_THE_BEST * best]


def _weight(scope: Scope, words: Sequence[str], sentence: str) -> float:
    there = set(tokenise(unwrap(sentence)))
    return sum(scope.lexicon.weight(word) for word in words if word in there)
