"""A document as the source viewer shows it: its units, and its tables cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.views.changes import printed_columns
from assistant.views.source_tables import SourceTable, view_tables
from corpus import Basis, Corpus, Section, SectionKind, Side


@dataclass(frozen=True, slots=True)
class SourceUnit:
    """A unit of the document, printed at [start:end].

    `kind` is a value of SectionKind, `level` that of a heading from 1 (0 for everything else).
    `keeps_lines` tells that each printed line says something by itself. `row` is the ordinal of a
    row of the before/after table.
    """

    start: int
    end: int
    kind: str
    level: int
    keeps_lines: bool
    path: tuple[str, ...]
    part: str | None
    sheet: int
    page: str | None
    side: Side | None
    row: int | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document with its text; units and tables stand in the order of the text.

    `columns` are the sides of its before/after table as they are printed from left to right.
    """

    id: str
    title: str
    city: str
    sha256: str
    text: str
    units: tuple[SourceUnit, ...]
    tables: tuple[SourceTable, ...]
    columns: tuple[Side, ...]
    side_names: Mapping[Side, str]


_KEEP_LINES = frozenset({SectionKind.FIGURES, SectionKind.LOST, SectionKind.STAMP})


def view_source(corpus: Corpus, document_id: str) -> SourceView | None:
    """Give a document for the source viewer; None where there is none with this id."""
    document = next((each for each in corpus.documents if each.id == document_id), None)
    if document is None:
        return None
    sections = corpus.of_document(document_id)
    return SourceView(
        id=document.id,
        title=document.title,
        city=document.city,
        sha256=document.sha256,
        text=document.text,
        units=tuple(map(_unit, sorted(sections, key=lambda each: (each.start, each.end)))),
        tables=view_tables(corpus, document_id),
        columns=printed_columns(corpus, document_id),
        side_names=corpus.side_names(document_id),
    )


def _unit(section: Section) -> SourceUnit:
    level = {SectionKind.TITLE: 1, SectionKind.HEADING: 1 + len(section.path)}.get(section.kind, 0)
    return SourceUnit(
        start=section.start,
        end=section.end,
        kind=section.kind.value,
        level=level,
        keeps_lines=section.kind in _KEEP_LINES,
        path=section.path,
        part=section.part,
        sheet=section.sheet,
        page=section.page,
        side=section.side,
        row=section.row,
        basis=Basis.LOST if section.kind is SectionKind.LOST else section.basis,
    )
