"""Sheets of a PDF put together into an Extract."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.formats.blocks import (
    Block,
    Extract,
    Grid,
    GridCell,
    Paragraph,
    ParagraphRole,
    Span,
    TextWriter,
    Unreadable,
)
from corpus.formats.pdf_body import Block as BodyBlock
from corpus.formats.pdf_body import Looks, find_blocks, joined_over_break, looks_of, text_margin
from corpus.formats.pdf_joined import Follower, JoinedCell, JoinedTable, join_tables, may_follow
from corpus.formats.pdf_lines import Line
from corpus.formats.pdf_running import Running, SheetLines, find_running
from corpus.formats.pdf_sheets import Sheet
from corpus.formats.pdf_tables import PageTable
from corpus.formats.pdf_wraps import join_wraps


@dataclass(slots=True)
class _Page:
    """A sheet with its running lines set aside; its blocks in reading order."""

    sheet: Sheet
    running: list[Line]
    blocks: list[BodyBlock]
    tables: list[JoinedTable] = field(default_factory=list)


def assemble(sheets: tuple[Sheet, ...], reader: str, title: str | None) -> Extract:
    """Write the text of all sheets and tell where everything stands in it."""
    running = find_running([_running_lines(sheet) for sheet in sheets])
    margins = _margins(sheets, running)
    pages = [_page(sheet, running, margins[sheet.width]) for sheet in sheets]
    _place_tables(pages)
    _join_paragraphs(pages)
    looks = looks_of(
        [block for page in pages for block in page.blocks],
        sum((sheet.sizes for sheet in sheets), Counter()),
    )
    writer = TextWriter()
    blocks: list[Block] = []
    for page in pages:
        blocks.extend(_page_blocks(writer, page, running.pages, looks))
    lost = [Unreadable(sheet.number, _told(sheet, what)) for sheet in sheets for what in sheet.lost]
    return Extract(
        text=writer.text(),
        blocks=tuple(blocks),
        sheets=len(sheets),
        reader=reader,
        unreadable=tuple(lost),
        title=title,
    )


def _told(sheet: Sheet, what: str) -> str:
    return f"{sheet.number} ページ：{what}"


def _running_lines(sheet: Sheet) -> SheetLines:
    """Give the lines among which running heads and feet are looked for."""
    if sheet.margin_height:
        return SheetLines(sheet.number, sheet.margin_height, sheet.margin)
    return SheetLines(sheet.number, sheet.height, sheet.lines)


def _margins(sheets: Sequence[Sheet], running: Running) -> dict[float, float]:
    """Give the right margin of the text on sheets of each width."""
    lines: dict[float, list[Line]] = {sheet.width: [] for sheet in sheets}
    for sheet in sheets:
        lines[sheet.width] += [line for line in sheet.lines if id(line) not in running.lines]
    return {width: text_margin(of_width, width) for width, of_width in lines.items()}


def _page(sheet: Sheet, running: Running, margin: float) -> _Page:
    aside = [line for line in (*sheet.margin, *sheet.lines) if id(line) in running.lines]
    body = [line for line in sheet.lines if id(line) not in running.lines]
    rest = [line for line in sheet.margin if id(line) not in running.lines]
    return _Page(
        sheet=sheet,
        running=aside,
        blocks=[*find_blocks(body, margin), *find_blocks(rest, margin)],
    )


def _join_paragraphs(pages: Sequence[_Page]) -> None:
    """Move the rest of a paragraph that a page break cuts to the page where it begins."""
    for page, after in reversed(list(pairwise(pages))):
        if page.blocks and after.blocks and _ends_with_text(page) and _begins_with_text(after):
            joined = joined_over_break(page.blocks[-1], after.blocks[0])
            if joined:
                page.blocks[-1] = joined
                del after.blocks[0]


def _ends_with_text(page: _Page) -> bool:
    return all(table.box.bottom <= page.blocks[-1].top for table in page.sheet.tables)


def _begins_with_text(page: _Page) -> bool:
    return all(table.box.top >= page.blocks[0].bottom for table in page.sheet.tables)


def _place_tables(pages: Sequence[_Page]) -> None:
    """Give each page the tables that begin on it, with their parts on later pages."""
    foot = _body_foot(pages)
    taken: set[int] = set()
    for number, page in enumerate(pages):
        for table in page.sheet.tables:
            if id(table) not in taken:
                followers = _followers(pages[number:], table, foot)
                taken.update(id(follower.table) for follower in followers)
                page.tables.append(join_tables(table, followers))


def _followers(pages: Sequence[_Page], table: PageTable, foot: float) -> list[Follower]:
    """Give the parts of a table on the pages after the first."""
    followers: list[Follower] = []
    for page, after in pairwise(pages):
        if not _is_last(page, table) or not after.sheet.tables:
            break
        follower = Follower(after.sheet.tables[0], max(foot - table.box.bottom, 0.0))
        if not _is_first(after, follower.table) or not may_follow(table, follower):
            break
        followers.append(follower)
        table = follower.table
    return followers


def _is_last(page: _Page, table: PageTable) -> bool:
    return table is page.sheet.tables[-1] and not any(
        block.top >= table.box.bottom for block in page.blocks
    )


def _is_first(page: _Page, table: PageTable) -> bool:
    return not any(block.bottom <= table.box.top for block in page.blocks)


def _body_foot(pages: Sequence[_Page]) -> float:
    """Give how far down pages are filled, in points: the lowest of all blocks and tables."""
    lowest = [block.bottom for page in pages for block in page.blocks]
    lowest += [table.box.bottom for page in pages for table in page.sheet.tables]
    return max(lowest, default=0.0)


def _page_blocks(
    writer: TextWriter, page: _Page, printed: Mapping[int, str], looks: Looks
) -> list[Block]:
    number = printed.get(page.sheet.number)
    # Feet come first, so that what is cut by the page break stays in one piece.
    blocks: list[Block] = [_running(writer, line, page) for line in page.running]
    tables = sorted(page.tables, key=lambda table: table.parts[0].box.top)
    for block in page.blocks:
        while tables and tables[0].parts[0].box.top < block.top:
            blocks.append(_grid(writer, tables.pop(0), printed))
        blocks.append(_paragraph(writer, block, page.sheet.number, number, looks))
    blocks.extend(_grid(writer, table, printed) for table in tables)
    return blocks


def _running(writer: TextWriter, line: Line, page: _Page) -> Paragraph:
    start, end = _written(writer, line.text)
    return Paragraph(start, end, page.sheet.number, role=ParagraphRole.RUNNING)


def _paragraph(
    writer: TextWriter, block: BodyBlock, sheet: int, page: str | None, looks: Looks
) -> Paragraph:
    start, end = _written(writer, block.text)
    level = looks.level(block)
    role = ParagraphRole.BODY if level is None else ParagraphRole.HEADING
    return Paragraph(start, end, sheet, page, role, level)


def _written(writer: TextWriter, text: str) -> Span:
    return writer.line(text.rstrip())


def _grid(writer: TextWriter, table: JoinedTable, printed: Mapping[int, str]) -> Grid:
    start = writer.length
    spans: dict[int, tuple[Span, ...]] = {}
    for row in range(len(table.row_sheets)):
        cells = sorted(
            (cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column
        )
        written = writer.row(tuple(join_wraps(cell.lines) for cell in cells))
        spans.update((id(cell), lines) for cell, lines in zip(cells, written, strict=True))
    return Grid(
        start=start,
        end=max(writer.length - 1, start),
        cells=tuple(_cell(cell, spans[id(cell)], table) for cell in _in_order(table)),
        row_sheets=tuple(table.row_sheets),
        row_pages=tuple(printed.get(sheet) for sheet in table.row_sheets),
        joined_rows=tuple(dict.fromkeys(table.joined_rows)),
        confidence=table.confidence,
    )


def _in_order(table: JoinedTable) -> list[JoinedCell]:
    return sorted(table.cells, key=lambda cell: (cell.row, cell.column))


def _cell(cell: JoinedCell, lines: tuple[Span, ...], table: JoinedTable) -> GridCell:
    return GridCell(
        row=cell.row,
        column=cell.column,
        lines=lines,
        rows=cell.rows,
        columns=cell.columns,
        heading=cell.row < table.heads,
    )
