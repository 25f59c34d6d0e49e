"""Is every sentence of the answer part of a cited quote?

The closed list of phrases and computed values shown with their operands are taken out first. A
phrase may have `{placeholders}`. What fills one is a span of a quote, a name or number of a
citation's address, what the record says is missing, another phrase, or a count of what is shown.
`{after}` and `{before}` are filled by nothing but what a cited document calls these sides.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from assistant.records import Answer
from corpus.text import squash
from evals.compare import LINE_MARK
from evals.grounding import Sources, parsed, ungrounded
from evals.metrics.cited import evidence
from evals.metrics.correct import ANSWERED
from evals.question_set import Question
from evals.reference import Reference
from evals.statistics import Share, one

_NAMES_SIDES = re.compile(r"\{(?:after|before)\}")


def grounded(question: Question, answer: Answer, reference: Reference) -> Share | None:
    """Score an answered record, whatever was asked: no sentence is without a source."""
    if answer.status not in ANSWERED:
        return None
    return one(not groundless(answer, reference))


def groundless(answer: Answer, reference: Reference) -> tuple[str, ...]:
    """Give the sentences of an answer, bare, that have no source."""
    return ungrounded(answer.answer, _sources(answer, reference))


def _sources(answer: Answer, reference: Reference) -> Sources:
    templates = _parsed(_with_sides(answer, reference))
    whole = {parts[0] for parts in templates if len(parts) == 1 and parts[0]}
    names = {name for c in answer.citations for name in (c.title, *c.section)}
    numbers = {str(n) for c in answer.citations for n in (c.page, c.sheet) if n is not None}
    offered = {name for n in answer.nearest for name in (n.title, *n.section, n.page or "")}
    fills = {
        *numbers,
        *offered,
        *reference.names,
        *answer.missing,
        answer.carried or "",
        *_counts(answer),
    }
    return Sources(
        quotes=tuple(dict.fromkeys(squash(c.quote) for c in answer.citations)),
        names=_squashed(names),
        fills=_squashed(fills) | whole,
        phrases=templates,
    )


def _with_sides(answer: Answer, reference: Reference) -> tuple[str, ...]:
    """Give the closed list as it reads for the documents that an answer cites."""
    cited = sorted({reference.sides[c.document] for c in answer.citations})
    return tuple(
        phrase.replace("{after}", _plain(after)).replace("{before}", _plain(before))
        for phrase in reference.phrases
        for after, before in (cited if _NAMES_SIDES.search(phrase) else [("", "")])
    )


def _plain(name: str) -> str:
    """Write a name so that braces in it are no placeholder."""
    return name.replace("{", "{{").replace("}", "}}")


@lru_cache(maxsize=16)
def _parsed(phrases: tuple[str, ...]) -> tuple[tuple[str | None, ...], ...]:
    return parsed(phrases)


def _squashed(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(squash(text) for text in texts) - {""}


def _counts(answer: Answer) -> set[str]:
    """Count what is shown: evidence in all, by document and by side, changes, lines of a list."""
    found = evidence(answer)
    counts = {len(found), len(answer.changes), len(answer.missing)}
    counts |= set(Counter(c.document for c in found).values())
    counts |= set(Counter((c.document, c.side) for c in found).values())
    counts |= set(Counter(c.side for c in found).values())
    counts.add(len(LINE_MARK.findall(answer.answer)))
    counts.add(sum(line.lstrip().startswith("|") for line in answer.answer.splitlines()) - 2)
    return {str(count) for count in counts if count > 0}
