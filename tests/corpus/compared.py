"""Before/after tables of our own, written as grids and compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Document, Revision, Section, SectionKind, Side
from corpus.comparison_grids import comparison_sections, find_comparisons
from corpus.formats.blocks import Extract, Grid
from corpus.revisions import find_revisions
from tests.corpus.tabulated import Row, document_of, extract_of

HEADS = ("改正後", "改正前")
FRAME = ("計画", "新旧対照表")


@dataclass(frozen=True)
class Compared:
    """A document of one before/after table as it was read."""

    document: Document
    extract: Extract
    sections: tuple[Section, ...]
    revisions: tuple[Revision, ...]

    def printed(self, section: Section) -> str:
        return self.document.text[section.start : section.end]

    def of_side(self, side: Side | None) -> list[str]:
        return [self.printed(s) for s in self.sections if s.side is side and s.row is not None]

    def places(self, kind: SectionKind) -> list[tuple[int | None, tuple[str, ...], str]]:
        """Row, path below the frame's and text of every section of a kind."""
        found = [s for s in self.sections if s.kind is kind]
        return [(s.row, s.path[len(FRAME) :], self.printed(s)) for s in found]

    def kinds(self) -> list[tuple[str, str, str]]:
        """Kind of change and both texts of every revision, dashes where there is none."""
        return [(r.kind.value, self._shown(r.after), self._shown(r.before)) for r in self.revisions]

    def _shown(self, section: Section | None) -> str:
        return self.printed(section) if section else "-"


def grids_in(extract: Extract) -> tuple[tuple[Grid, ...], ...]:
    return find_comparisons(document_of(extract.text), extract)


def read_table(extract: Extract) -> Compared:
    """Read the one before/after table of an extract."""
    document = document_of(extract.text)
    (grids,) = find_comparisons(document, extract)
    frame = Section("mihon", 0, 0, SectionKind.PARAGRAPH, FRAME, 1)
    sections = comparison_sections(document, extract, grids, frame, 1)
    return Compared(document, extract, sections, find_revisions(document, sections))


def compare(*rows: Row, heads: Sequence[str] = HEADS) -> Compared:
    """Write a table below its heads and read it."""
    return read_table(extract_of([heads, *rows]))


def kinds_of(after: str, before: str) -> list[tuple[str, str, str]]:
    """The kinds of change of a table of one row."""
    return compare((after, before)).kinds()
