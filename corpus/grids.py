"""Ordinary tables: the sections of their rows, and their cells with row and column heads."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.formats.blocks import Block, Extract, Grid, GridCell, Span
from corpus.grid_cells import grid_cells, heads_of_row
from corpus.grid_layout import GridLayout, read_layout
from corpus.grid_notes import caption_of, notes_of, unit_of
from corpus.grid_view import GridView
from corpus.layout import trimmed
from corpus.outline import build_sections
from corpus.records import Basis, Document, Label, Section, SectionKind, Table
from corpus.sums import totals
from corpus.text import squash
from corpus.units import find_units

# A cell of more characters that holds several units is read into them.
LONG_CELL = 200


@dataclass(frozen=True, slots=True)
class _Piece:
    """A printed line of a table: what it belongs to; `cell` where the cell is read into units."""

    span: Span
    kind: SectionKind
    path: tuple[str, ...]
    row: int
    cell: GridCell | None = None
    aside: bool = False  # a caption or a repeated head, beside the rows


def grid_sections(
    document: Document, extract: Extract, grid: Grid, frame: Section
) -> tuple[Section, ...]:
    """Give the sections of an ordinary table in the order of the text.

    Caption and head rows are TABLE_HEAD, each row of the body is a ROW below `frame` and the heads
    of the row; a long cell of several units is read into them. `frame` gives document, path and
    part. Together they hold every character of the table's cells.
    """
    view = GridView(extract.text, grid)
    sections: list[Section] = []
    above = extract.blocks[: extract.blocks.index(grid)] if grid in extract.blocks else ()
    for pieces in _runs(sorted(_pieces(view, frame, above), key=lambda piece: piece.span)):
        sections += _sections(view, pieces, frame)
    return tuple(sections)


def _pieces(view: GridView, frame: Section, above: Sequence[Block]) -> Iterator[_Piece]:
    """Give every printed line of a table with what it belongs to.

    A caption that is a paragraph of its own too is left to that.
    """
    grid, layout = view.grid, read_layout(view)
    top = _top(view, layout, frame, above)
    if grid.caption and not any(block.start <= grid.caption[0] < block.end for block in above):
        yield _Piece(grid.caption, SectionKind.TABLE_HEAD, top, 0, aside=True)
    for span in grid.repeated:
        yield _Piece(span, SectionKind.TABLE_HEAD, top, _row_at(grid, span), aside=True)
    heading = {*layout.captions, *layout.heads, *layout.groups}
    rows = {row: tuple(h.text for h in heads_of_row(view, layout, row)) for row in layout.body}
    for cell in grid.cells:
        kind = SectionKind.TABLE_HEAD if cell.row in heading else SectionKind.ROW
        path = top
        if cell.row in layout.notes:
            kind = SectionKind.NOTE
        elif kind is SectionKind.ROW:
            path = (*top, *rows.get(cell.row, ()))
        own = cell if kind is SectionKind.ROW and _is_long(view, cell) else None
        for span in cell.lines:
            yield _Piece(span, kind, path, cell.row, own)


def _top(
    view: GridView, layout: GridLayout, frame: Section, above: Sequence[Block]
) -> tuple[str, ...]:
    """Give the path of a table: the frame's, and the caption unless it is the heading itself."""
    caption = caption_of(view, layout, above)
    known = squash(frame.path[-1]) if frame.path else ""
    if caption is None or squash(caption.text) == known:
        return frame.path
    return (*frame.path, caption.text)


def _row_at(grid: Grid, span: Span) -> int:
    """Give the row that a repeated head stands in or above."""
    below = [cell.row for cell in grid.cells if any(line > span for line in cell.lines)]
    return min(below, default=grid.row_count - 1)


def _is_long(view: GridView, cell: GridCell) -> bool:
    """Tell whether a cell holds much text in several units."""
    if len(squash(view.words(cell))) <= LONG_CELL:
        return False
    start, end = cell.lines[0][0], cell.lines[-1][1]
    return len(find_units(view.text, start, end)) > 1


def _runs(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Group lines that follow each other and belong to the same thing."""
    run: list[_Piece] = []
    for piece in pieces:
        if run and _key(piece) != _key(run[0]):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _key(piece: _Piece) -> tuple[SectionKind, int, GridCell | None, bool]:
    """Tell what a line belongs to."""
    return piece.kind, piece.row, piece.cell, piece.aside


def _sections(view: GridView, pieces: Sequence[_Piece], frame: Section) -> Iterator[Section]:
    """Give the section of a run of lines, or those of a long cell."""
    grid, first = view.grid, pieces[0]
    start, end = trimmed(view.text, first.span[0], pieces[-1].span[1])
    if start == end:
        return
    home = replace(
        frame,
        start=start,
        end=end,
        kind=first.kind,
        path=first.path,
        sheet=grid.row_sheets[first.row],
        page=grid.row_pages[first.row] if grid.row_pages else frame.page,
        confidence=grid.confidence if first.row in grid.joined_rows else frame.confidence,
    )
    if first.cell is None and view.columns > 1:
        yield home
        return
    units = find_units(view.text, start, end)
    yield from build_sections(view.text, units, replace(home, kind=SectionKind.PARAGRAPH))


def grid_tables(
    document: Document, sections: Sequence[Section], extract: Extract
) -> tuple[Table, ...]:
    """Give the tables of a document cell by cell; a before/after table is none of them."""
    ordered = sorted(sections, key=lambda section: section.start)
    tables = []
    for number, block in enumerate(extract.blocks):
        if isinstance(block, Grid) and block.column_count > 1:
            own = _within(ordered, block)
            if own and all(section.side is None for section in own):
                table = _table(extract, number, own)
                tables += [table] if table else []
    return tuple(tables)


def _within(ordered: Sequence[Section], grid: Grid) -> tuple[Section, ...]:
    """Give the sections that begin inside a table."""
    starts = [section.start for section in ordered]
    spans = [line for cell in grid.cells for line in cell.lines]
    first = min((start for start, _ in spans), default=grid.start)
    last = max((end for _, end in spans), default=grid.start)
    return tuple(ordered[max(0, bisect_right(starts, first) - 1) : bisect_right(starts, last)])


def _table(extract: Extract, number: int, own: Sequence[Section]) -> Table | None:
    """Read one table; None where it has no cell besides its heads."""
    grid = extract.blocks[number]
    if not isinstance(grid, Grid):
        return None
    view = GridView(extract.text, grid)
    layout = read_layout(view)
    unit = unit_of(view, layout, extract.blocks[:number])
    cells = tuple(grid_cells(view, layout, own, unit))
    if not any(cell.spans for cell in cells):
        return None
    table = Table(
        next(cell.section for cell in cells if cell.spans),
        cells,
        Basis.PRINTED,
        caption=caption_of(view, layout, extract.blocks[:number]),
        unit=unit,
        stub=_stub(view, layout),
        notes=notes_of(view, layout, extract.blocks[:number], extract.blocks[number + 1 :]),
    )
    return replace(table, computed=totals(table))


def _stub(view: GridView, layout: GridLayout) -> tuple[Label, ...]:
    """Give the heads that stand over the head columns."""
    cells = dict.fromkeys(view.at(r, c) for r in layout.heads for c in layout.head_columns)
    return tuple(Label(view.words(cell), cell.lines) for cell in cells if cell and cell.lines)
