"""Answers questions that name a place in a document: 14ページのイ, ②のア, （３）."""

import unicodedata
from collections.abc import Sequence

from assistant.draft import Draft
from assistant.passages import quote_sections
from assistant.scope import Scope
from corpus import Section, SectionKind, Side
from corpus.markers import find_marker
from corpus.text import squash
from index.normalise import fold

# More places than this are no answer to a question about one.
MOST = 3
_UNITS = frozenset({SectionKind.CLAUSE, SectionKind.NOTE})


def answer_address(scope: Scope) -> Draft | None:
    """Quote the clause at the address that a question gives; None without a full address."""
    every = addressed(scope)
    sides = scope.reading.sides or {Side.AFTER}
    found = [s for s in every if s.side is None or s.side in sides] or every
    if not 0 < len(found) <= MOST:
        return None
    return quote_sections(scope, found)


def addressed(scope: Scope) -> list[Section]:
    """Give the clauses whose labels are the signs in a question, on the pages that it names."""
    reading = scope.reading
    if not reading.parts or (len(reading.parts) < 2 and not reading.pages):
        return []
    wanted = [squash(part) if part.isalpha() else part for part in reading.parts]
    return [
        s
        for s in scope.sections
        if s.kind in _UNITS
        and (not reading.pages or (s.page is not None and fold(s.page) in reading.pages))
        and fits(s, wanted)
    ]


def same_sign(one: str, other: str) -> bool:
    """Tell whether two signs are one, written wide or narrow; ① and （１） are two."""
    return unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)


def fits(section: Section, wanted: Sequence[str]) -> bool:
    """Tell whether the last label is the section's own and the others stand above it, in order."""
    labels = [marker.label if (marker := find_marker(f"{name}　")) else "" for name in section.path]
    if not labels or labels[-1] != wanted[-1]:
        return False
    above = iter(labels[:-1])
    return all(part in above for part in wanted[:-1])
