"""Tables of our own: rows of texts made into an extract, and read back."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Cell, Document, Section, SectionKind, Table
from corpus.formats.blocks import Block, Extract, Grid, GridCell, Paragraph, Span, TextWriter
from corpus.grids import grid_sections, grid_tables


@dataclass(frozen=True)
class Merged:
    """A cell over several rows or columns."""

    text: str
    rows: int = 1
    columns: int = 1


Row = Sequence[str | Merged]
Named = tuple[tuple[str, ...], tuple[str, ...], str]


@dataclass(frozen=True)
class Tabulated:
    """A document of one table as it was read."""

    document: Document
    extract: Extract
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]

    def printed(self, section: Section) -> str:
        return self.document.text[section.start : section.end]

    def quoted(self, span: Span) -> str:
        return self.document.text[slice(*span)]

    def rows(self) -> list[tuple[tuple[str, ...], str]]:
        """The rows of the body with their paths below the frame's."""
        rows = [s for s in self.sections if s.kind is SectionKind.ROW]
        return [(s.path[2:], self.printed(s)) for s in rows]


def document_of(text: str) -> Document:
    """A document of an added file."""
    return Document("mihon", "計画", "見本市", "見本市", None, 1, "test/1", text, "0" * 64)


def extract_of(
    rows: Sequence[Row],
    *,
    above: Sequence[str] = (),
    below: Sequence[str] = (),
    heads: Sequence[tuple[int, int]] = (),
) -> Extract:
    """Write a table with paragraphs above and below; `heads` are the cells marked as heads."""
    writer = TextWriter()
    blocks: list[Block] = [Paragraph(*writer.line(line), sheet=1) for line in above]
    start = writer.length
    cells: list[GridCell] = []
    for number, row in enumerate(rows):
        cells += _write_row(writer, number, row, cells, heads)
    blocks.append(Grid(start, writer.length, tuple(cells), (1,) * len(rows)))
    blocks += [Paragraph(*writer.line(line), sheet=1) for line in below]
    return Extract(writer.text(), tuple(blocks), 1, "test/1")


def _write_row(
    writer: TextWriter,
    number: int,
    row: Row,
    known: Sequence[GridCell],
    heads: Sequence[tuple[int, int]],
) -> list[GridCell]:
    taken = {
        cell.column + i
        for cell in known
        for i in range(cell.columns)
        if cell.row + cell.rows > number
    }
    given = [cell if isinstance(cell, Merged) else Merged(cell) for cell in row]
    spans = writer.row(
        tuple(tuple(line for line in cell.text.split("\n") if line.strip()) for cell in given)
    )
    cells, column = [], 0
    for cell, lines in zip(given, spans, strict=True):
        while column in taken:
            column += 1
        marked = (number, column) in heads
        cells.append(GridCell(number, column, lines, cell.rows, cell.columns, heading=marked))
        column += cell.columns
    return cells


def read(extract: Extract) -> Tabulated:
    """Read an extract of one table below the heading 「現状」; other blocks are paragraphs."""
    document = document_of(extract.text)
    sections: list[Section] = []
    for block in extract.blocks:
        frame = Section("mihon", block.start, block.end, SectionKind.PARAGRAPH, ("計画", "現状"), 1)
        if isinstance(block, Grid):
            sections += grid_sections(document, extract, block, frame)
        else:
            sections.append(frame)
    tables = grid_tables(document, sections, extract)
    return Tabulated(document, extract, tuple(sections), tables)


def tabulate(
    rows: Sequence[Row], above: Sequence[str] = (), below: Sequence[str] = ()
) -> Tabulated:
    """Write a table and read it."""
    return read(extract_of(rows, above=above, below=below))


def table_of(rows: Sequence[Row], above: Sequence[str] = (), below: Sequence[str] = ()) -> Table:
    """Write one table and give its record."""
    (table,) = tabulate(rows, above, below).tables
    return table


def named(cell: Cell) -> Named:
    """A cell as its row heads, column heads and value."""
    return (
        tuple(head.text for head in cell.row_heads),
        tuple(head.text for head in cell.column_heads),
        cell.value,
    )
