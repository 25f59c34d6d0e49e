"""Words and their definitions as printed."""

import re
from collections.abc import Iterator, Sequence

from corpus.coined import find_coined
from corpus.definitions import find_definitions, is_meaning
from corpus.glosses import find_glosses
from corpus.layout import trimmed
from corpus.markers import find_definition, find_marker
from corpus.records import Document, Section, SectionKind, Table, Term
from corpus.text import squash, unwrap

_TOWA_HEADING = re.compile(r"(?P<term>.{2,30})とは$")
_TOWA = re.compile(r"[「『]?(?P<term>[^「」『』、。\n]{2,30}?)[」』]?とは、")
_QUOTED = re.compile(r"(?P<term>[^「」、。\n]{2,20})は、(?P<definition>「[^「」]+」)\s*$")
_TILDE = re.compile(r"(?P<term>[^～\s]{2,20})\s*(?P<definition>～[^～]+～)\s*$")


def find_terms(
    document: Document, sections: Sequence[Section], tables: Sequence[Table] = ()
) -> tuple[Term, ...]:
    """Find the words of a document that it defines, or coins and never defines.

    Printed forms of a definition: 「用語・・・意味」, 「■用語とは」 over a paragraph,
    「用語とは、…」, 「用語は、「意味」」, 「用語 ～意味～」 in a heading, those of definitions.py
    and of glosses.py. Contents define nothing, and figures alone are no definition.
    """
    sections = [section for section in sections if section.kind is not SectionKind.CONTENTS]
    terms: list[Term] = []
    for number, section in enumerate(sections):
        following = sections[number + 1] if number + 1 < len(sections) else None
        terms += _terms_of(document, section, following)
    terms = [term for term in terms if term.definition is None or is_meaning(term.definition)]
    known = {(squash(term.term), term.section.key) for term in terms}
    terms += (
        term
        for term in find_definitions(document, sections, tables)
        if (squash(term.term), term.section.key) not in known
    )
    terms += find_glosses(document, sections)
    terms += find_coined(document, sections, {squash(term.term) for term in terms})
    return tuple(sorted(terms, key=lambda term: (term.start, term.end)))


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


def _body_start(document: Document, section: Section) -> int:
    """Give the offset behind the section's marker."""
    marker = find_marker(document.text[section.start : section.end])
    start = section.start + marker.length if marker else section.start
    return trimmed(document.text, start, section.end)[0]


def _term(document: Document, section: Section, word: str, start: int, end: int) -> Term:
    """Make the record of a definition that stands at a span of a section."""
    start, end = trimmed(document.text, start, end)
    return Term(document.id, word.strip(), section, start, end, document.text[start:end])
