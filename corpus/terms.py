"""Words and their definitions as printed."""

import re
from collections.abc import Iterator, Sequence, Set

from corpus.layout import trimmed
from corpus.markers import find_definition, find_marker
from corpus.records import Document, Section, SectionKind, Term
from corpus.text import squash, squash_with_origin, unwrap

_TOWA_HEADING = re.compile(r"(?P<term>.{2,30})とは$")
_TOWA = re.compile(r"[「『]?(?P<term>[^「」『』、。\n]{2,30}?)[」』]?とは、")
_QUOTED = re.compile(r"(?P<term>[^「」、。\n]{2,20})は、(?P<definition>「[^「」]+」)\s*$")
_GLOSS = re.compile(r"(?P<definition>[^、。()「」]{4,40})\((?P<term>[^()、。]{2,12})\)")
_TILDE = re.compile(r"(?P<term>[^～\s]{2,20})\s*(?P<definition>～[^～]+～)\s*$")


def find_terms(document: Document, sections: Sequence[Section]) -> tuple[Term, ...]:
    """Find the definitions of a document in six printed forms.

    「用語・・・意味」, 「■用語とは」 over a paragraph, 「用語とは、…」, 「用語は、「意味」」,
    「用語 ～意味～」 in a heading, and 「意味（用語）」.
    """
    whole = {squash(document.text[s.start : s.end]) for s in sections}
    terms: list[Term] = []
    for number, section in enumerate(sections):
        following = sections[number + 1] if number + 1 < len(sections) else None
        terms += _terms_of(document, section, following)
        terms += _glossed(document, section, whole)
    return tuple(terms)


def _terms_of(document: Document, section: Section, following: Section | None) -> Iterator[Term]:
    """Give the definitions that a section holds or heads."""
    start = _body_start(document, section)
    body = document.text[start : section.end]
    dotted = find_definition(body)
    if dotted:
        yield _term(document, section, dotted.label, start + dotted.length, section.end)
        return
    heading = _TOWA_HEADING.match(unwrap(body))
    if heading and section.kind is SectionKind.HEADING and following is not None:
        yield _headed_term(document, heading.group("term"), following)
        return
    forms = (_TOWA.match(body), _QUOTED.match(body), _TILDE.match(body))
    found = next((form for form in forms if form), None)
    if found:
        begin = found.start("definition") if "definition" in found.groupdict() else found.end()
        yield _term(document, section, unwrap(found.group("term")), start + begin, section.end)


def _headed_term(document: Document, word: str, following: Section) -> Term:
    """Make the record of a word whose heading asks for it; an omission is no definition."""
    if following.kind is SectionKind.OMISSION:
        return Term(document.id, word, following, following.start, following.end, None)
    return _term(document, following, word, following.start, following.end)


def _glossed(document: Document, section: Section, whole: Set[str]) -> Iterator[Term]:
    """Give 「意味（用語）」 where the word in brackets stands somewhere as a unit of its own."""
    squashed = squash_with_origin(document.text[section.start : section.end])
    for found in _GLOSS.finditer(squashed.text):
        if found.group("term") in whole:
            start, end = squashed.span(*found.span("definition"))
            start, end = section.start + start, section.start + end
            yield _term(document, section, found.group("term"), start, end)


def _body_start(document: Document, section: Section) -> int:
    """Give the offset behind the section's marker."""
    marker = find_marker(document.text[section.start : section.end])
    start = section.start + marker.length if marker else section.start
    return trimmed(document.text, start, section.end)[0]


def _term(document: Document, section: Section, word: str, start: int, end: int) -> Term:
    """Make the record of a definition that stands at a span of a section."""
    start, end = trimmed(document.text, start, end)
    return Term(document.id, word.strip(), section, start, end, document.text[start:end])
