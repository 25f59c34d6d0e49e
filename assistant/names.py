"""Names of the documents that hold a particle (まちのアトリエ): they are not to be cut in two."""

import re
from functools import lru_cache

from assistant.lexicon import Lexicon
from assistant.scope import Scope
from corpus.text import squash

_PARTICLE = re.compile(r"[ぁ-んァ-ヶ一-鿿](?:の|と|や|、|・|及び|および)[ぁ-んァ-ヶ一-鿿]")
_QUOTES = re.compile(r"[「『“][^」』”]*[」』”]")
# Longer headings are sentences.
NAME_CHARACTERS = 30


def with_names(scope: Scope) -> str:
    """Give a question with the known names that hold a particle in quotation marks."""
    question = scope.reading.question
    names = {squash(term.term) for term in scope.terms} | _headings(scope.lexicon)
    for name in sorted(names, key=len, reverse=True):
        if name in question and _PARTICLE.search(name) and not _is_quoted(question, name):
            question = question.replace(name, f"「{name}」")
    return question


def _is_quoted(question: str, name: str) -> bool:
    """Tell whether a name stands within quotation marks."""
    return any(name in quoted for quoted in _QUOTES.findall(question))


@lru_cache(maxsize=8)
def _headings(lexicon: Lexicon) -> frozenset[str]:
    """Give the headings of a corpus that can be names."""
    headings = (heading for one in lexicon.statements for heading in one.headings)
    return frozenset(name for name in headings if len(name) <= NAME_CHARACTERS)
