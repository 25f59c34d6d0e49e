"""Reads plain text: the text is the decoded original, its paragraphs are runs of written lines.

Tables that are drawn, tabbed or aligned are read as such (plain_tables).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.errors import DocumentError
from corpus.formats.blocks import Block, Extract, Paragraph, ParagraphRole
from corpus.formats.decoding import decode_text
from corpus.formats.limits import DEFAULT_LIMITS, Limits
from corpus.formats.lines import TextLine, check_text, find_unreadable, text_lines, trim
from corpus.formats.plain_tables import find_tables
from corpus.formats.text_rows import is_note

READER = "plain/1"
# 12, - 12 -, 12/34, P.12, 12ページ
_PAGE_NUMBER = re.compile(
    r"(?:[-－―‐–—~～]\s*|[pP][.．]?\s*)?(?P<number>[0-9０-９]{1,4})"
    r"(?:\s*[/／]\s*[0-9０-９]{1,4}|\s*[-－―‐–—~～]|\s*(?:ページ|頁))?"
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The lines of a sheet that are not blank, parted into runs; its running head and foot."""

    runs: tuple[tuple[TextLine, ...], ...]

    def edge(self, last: bool) -> TextLine | None:
        """The first or last written line."""
        if not self.runs:
            return None
        return self.runs[-1][-1] if last else self.runs[0][0]


def read_plain(content: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Extract:
    """Read the bytes of a plain text file; sheets are parted by form feeds.

    A number alone on the line next to a form feed is the printed page number of its sheet. Raises
    DocumentError as decoding does, and for a text without letters or beyond the limits.
    """
    decoded = decode_text(content, name)
    text = decoded.text
    check_text(text, name, limits)
    sheets = tuple(_sheets(text))
    if len(sheets) > limits.max_pages:
        raise DocumentError(
            f"{name}：改ページで分けると {len(sheets):,} ページあります",
            f"{limits.max_pages:,} ページまで",
            "文書を章ごとなどに分けるか、設定の max_pages を大きくしてください",
        )
    numbers = _page_numbers(text, sheets)
    blocks = [
        block
        for number, (sheet, printed) in enumerate(zip(sheets, numbers, strict=True), start=1)
        for block in _blocks(text, sheet, number, printed)
    ]
    return Extract(
        text,
        tuple(blocks),
        len(sheets),
        READER,
        unreadable=find_unreadable(text),
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def _sheets(text: str) -> Iterator[_Sheet]:
    """Part a text at its form feeds; what follows the last one is a sheet only if written on."""
    lines: list[TextLine] = []
    for line in text_lines(text):
        lines.append(line)
        if line.end_mark == "\f":
            yield _sheet(text, lines)
            lines = []
    last = _sheet(text, lines)
    if last.runs:
        yield last


def _sheet(text: str, lines: list[TextLine]) -> _Sheet:
    """Group lines into runs between blank ones."""
    written = groupby(lines, key=lambda line: not text[line.start : line.end].isspace()
                      and line.end > line.start)  # fmt: skip
    return _Sheet(tuple(tuple(run) for is_written, run in written if is_written))


def _page_numbers(text: str, sheets: tuple[_Sheet, ...]) -> list[tuple[TextLine, str] | None]:
    """Find each sheet's printed page number, at the foot or at the head next to a form feed."""
    if len(sheets) < 2:
        return [None for _ in sheets]
    feet = [_number(text, sheet.edge(last=True)) for sheet in sheets]
    heads = [_number(text, sheet.edge(last=False)) for sheet in sheets]
    # The last foot and the first head stand next to no form feed: they count with their like only.
    if not any(feet[:-1]):
        feet[-1] = None
    if not any(heads[1:]):
        heads[0] = None
    at_foot = sum(map(bool, feet)) >= sum(map(bool, heads))
    return feet if at_foot else heads


def _number(text: str, line: TextLine | None) -> tuple[TextLine, str] | None:
    """Read a line as a page number."""
    found = _PAGE_NUMBER.fullmatch(text[line.start : line.end].strip()) if line else None
    return (line, found["number"]) if line and found else None


def _blocks(
    text: str, sheet: _Sheet, number: int, printed: tuple[TextLine, str] | None
) -> Iterator[Block]:
    """Make the paragraphs and tables of a sheet; a table's caption is a paragraph of its own."""
    running, page = printed or (None, None)
    for run in sheet.runs:
        for is_running, group in groupby(run, key=lambda line: line is running):
            lines = tuple(group)
            if is_running:
                span = trim(text, lines[0].start, lines[-1].end)
                yield Paragraph(*span, number, page, ParagraphRole.RUNNING)
                continue
            position = 0
            for table in find_tables(text, lines, number, page):
                stop = table.first if table.caption is None else table.caption
                parts = [
                    *_parts(text, lines[position:stop], position > 0),
                    lines[stop : table.first],
                ]
                yield from _paragraphs(text, parts, number, page)
                yield table.grid
                position = table.last
            parts = _parts(text, lines[position:], position > 0)
            yield from _paragraphs(text, parts, number, page)


def _parts(text: str, lines: Sequence[TextLine], below_table: bool) -> list[Sequence[TextLine]]:
    """Part the notes below a table, each of which is a paragraph."""
    if not below_table:
        return [lines]
    starts = [n for n, line in enumerate(lines) if n and is_note(text[line.start : line.end])]
    return [lines[first:last] for first, last in pairwise([0, *starts, len(lines)])]


def _paragraphs(
    text: str, parts: Sequence[Sequence[TextLine]], number: int, page: str | None
) -> Iterator[Paragraph]:
    """Make a paragraph of each part that has lines."""
    for lines in parts:
        if lines:
            yield Paragraph(*trim(text, lines[0].start, lines[-1].end), number, page, wrapped=True)
