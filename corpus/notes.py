"""Notes ※ and the clauses that they belong to.

A numbered note belongs to the clause that prints its marker. Where no clause does, the clause that
uses the word the note explains is inferred; a note that explains no word used there stays alone.
A note without a number belongs to the heading that it stands below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from corpus.markers import find_definition, find_marker, without_marker
from corpus.quotes import Link, Quoted, find_quote, quote, quote_section
from corpus.records import Basis, Document, Section, SectionKind
from corpus.text import squash, squash_with_origin, unwrap

_NUMBERED = re.compile(r"※\d+")
# Runs that names are written in.
_NAME = re.compile(r"[\u4e00-\u9fff々\u30a0-\u30ffA-Za-zＡ-Ｚａ-ｚ]{4,}")
# A name that shares this much with a note's word (longest common subsequence) is close to it.
NEAR_NAME = 0.8


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its marker, what it says, the word it explains if any, and its clause.

    `link` is None where the document ties the note to no clause; `reason` then says why, and
    `near` is what came closest.
    """

    section: Section
    marker: Quoted
    text: Quoted
    term: Quoted | None
    link: Link | None
    reason: str
    near: Quoted | None = None


def find_notes(document: Document, sections: Sequence[Section]) -> tuple[Note, ...]:
    """Find the notes ※ of a document."""
    return tuple(
        note
        for section in sections
        if section.kind is SectionKind.NOTE and (note := _note(document, sections, section))
    )


def _note(document: Document, sections: Sequence[Section], section: Section) -> Note | None:
    """Read one note; None for a remark with another sign, such as ★."""
    printed = document.text[section.start : section.end]
    sign = find_marker(printed)
    if sign is None or sign.style != "note":
        return None
    marker = quote(document, section.start, section.start + sign.length)
    body = section.start + sign.length
    text = quote(document, body, section.end)
    dotted = find_definition(document.text[body : section.end])
    term = find_quote(document, dotted.label, body, section.end) if dotted else None
    near = [s for s in sections if s is not section and _same_place(s, section)]
    note = Note(section, marker, text, term, None, "")
    if _NUMBERED.match(squash(marker.text)):
        return _numbered(document, near, note)
    return _plain(document, near, note)


def _same_place(one: Section, note: Section) -> bool:
    """Tell whether a section is in the cell, or on the sheet, that a note stands in."""
    if note.row is not None:
        return (one.row, one.side) == (note.row, note.side)
    return one.sheet == note.sheet


def _numbered(document: Document, near: Sequence[Section], note: Note) -> Note:
    """Tie a numbered note to the clause with its marker, else to one that uses its word."""
    clauses = [s for s in near if s.kind is not SectionKind.NOTE]
    for clause in clauses:
        if sign := _marker_in(document, clause, squash(note.marker.text)):
            reason = f"本文に「{sign.words}」の印があります"
            return _tied(document, note, clause, Basis.PRINTED, reason, sign)
    if note.term is None:
        return _alone(note, f"本文に「{note.marker.words}」の印がありません")
    for clause in clauses:
        if word := find_quote(document, note.term.text, clause.start, clause.end):
            reason = f"本文に印はありませんが、注が説明する語「{word.words}」がこの文にあります"
            return _tied(document, note, clause, Basis.INFERRED, reason, word)
    return _unmatched(document, clauses, note, note.term)


def _marker_in(document: Document, clause: Section, marker: str) -> Quoted | None:
    """Quote the marker of a note where a clause prints it; ※1 is not part of ※12."""
    printed = squash_with_origin(document.text[clause.start : clause.end])
    found = re.search(re.escape(marker) + r"(?!\d)", printed.text)
    if not found:
        return None
    start, end = printed.span(*found.span())
    return quote(document, clause.start + start, clause.start + end)


def _unmatched(document: Document, clauses: Sequence[Section], note: Note, term: Quoted) -> Note:
    """Leave a note alone whose word no clause uses, naming a word that is close to it."""
    names = [name for clause in clauses for name in _names(document, clause)]
    near = max(names, key=lambda name: _closeness(name, term), default=None)
    reason = f"本文に「{note.marker.words}」の印も「{term.words}」という語もありません"
    if near is None or _closeness(near, term) < NEAR_NAME:
        return _alone(note, reason)
    reason += f"（本文にあるのは「{near.words}」で、語が違います）"
    return _alone(note, reason, near)


def _names(document: Document, clause: Section) -> Iterator[Quoted]:
    """Quote the runs of a clause that may be names."""
    printed = squash_with_origin(document.text[clause.start : clause.end])
    for found in _NAME.finditer(printed.text):
        start, end = printed.span(*found.span())
        yield quote(document, clause.start + start, clause.start + end)


def _closeness(name: Quoted, term: Quoted) -> float:
    """Compare two names: the normalised longest common subsequence, 0 to 1."""
    return LCSseq.normalized_similarity(squash(name.text), squash(term.text))


def _plain(document: Document, near: Sequence[Section], note: Note) -> Note:
    """Tie a note without a number to the heading that it stands below."""
    path = note.section.path
    names = [squash(name) for name in path if squash(name) != squash(note.marker.text)]
    heads = (SectionKind.HEADING, SectionKind.TABLE_HEAD)
    above = [s for s in near if s.kind in heads and s.start < note.section.start]
    for head in reversed(above):
        if names and squash(document.text[head.start : head.end]) == names[-1]:
            name = unwrap(document.text[head.start : head.end])
            return _tied(document, note, head, Basis.INFERRED, *_why(document, note, head, name))
    return _alone(note, "注がどこに付くのかが書かれていません")


def _why(document: Document, note: Note, head: Section, name: str) -> tuple[str, Quoted]:
    """Say what ties a note to a heading, and where that can be seen."""
    bare = without_marker(name)
    start, end = note.text.start, note.text.end
    if word := find_quote(document, bare, start, end):
        return f"注の中に「{word.words}」とあります", word
    return f"「{name}」の下に置かれています", quote_section(document, head)


def _tied(
    document: Document, note: Note, target: Section, basis: Basis, reason: str, anchor: Quoted
) -> Note:
    """Give a note with its link."""
    link = Link(note.marker, quote_section(document, target), basis, reason, anchor)
    return Note(note.section, note.marker, note.text, note.term, link, reason)


def _alone(note: Note, reason: str, near: Quoted | None = None) -> Note:
    """Give a note without a link, and the reason."""
    return Note(note.section, note.marker, note.text, note.term, None, reason, near)
