"""The unmarked entries of a list whose heading a question names in other words."""

from assistant.recall import Found
from assistant.scope import Scope
from corpus import Section, SectionKind
from corpus.text import squash

# A longer text is no entry of a list without signs.
ENTRY_CHARACTERS = 60
LEAST_ITEMS, MOST_ITEMS = 3, 8
_BRACKETS = "＜＞<>【】[]■●"


def entries_beside(scope: Scope, home: Section) -> list[Found]:
    """Give the entries below the heading of one; none where a spoken word is not that heading."""
    name = squash(home.path[-1]).strip(_BRACKETS) if home.path else ""
    if name not in {squash(word) for word in scope.evidence.official}:
        return []
    beside = [
        found
        for found in scope.evidence.found
        if found.statement.section.path == home.path
        and found.statement.section.side == home.side
        and found.statement.section.kind is SectionKind.PARAGRAPH
    ]
    texts = [squash(found.statement.text) for found in beside]
    plain = all(len(text) <= ENTRY_CHARACTERS and not text.endswith("。") for text in texts)
    return beside if plain and LEAST_ITEMS <= len(beside) <= MOST_ITEMS else []
