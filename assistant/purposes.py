"""Answers what a document's own subject is: the plan that its title names, by its purpose."""

import re

from assistant.draft import Draft
from assistant.kinds import Kind
from assistant.lexicon import bare_headings
from assistant.passages import quote_sections
from assistant.scope import Scope
from corpus import Document, Section, SectionKind, Side
from corpus.text import squash
from index.normalise import fold

_WHAT = re.compile(
    r"(?P<name>[^、。?？「」『』\s]{4,40}?)[」』]?(?:とは|って(?:何|なに|どう|どん|[?？]|$)|は(?:何|なん)ですか)"
)
_PURPOSE = re.compile(r"目的|趣旨|ねらい|狙い|目指す|めざす|概要")
_TELLING = frozenset({SectionKind.CLAUSE, SectionKind.PARAGRAPH})
NAME_CHARACTERS = 6
MOST = 3


def answer_purpose(scope: Scope) -> Draft | None:
    """Answer what the thing in a document's title is with what stands under its purpose.

    None where a question asks for another thing, or no heading speaks of a purpose.
    """
    found = _WHAT.search(scope.reading.question)
    if not found or Kind.CHANGE in scope.reading.kinds:
        return None
    name = _bare(scope, found.group("name"))
    document = next((d for d in scope.documents if _is_titled(d, name)), None)
    told = _purpose(scope, document) if document else []
    if not told:
        return None
    return quote_sections(scope, told)


def _bare(scope: Scope, name: str) -> str:
    """Give a name without the city before it, folded."""
    folded = fold(squash(name))
    for city in scope.lexicon.cities:
        folded = folded.removeprefix(fold(city)).removeprefix("の")
    return folded


def _is_titled(document: Document, name: str) -> bool:
    """Tell whether a long name stands in a document's title."""
    return len(name) >= NAME_CHARACTERS and name in fold(squash(document.title))


def _purpose(scope: Scope, document: Document) -> list[Section]:
    """Give the first texts of a document under a heading that speaks of its purpose."""
    told = [
        s
        for s in scope.sections
        if s.document == document.id
        and s.kind in _TELLING
        and s.side in {None, Side.AFTER}
        and any(_PURPOSE.search(name) for name in s.path[-2:])
    ]
    best = next((s for s in told if _is_its_own(s)), told[0]) if told else None
    return [s for s in told if best and (s.path, s.side) == (best.path, best.side)][:MOST]


def _is_its_own(section: Section) -> bool:
    """Tell whether a heading begins with the word for a purpose: 目的と目指す姿."""
    return any(_PURPOSE.match(name) for name in bare_headings(section.path[-1:]))
