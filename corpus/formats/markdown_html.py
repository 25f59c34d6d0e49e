"""HTML inside Markdown: tables and letters, with their offsets, which lxml does not give."""

import re
from collections.abc import Iterator

from corpus.formats.blocks import Grid, GridCell, Span
from corpus.formats.html_tables import place_spans, read_spans
from corpus.formats.lines import cell_line, text_lines

TAG = re.compile(r"<!--.*?-->|<[!/?a-zA-Z][^<>]*>", re.DOTALL)
_TABLE = re.compile(r"<table\b[^<>]*>(?:(?!<table\b).)*?</table\s*>", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^<>]*>", re.IGNORECASE)
_CELL = re.compile(
    r"<(?P<tag>t[dh])\b(?P<attributes>[^<>]*)>(?P<inner>.*?)(?=</?(?:t[dhr]|tbody|thead|tfoot|table)\b)",
    re.DOTALL | re.IGNORECASE,
)
_SPAN = r"{}\s*=\s*[\"']?(\d+)"


def read_html_block(text: str, start: int, end: int) -> Iterator[Grid | Span]:
    """Give the tables of text[start:end], and the runs of text between all other tags.

    Tables with tables inside are given as their runs of text only around the inner ones.
    """
    position = start
    for table in _TABLE.finditer(text, start, end):
        grid = _grid(text, *table.span())
        if grid:
            yield from _runs(text, position, table.start())
            yield from _runs(text, table.start(), grid.start)
            yield grid
            position = grid.end
    yield from _runs(text, position, end)


def _runs(text: str, start: int, end: int) -> Iterator[Span]:
    """Give what stands between tags; blank runs too."""
    position = start
    for tag in TAG.finditer(text, start, end):
        yield position, tag.start()
        position = tag.end()
    yield position, end


def _grid(text: str, start: int, end: int) -> Grid | None:
    """Read a table; None where it has no row with a text."""
    begins = [row.end() for row in _ROW.finditer(text, start, end)]
    rows = [
        list(_CELL.finditer(text, begin, until))
        for begin, until in zip(begins, [*begins[1:], end], strict=True)
    ]
    rows = [row for row in rows if row]
    found = [cell for row in rows for cell in row]
    places = place_spans([[_reach(cell["attributes"]) for cell in row] for row in rows])
    cells = tuple(
        GridCell(
            place.row,
            place.column,
            tuple(_lines(text, *cell.span("inner"))),
            place.rows,
            place.columns,
            heading=cell["tag"].lower() == "th",
        )
        for cell, place in zip(found, places, strict=True)
    )
    spans = [line for cell in cells for line in cell.lines]
    if not spans:
        return None
    return Grid(spans[0][0], spans[-1][1], cells, tuple(1 for _ in rows))


def _reach(attributes: str) -> tuple[int, int]:
    """Read how many rows and columns a cell covers."""
    rows = re.search(_SPAN.format("rowspan"), attributes, re.IGNORECASE)
    columns = re.search(_SPAN.format("colspan"), attributes, re.IGNORECASE)
    return read_spans(rows and rows[1], columns and columns[1])


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the written lines of a cell, parted at its tags and line ends."""
    for first, last in _runs(text, start, end):
        for line in text_lines(text[first:last]):
            span = cell_line(text, first + line.start, first + line.end)
            if span:
                yield span
