"""A draft answer: lines of fixed phrases and quotes, with one marker for each cited span."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant import phrases
from assistant.records import Change, Citation, Nearest, Role, Status
from corpus import Basis, Corpus, Section, Side
from corpus.layout import trimmed
from corpus.text import unwrap

# A number in brackets that the page prints would read as one of our markers.
_PRINTED_MARKER = re.compile(r"\[([0-9]+)\]")


def without_markers(text: str) -> str:
    """Write [1] in a text of others as ［1］: it is no marker of an answer."""
    return _PRINTED_MARKER.sub(r"［\1］", text)


@dataclass(slots=True)
class Draft:
    """Collects what an answer says. Every citation is given a marker that stands in the text."""

    corpus: Corpus
    status: Status = Status.ANSWERED
    lines: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    nearest: list[Nearest] = field(default_factory=list)

    def say(self, phrase: str) -> None:
        """Add a line of a fixed phrase, already filled in."""
        if phrase not in self.lines:
            self.lines.append(phrase)

    def say_of(self, document_id: str, phrase: str, **fields: object) -> None:
        """Add a line of a phrase, its sides named as the document that it speaks of names them."""
        self.say(self.fill(document_id, phrase, **fields))

    def fill(self, document_id: str, phrase: str, **fields: object) -> str:
        """Fill a phrase in, its sides named as the document that it speaks of names them."""
        names = self.corpus.side_names(document_id)
        return phrase.format(after=names[Side.AFTER], before=names[Side.BEFORE], **fields)

    def cite(
        self,
        section: Section,
        start: int | None = None,
        end: int | None = None,
        *,
        role: Role = Role.EVIDENCE,
        basis: Basis | None = None,
    ) -> int:
        """Cite a span of a section (default: all of it); the same span keeps its marker."""
        document = self.corpus.document(section.document)
        begin, finish = trimmed(
            document.text,
            section.start if start is None else start,
            section.end if end is None else end,
        )
        for known in self.citations:
            if (known.document, known.start, known.end) == (document.id, begin, finish):
                return known.marker
        self.citations.append(
            Citation(
                marker=len(self.citations) + 1,
                role=role,
                document=document.id,
                title=document.short_title or document.title,
                section=section.path,
                page=section.page,
                sheet=section.sheet,
                side=section.side,
                quote=document.text[begin:finish],
                start=begin,
                end=finish,
                basis=basis or section.basis,
                side_name=self.corpus.side_name(section),
            )
        )
        return len(self.citations)

    def quote(
        self,
        section: Section,
        start: int | None = None,
        end: int | None = None,
        *,
        bullet: bool = False,
        basis: Basis | None = None,
    ) -> int:
        """Add a line that is a quote with its marker; gives the marker."""
        marker = self.cite(section, start, end, basis=basis)
        citation = self.citations[marker - 1]
        lead = "- " if bullet else ""
        tail = phrases.INFERRED if citation.basis is Basis.INFERRED else ""
        said = without_markers(unwrap(citation.quote))
        self.lines.append(f"{lead}{said}[{marker}]{tail}")
        return marker

    def say_changes_only(self, document_id: str) -> None:
        """Say and cite that a table shows changed parts only, where that is printed."""
        document = self.corpus.document(document_id)
        mark = document.changes_only_mark
        start = document.text.find(mark) if mark else -1
        sections = self.corpus.of_document(document_id)
        home = next((s for s in sections if s.start <= start < s.end), None)
        if mark and home:
            marker = self.cite(home, start, start + len(mark), role=Role.CONTEXT)
            self.say(phrases.NOT_LISTED.format(mark=mark) + f"[{marker}]")

    def offer(self, sections: Iterable[Section], most: int) -> None:
        """Offer the nearest sections, each heading path once."""
        seen = {(n.document, n.section) for n in self.nearest}
        for section in sections:
            if len(self.nearest) >= most:
                return
            if (section.document, section.path) in seen:
                continue
            seen.add((section.document, section.path))
            document = self.corpus.document(section.document)
            self.nearest.append(
                Nearest(
                    section.document,
                    document.short_title or document.title,
                    section.path,
                    section.page,
                    section.sheet,
                    section.side,
                    section.start,
                    section.end,
                    self.corpus.side_name(section),
                )
            )

    def text(self) -> str:
        """Give the answer as plain text, one claim a line."""
        return "\n".join(self.lines)
