"""Cells with a place, and how they are written into an extracted text as a Grid."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.formats.blocks import Grid, GridCell, Span, TextWriter


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell before it is written: its place (from 0), how far it reaches, its lines."""

    row: int
    column: int
    lines: tuple[str, ...] = ()
    rows: int = 1
    columns: int = 1
    heading: bool = False


def collapse_columns(cells: Sequence[PlacedCell], starts: Iterable[int]) -> list[PlacedCell]:
    """Leave out columns other than those of `starts`, so that those a reader sees come out.

    Forms are drawn on graph paper of many narrow columns; there a column of the file is none of
    the page. Every cell has to begin at or behind the first start.
    """
    kept = sorted(set(starts))
    if kept == list(range(len(kept))) and all(c.column + c.columns <= len(kept) for c in cells):
        return list(cells)
    return [
        replace(cell, column=place, columns=reach)
        for cell in cells
        for place, reach in [_moved(cell.column, cell.columns, kept)]
    ]


def collapse_rows(cells: Iterable[PlacedCell], starts: Iterable[int]) -> list[PlacedCell]:
    """Leave out rows other than those of `starts`."""
    kept = sorted(set(starts))
    return [
        replace(cell, row=place, rows=reach)
        for cell in cells
        for place, reach in [_moved(cell.row, cell.rows, kept)]
    ]


def _moved(start: int, reach: int, kept: list[int]) -> tuple[int, int]:
    place = bisect_right(kept, start) - 1
    return place, max(1, bisect_left(kept, start + reach) - place)


def write_grid(
    writer: TextWriter,
    cells: Iterable[PlacedCell],
    row_sheets: tuple[int, ...],
    caption: Span | None = None,
) -> Grid:
    """Write cells row by row; gives the grid. Every row of `row_sheets` becomes a line."""
    by_row: list[list[PlacedCell]] = [[] for _ in row_sheets]
    for cell in cells:
        by_row[cell.row].append(cell)
    start = writer.length
    written: list[GridCell] = []
    for row in by_row:
        row.sort(key=lambda cell: cell.column)
        spans = writer.row(tuple(cell.lines for cell in row))
        written += [
            GridCell(cell.row, cell.column, lines, cell.rows, cell.columns, cell.heading)
            for cell, lines in zip(row, spans, strict=True)
        ]
    end = max((line[1] for cell in written for line in cell.lines), default=start)
    return Grid(start, end, tuple(written), row_sheets, (None,) * len(row_sheets), caption=caption)


def printed_lines(text: str) -> tuple[str, ...]:
    """Cut a cell's text into its lines, blank ones left out and the others as they are."""
    return tuple(line for line in text.split("\n") if line.strip())
