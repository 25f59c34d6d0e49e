"""Cells of a table put into rows and columns by their heads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus import Cell, Label, Table
from corpus.formats.blocks import Span

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FigureGrid:
    """Rows and columns with their heads, in the order of the page, and the cells of each place."""

    rows: Mapping[Key, tuple[Label, ...]]
    columns: Mapping[Key, tuple[Label, ...]]
    cells: Mapping[tuple[Key, Key], Sequence[Cell]]


def key_of(heads: Sequence[Label]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """Tell heads apart by their words and where they stand."""
    return tuple((head.text, head.spans) for head in heads)


def lay_out(table: Table) -> FigureGrid:
    """Put the cells of a table into rows and columns.

    Where the table has no grid, rows with the same heads are one row as long as no two of their
    cells stand below the same column.
    """
    rows: dict[Key, tuple[Label, ...]] = {}
    columns: dict[Key, tuple[Label, ...]] = {}
    cells: dict[tuple[Key, Key], list[Cell]] = {}
    for cell in table.cells:
        column: Key = _texts(cell.column_heads) if cell.line is None else key_of(cell.column_heads)
        row: Key = (cell.line, *_texts(cell.row_heads))
        while cell.line is None and (row, column) in cells:
            row = (*row, None)
        rows.setdefault(row, cell.row_heads)
        columns.setdefault(column, cell.column_heads)
        cells.setdefault((row, column), []).append(cell)
    return FigureGrid(rows, columns, cells)


def _texts(heads: Sequence[Label]) -> Key:
    """Tell heads apart by their words."""
    return tuple(head.text for head in heads)
