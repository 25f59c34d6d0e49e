"""Compares what the product read of a before/after table with the source."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.comparison_grids import comparison_rows, comparison_sections, find_comparisons
from corpus.comparison_records import CellLine
from corpus.formats.blocks import Extract
from corpus.records import ChangeKind, Document, Revision, Section, SectionKind, Side
from corpus.revisions import find_revisions
from evals.comparisons.source import NEW_MARK, SourceTable

Cell = tuple[str, ...]
Pair = tuple[Cell, Cell]


@dataclass(frozen=True, slots=True)
class TableScore:
    """Counts of one table in one format; `lines` are equal cells whose line breaks agree too."""

    table: str
    format: str
    cells: int
    equal: int
    spaced: int
    lines: int
    rows: int
    kept: int
    marks: int
    recognised: int
    kinds: dict[str, int]

    @property
    def perfect(self) -> bool:
        """Whether every cell, pair and mark was read as the source has it."""
        counts = ((self.equal, self.cells), (self.kept, self.rows), (self.recognised, self.marks))
        return all(found == of for found, of in counts)


def score_table(table: SourceTable, name: str, extract: Extract) -> TableScore:
    """Score an extract of a table in one format.

    A cell is equal where its characters are the source's, white space included and only line
    breaks aside; `spaced` counts cells that are equal with all white space aside. A pair is kept
    where both of its cells stand, equal, in one row. A mark is recognised where its cell is one
    and every unit beside it is added.
    """
    document = document_of(table, extract)
    pairs, sections = _read(document, extract)
    truth = [cell for row in table.rows for cell in row]
    read = [cell for pair in pairs for cell in pair]
    revisions = find_revisions(document, sections)
    return TableScore(
        table=table.name,
        format=name,
        cells=len(truth),
        equal=_shared(map(_joined, truth), map(_joined, read)),
        spaced=_shared(map(_bare, truth), map(_bare, read)),
        lines=_shared(truth, read),
        rows=len(table.rows),
        kept=_shared(map(_joined_pair, table.rows), map(_joined_pair, pairs)),
        marks=table.new_marks,
        recognised=_recognised(document, sections, revisions),
        kinds=dict(Counter(revision.kind.value for revision in revisions)),
    )


def document_of(table: SourceTable, extract: Extract) -> Document:
    """Wrap an extract as a document."""
    return Document(
        id=table.name, title=table.title, city="", publisher="", date=None, sheets=extract.sheets,
        reader=extract.reader, text=extract.text, sha256="",
    )  # fmt: skip


def _read(document: Document, extract: Extract) -> tuple[list[Pair], list[Section]]:
    """Read every before/after table of an extract: its pairs of cells, and its sections."""
    pairs: list[Pair] = []
    sections: list[Section] = []
    for grids in find_comparisons(document, extract):
        pairs += [
            (_cell(extract, row.sides[Side.AFTER]), _cell(extract, row.sides[Side.BEFORE]))
            for row in comparison_rows(extract, grids)
        ]
        frame = Section(document.id, 0, 0, SectionKind.PARAGRAPH, (document.title,), 1)
        first = max((s.row or 0 for s in sections), default=0) + 1
        sections += comparison_sections(document, extract, grids, frame, first)
    return pairs, sections


def _cell(extract: Extract, lines: Sequence[CellLine]) -> Cell:
    """Give the printed lines of a cell."""
    return tuple(extract.text[line.start : line.end].strip() for line in lines)


def _joined(cell: Cell) -> str:
    return "".join(cell)


def _bare(cell: Cell) -> str:
    return "".join("".join(cell).split())


def _joined_pair(pair: Pair) -> tuple[str, str]:
    return _joined(pair[0]), _joined(pair[1])


def _shared(truth: Iterable[object], read: Iterable[object]) -> int:
    """Count what stands in both, each as often as in the one that has it less often."""
    return (Counter(truth) & Counter(read)).total()


def _recognised(
    document: Document, sections: Sequence[Section], revisions: Sequence[Revision]
) -> int:
    """Count the marks （新設） that stand for a text, with everything beside them added."""
    beside: dict[int, set[ChangeKind]] = {}
    for revision in revisions:
        beside.setdefault(revision.row, set()).add(revision.kind)
    marks = [
        section
        for section in sections
        if section.kind is SectionKind.VOID
        and section.side is Side.BEFORE
        and document.text[section.start : section.end] == NEW_MARK
    ]
    return sum(beside.get(mark.row or 0) == {ChangeKind.ADDED} for mark in marks)
