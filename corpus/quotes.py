"""Printed pieces of a document, and ties between two of them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from corpus.layout import trimmed
from corpus.markers import find_marker
from corpus.records import Basis, Document, Section
from corpus.text import squash, squash_with_origin, unwrap


@dataclass(frozen=True, slots=True)
class Quoted:
    """A piece of a document; `text` is the original's [start:end], line feeds and all."""

    document: str
    start: int
    end: int
    text: str

    @property
    def words(self) -> str:
        """The text on one line."""
        return unwrap(self.text)


@dataclass(frozen=True, slots=True)
class Link:
    """A tie from one printed piece to another.

    `reason` says in Japanese what the tie rests on, `anchor` is the piece where that can be seen.
    """

    source: Quoted
    target: Quoted
    basis: Basis
    reason: str
    anchor: Quoted


def quote(document: Document, start: int, end: int) -> Quoted:
    """Quote text[start:end] without the white space around it."""
    start, end = trimmed(document.text, start, end)
    return Quoted(document.id, start, end, document.text[start:end])


def quote_section(document: Document, section: Section) -> Quoted:
    """Quote a whole section."""
    return quote(document, section.start, section.end)


def quote_unmarked(document: Document, section: Section) -> Quoted:
    """Quote a unit without the sign that opens it."""
    sign = find_marker(document.text[section.start : section.end])
    return quote(document, section.start + (sign.length if sign else 0), section.end)


def find_quote(document: Document, words: str, start: int, end: int) -> Quoted | None:
    """Quote the first place in text[start:end] that says `words`, white space and width aside."""
    squashed = squash_with_origin(document.text[start:end])
    wanted = squash(words)
    at = squashed.text.find(wanted)
    if at < 0 or not wanted:
        return None
    first, last = squashed.span(at, at + len(wanted))
    return quote(document, start + first, start + last)


def quoted_in(record: object) -> Iterator[Quoted]:
    """Give every quoted piece inside a record or a tuple of records, anchors included."""
    if isinstance(record, Quoted):
        yield record
    elif isinstance(record, tuple):
        for entry in record:
            yield from quoted_in(entry)
    elif is_dataclass(record) and not isinstance(record, Section):
        for part in fields(record):
            yield from quoted_in(getattr(record, part.name))
