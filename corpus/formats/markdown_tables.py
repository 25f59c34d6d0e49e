"""Reads a pipe table of Markdown (GitHub's notation) with the offsets of its cells."""

import re
from collections.abc import Iterator

from corpus.formats.blocks import Grid, GridCell, Span
from corpus.formats.lines import cell_line, trim

_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# Signs of the quotes and lists that a table may stand in.
_CONTAINER = re.compile(r"(?:[ \t]*(?:>|[-*+](?=\s)|[0-9]{1,9}[.)](?=\s)))*")


def read_pipe_table(text: str, rows: list[Span], *, nested: bool = False) -> Grid | None:
    """Read the lines of a table: heads, ruler, body; None where no cell has a text.

    `nested` says that the table stands in a list or a quote. A cell is trimmed and split at <br>;
    an escaped pipe stays as it is written. Cells beyond the heads are kept.
    """
    written = [span for number, span in enumerate(rows) if number != 1]
    cells = [
        GridCell(row, column, lines, heading=row == 0)
        for row, span in enumerate(written)
        for column, lines in enumerate(_row_cells(text, *_bare(text, span, nested=nested)))
    ]
    spans = [line for cell in cells for line in cell.lines]
    if not spans:
        return None
    sheets = tuple(1 for _ in written)
    return Grid(spans[0][0], spans[-1][1], tuple(cells), sheets)


def _bare(text: str, span: Span, *, nested: bool) -> Span:
    """Leave out the signs of quotes and lists, white space, and the outer pipes."""
    start, end = span
    if nested:
        found = _CONTAINER.match(text, start, end)
        start = found.end() if found else start
    start, end = trim(text, start, end)
    if text.startswith("|", start, end):
        start += 1
    if end > start and text[end - 1] == "|" and text[end - 2 : end] != "\\|":
        end -= 1
    return start, end


def _row_cells(text: str, start: int, end: int) -> Iterator[tuple[Span, ...]]:
    """Give the lines of each cell of a row."""
    position = start
    for pipe in _PIPE.finditer(text, start, end):
        yield tuple(_cell_lines(text, position, pipe.start()))
        position = pipe.end()
    yield tuple(_cell_lines(text, position, end))


def _cell_lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the written lines of a cell."""
    position = start
    for mark in (*_BREAK.finditer(text, start, end), None):
        span = cell_line(text, position, mark.start() if mark else end)
        if span:
            yield span
        position = mark.end() if mark else end
