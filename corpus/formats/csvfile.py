"""Reads CSV: the text is the decoded original; tables are runs of rows between blank ones."""

import re
from collections.abc import Iterator
from itertools import groupby

from corpus.errors import DocumentError
from corpus.formats.blocks import Block, Extract, Grid, GridCell, Paragraph, Span
from corpus.formats.csv_cells import CsvCell, find_delimiter, parse_rows
from corpus.formats.decoding import decode_text
from corpus.formats.limits import DEFAULT_LIMITS, Limits
from corpus.formats.lines import cell_line, check_text, find_unreadable, text_lines, trim

READER = "csv/1"
# What Excel writes at the head of a file to tell the delimiter.
_SEPARATOR_LINE = re.compile(r"sep=(?P<delimiter>[^\r\n])(?:\r\n|\r|\n)", re.IGNORECASE)

_Row = tuple[CsvCell, ...]


def read_csv(content: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Extract:
    """Read the bytes of a CSV file whose cells are parted by commas, tabs or semicolons.

    Rows without a filled cell part tables. Rows of one filled cell above the first row with more
    are titles, each a paragraph, and the last one is the table's caption too. A doubled quote
    inside a cell stays as it is written. Raises DocumentError as decoding does, and for a text
    without letters or beyond the limits.
    """
    decoded = decode_text(content, name)
    text = decoded.text
    check_text(text, name, limits)
    said = _SEPARATOR_LINE.match(text)
    start = said.end() if said else 0
    delimiter = said["delimiter"] if said else find_delimiter(text)
    blocks: list[Block] = []
    rows = tuple(parse_rows(text, delimiter, start))
    _check_cells(text, rows, name, limits)
    for is_written, run in groupby(rows, key=lambda row: bool(_filled(text, row))):
        if is_written:
            blocks += _run_blocks(text, tuple(run))
    return Extract(
        text,
        tuple(blocks),
        1,
        READER,
        unreadable=find_unreadable(text),
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def _check_cells(text: str, rows: tuple[_Row, ...], name: str, limits: Limits) -> None:
    """Raise DocumentError for a quote that never closes, and for a cell that is too long."""
    for cell in (cell for row in rows for cell in row if cell.quoted):
        if cell.end == len(text):
            raise DocumentError(
                f'{name}：{_line_of(text, cell)}行目で始まる引用符（"）が、'
                "ファイルの終わりまで閉じられていません",
                "引用符が二つずつ対になった CSV",
                "その行の引用符を直すか、Excel で開いて CSV で保存し直してください",
            )
        if cell.end - cell.start > limits.max_line_characters:
            raise DocumentError(
                f"{name}：{_line_of(text, cell)}行目で始まるセルに"
                f" {cell.end - cell.start:,} 文字あります",
                f"1セル {limits.max_line_characters:,} 文字まで",
                "引用符の対応を確かめるか、設定の max_line_characters を大きくしてください",
            )


def _line_of(text: str, cell: CsvCell) -> int:
    """Give the line, from 1, on which a quoted cell begins."""
    return sum(1 for _ in text_lines(text[: cell.start]))


def _filled(text: str, row: _Row) -> list[Span]:
    """The spans of a row's cells that hold letters."""
    spans = (trim(text, cell.start, cell.end) for cell in row)
    return [span for span in spans if span[0] < span[1]]


def _run_blocks(text: str, run: tuple[_Row, ...]) -> Iterator[Block]:
    """Make the title lines and the table of a run of rows."""
    counts = [len(_filled(text, row)) for row in run]
    first = next((number for number, count in enumerate(counts) if count > 1), len(run))
    titles = [_filled(text, row)[0] for row in run[:first]]
    table = run[first:]
    caption = titles[-1] if titles else None
    for start, end in titles:
        wrapped = bool(re.search(r"[\r\n]", text[start:end]))
        yield Paragraph(start, end, 1, wrapped=wrapped)
    if table:
        yield _grid(text, table, caption)


def _grid(text: str, rows: tuple[_Row, ...], caption: Span | None) -> Grid:
    """Make a table; rows may have fewer cells than others."""
    cells = tuple(
        GridCell(number, column, tuple(_cell_lines(text, cell)))
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    )
    spans = [line for cell in cells for line in cell.lines]
    return Grid(spans[0][0], spans[-1][1], cells, tuple(1 for _ in rows), caption=caption)


def _cell_lines(text: str, cell: CsvCell) -> Iterator[Span]:
    """Give the written lines of a cell."""
    for line in text_lines(text[cell.start : cell.end]):
        span = cell_line(text, cell.start + line.start, cell.start + line.end)
        if span:
            yield span
