"""Searchable windows of sections: short enough for the model, never across a section."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.layout import trimmed
from corpus.records import Document, Duty, Section, SectionKind
from corpus.text import squash, unwrap
from index.records import Passage

# Printed page numbers, stray marks and ～省略～ hold nothing that could answer a question, yet
# their heading path would make them match. Refusals cite omissions from the sections themselves.
# （新設） stands for a text; the revision says what it means.
# An entry of a table of contents would be found in the place of the heading that it names.
UNSEARCHED = frozenset(
    {
        SectionKind.STAMP,
        SectionKind.LOST,
        SectionKind.OMISSION,
        SectionKind.VOID,
        SectionKind.CONTENTS,
    }
)

_SENTENCE_END = re.compile(r"[。！？!?]+[」』）)〉》】]*")
_LINE_END = re.compile(r"\n+")
_CLAUSE_END = re.compile(r"[、，,・\s]")


def passages(
    document: Document, sections: Iterable[Section], *, max_chars: int = 400
) -> tuple[Passage, ...]:
    """Cut the sections of one document into passages, in reading order.

    Each passage lies inside one section, is at most `max_chars` characters of the original, and
    neither begins nor ends with white space; together they hold every other character of the
    searched sections.
    """
    found: list[Passage] = []
    for section in sections:
        if section.document == document.id and section.kind not in UNSEARCHED:
            found.extend(_section_passages(document, section, max_chars))
    return tuple(found)


def _section_passages(document: Document, section: Section, max_chars: int) -> Iterator[Passage]:
    """Make the passages of one section."""
    for start, end in windows(document.text, section.start, section.end, max_chars):
        text = document.text[start:end]
        yield Passage(section, document.city, start, end, text, search_text(section.path, text))


def with_departments(cut: Iterable[Passage], duties: Iterable[Duty]) -> tuple[Passage, ...]:
    """Name in each passage the departments of the duties that stand in it, in order."""
    named: dict[str, list[tuple[int, int, str]]] = {}
    for duty in duties:
        for office in duty.offices:
            spans = named.setdefault(duty.section.document, [])
            spans += (duty.start, duty.end, office.name), (office.start, office.end, office.name)
    return tuple(
        replace(passage, departments=_within(passage, spans)) if spans else passage
        for passage in cut
        for spans in [named.get(passage.section.document, [])]
    )


def _within(passage: Passage, spans: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """Give the names whose spans a passage overlaps, each once."""
    found = (name for start, end, name in spans if start < passage.end and passage.start < end)
    return tuple(dict.fromkeys(found))


def windows(text: str, start: int, end: int, max_chars: int) -> Iterator[tuple[int, int]]:
    """Cut text[start:end] into spans of even length, behind a sentence where there is one."""
    start, end = trimmed(text, start, end)
    while start < end:
        parts = -(-(end - start) // max_chars)
        target = start - (-(end - start) // parts)
        cut = end if parts == 1 else _cut(text, start, target, start + max_chars)
        window = trimmed(text, start, cut)
        if window[0] < window[1]:
            yield window
        start, end = trimmed(text, cut, end)


def _cut(text: str, start: int, target: int, limit: int) -> int:
    """Choose where a window ends: the first good border from `target` on, else the last before."""
    for border in (_SENTENCE_END, _LINE_END, _CLAUSE_END):
        ends = [match.end() for match in border.finditer(text, start, limit)]
        later = [end for end in ends if end >= target]
        if later or ends:
            return later[0] if later else ends[-1]
    return limit


def search_text(path: tuple[str, ...], text: str) -> str:
    """Give the unwrapped text under its headings; a label that opens the text is not doubled."""
    body = unwrap(text)
    heads = [unwrap(head) for head in path]
    if heads and squash(body).startswith(squash(heads[-1])):
        heads.pop()
    heads = [head for head in heads if head]
    return f"{'　'.join(heads)}\n{body}" if heads else body
