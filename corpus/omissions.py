"""Parts that a document says it leaves out: ～省略～."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.quotes import Quoted, quote_section
from corpus.records import Document, Section, SectionKind


@dataclass(frozen=True, slots=True)
class Omission:
    """A printed mark of omission; its place (path, page, side, row) is that of its section."""

    mark: Quoted
    section: Section


def find_omissions(document: Document, sections: Sequence[Section]) -> tuple[Omission, ...]:
    """Find the marks of omission of a document, each at its own place."""
    marks = (s for s in sections if s.kind is SectionKind.OMISSION)
    return tuple(Omission(quote_section(document, s), s) for s in marks)
