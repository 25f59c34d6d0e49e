"""Tables of plain text: where they stand in a run of lines, with their captions."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.formats.aligned_text import aligned_tables
from corpus.formats.blocks import Grid, Span
from corpus.formats.lines import TextLine, trim
from corpus.formats.ruled_text import ruled_tables
from corpus.formats.tabbed_text import tabbed_tables
from corpus.formats.text_rows import LineTable, is_caption

# Rulings say most about a table, wide spaces least.
_WAYS = (ruled_tables, tabbed_tables, aligned_tables)


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table that lines[first:last] of a run hold; `caption` is the line above it, or None."""

    first: int
    last: int
    grid: Grid
    caption: int | None


def find_tables(
    text: str, lines: Sequence[TextLine], sheet: int, page: str | None
) -> tuple[PlainTable, ...]:
    """Give the tables of a run of written lines, in order."""
    found: list[LineTable] = []
    for way in _WAYS:
        for part in _free(len(lines), found):
            found += [t.moved(part.start) for t in way(text, lines[part.start : part.stop])]
    found.sort(key=lambda table: table.first)
    tables: list[PlainTable] = []
    for table in found:
        above = table.first - 1
        free = above >= (tables[-1].last if tables else 0)
        caption = above if free and is_caption(text, lines[above]) else None
        span = _span(text, lines, caption, caption + 1) if caption is not None else None
        grid = _grid(table, _span(text, lines, table.first, table.last), sheet, page, span)
        tables.append(PlainTable(table.first, table.last, grid, caption))
    return tuple(tables)


def _free(count: int, found: Sequence[LineTable]) -> list[range]:
    """Give the runs of lines that no table holds yet."""
    taken = {number for table in found for number in range(table.first, table.last)}
    free = [number for number in range(count) if number not in taken]
    runs = groupby(enumerate(free), key=lambda item: item[1] - item[0])
    numbers = [[number for _, number in run] for _, run in runs]
    return [range(run[0], run[-1] + 1) for run in numbers]


def _span(text: str, lines: Sequence[TextLine], first: int, last: int) -> Span:
    """Give the span of lines[first:last] without white space around it."""
    return trim(text, lines[first].start, lines[last - 1].end)


def _grid(table: LineTable, span: Span, sheet: int, page: str | None, caption: Span | None) -> Grid:
    """Make the grid of a table; it reaches over its rulings."""
    rows = max(cell.row + cell.rows for cell in table.cells)
    return Grid(*span, table.cells, (sheet,) * rows, (page,) * rows, caption=caption)
