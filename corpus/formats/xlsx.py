"""Reads Excel workbooks (XLSX, XLSM, strict Open XML) into a text and its blocks.

Each visible sheet is one sheet, in the order of the tabs; hidden sheets, rows and columns are not
on any page and are left out, which is said. Cells are given as printed: see xlsx_numbers.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.formats.archive_package import OfficeKind, Package, broken_part, open_package
from corpus.formats.blocks import Block, Extract, Paragraph, ParagraphRole, Span, TextWriter
from corpus.formats.limits import Limits, Progress
from corpus.formats.office_grid import (
    PlacedCell,
    collapse_columns,
    collapse_rows,
    printed_lines,
    write_grid,
)
from corpus.formats.office_losses import Loss, Losses, check_characters, check_sheets
from corpus.formats.office_title import declared_title
from corpus.formats.xlsx_book import Book, SheetEntry
from corpus.formats.xlsx_drawing import shape_texts
from corpus.formats.xlsx_places import Placed, columns_left_out, texts_swallowed
from corpus.formats.xlsx_regions import UNIT, Region, find_regions
from corpus.formats.xlsx_sheet import SheetContent, SheetReader

READER = "xlsx/1"
_NUMBERED = re.compile(
    r"[（(【［\[]?\s*(?:別表|別紙|様式|図表|表|第[0-9０-９一二三四五六七八九十]+表)"
)
# Empty places of a sparse table are written as cells up to this many for each filled one.
_SPARSE = 20


def read_xlsx(path: Path, limits: Limits, progress: Progress | None = None) -> Extract:
    """Read a workbook; raises DocumentError where it cannot be taken as a document."""
    with open_package(path, limits, OfficeKind.EXCEL) as package, _told(package):
        return _BookWriter(Book(package), limits).extract(progress)


@contextmanager
def _told(package: Package) -> Iterator[None]:
    """Tell parts that break the rules of the format as errors of the document."""
    from lxml.etree import LxmlError

    try:
        yield
    except (LxmlError, KeyError, ValueError, OverflowError) as error:
        raise broken_part(package.name, package.main or "") from error


class _BookWriter:
    def __init__(self, book: Book, limits: Limits) -> None:
        self._book = book
        self._limits = limits
        self._writer = TextWriter()
        self._losses = Losses()
        self._blocks: list[Block] = []

    def extract(self, progress: Progress | None) -> Extract:
        """Write the visible sheets one after the other."""
        shown = [entry for entry in self._book.entries if self._is_read(entry)]
        check_sheets(self._book.package.name, len(shown), self._limits)
        for number, entry in enumerate(shown, 1):
            if progress is not None:
                progress(number - 1, len(shown))
            self._sheet(entry, number)
        if progress is not None:
            progress(len(shown), len(shown))
        return Extract(
            text=self._writer.text(),
            blocks=tuple(self._blocks),
            sheets=max(1, len(shown)),
            reader=READER,
            unreadable=self._losses.unreadable(),
            notes=self._losses.remarks(),
            sheet_names=tuple(entry.name for entry in shown),
            title=declared_title(self._book.title),
        )

    def _is_read(self, entry: SheetEntry) -> bool:
        """Tell whether a sheet is read; one that is not is said to be left out."""
        if entry.hidden:
            what = f"非表示のシート「{entry.name}」（画面に出ないため読み取っていません）"
            self._losses.add(1, what)
        elif entry.kind != "worksheet":
            what = f"グラフなどだけのシート「{entry.name}」（文字と数値は読み取れません）"
            self._losses.add(1, what)
        return not entry.hidden and entry.kind == "worksheet"

    def _sheet(self, entry: SheetEntry, sheet: int) -> None:
        content = self._content(entry)
        self._count_losses(content, sheet)
        for line in content.margins:
            self._paragraph(line, sheet, ParagraphRole.RUNNING)
        for region in find_regions(content):
            self._region(region, sheet)
        for text in shape_texts(self._book.package, entry.part, sheet, self._losses):
            self._paragraph(text, sheet)

    def _content(self, entry: SheetEntry) -> SheetContent:
        name, written = self._book.package.name, self._writer.length
        content = SheetContent()
        for content in SheetReader(self._book).read(self._book.package.stream(entry.part)):
            check_characters(name, written + content.characters, self._limits)
        if entry.title_rows is not None:
            first, last = entry.title_rows
            content.heading_rows.update(range(first, min(last, first + 100) + 1))
        return content

    def _count_losses(self, content: SheetContent, sheet: int) -> None:
        self._losses.add(sheet, Loss.FORMULA, content.unsaved_formulas)
        self._losses.add(sheet, Loss.ERROR_VALUE, content.error_values)
        self._losses.add(sheet, Loss.HIDDEN_ROWS, content.rows_left_out)
        self._losses.add(sheet, Loss.HIDDEN_COLUMNS, columns_left_out(content))
        self._losses.add(sheet, Loss.MERGED_AWAY, texts_swallowed(content))

    def _paragraph(self, text: str, sheet: int, role: ParagraphRole = ParagraphRole.BODY) -> Span:
        start, end = self._writer.line(text)
        self._blocks.append(Paragraph(start, end, sheet, role=role))
        return start, end

    def _region(self, region: Region, sheet: int) -> None:
        above = [(line.text, self._paragraph(line.text, sheet)) for line in region.above]
        caption = _caption(above)
        if region.cells:
            cells = table_cells(region.cells)
            rows = 1 + max(cell.row for cell in cells)
            self._blocks.append(write_grid(self._writer, cells, (sheet,) * rows, caption))
        for line in region.below:
            self._paragraph(line.text, sheet)


def _caption(above: list[tuple[str, Span]]) -> Span | None:
    """Give the line that names a table: the last one with a table's number, or the only one."""
    lines = [(text, span) for text, span in above if not UNIT.match(text)]
    numbered = [span for text, span in lines if _NUMBERED.match(text)]
    if numbered:
        return numbered[-1]
    return lines[0][1] if len(lines) == 1 else None


def table_cells(placed: tuple[Placed, ...]) -> list[PlacedCell]:
    """Give the cells of a table on the rows and columns that a reader sees.

    A row counts where a text begins in it, a column where a text or an empty ruled cell does.
    """
    rows = {cell.row for cell in placed if cell.text}
    left = min(cell.column for cell in placed if cell.row in rows)
    cells = [
        PlacedCell(
            cell.row,
            cell.column - left,
            printed_lines(cell.text),
            cell.rows,
            cell.columns,
            cell.heading,
        )
        for cell in placed
        if cell.row in rows
    ]
    columns = {cell.column for cell in cells}
    return _with_empty_places(collapse_columns(collapse_rows(cells, rows), columns))


def _with_empty_places(cells: list[PlacedCell]) -> list[PlacedCell]:
    """Add the empty places of a table, so that every row has all of its columns."""
    rows = max(cell.row + cell.rows for cell in cells)
    columns = max(cell.column + cell.columns for cell in cells)
    if rows * columns > _SPARSE * len(cells):
        return cells
    taken = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    empty = (
        PlacedCell(row, column)
        for row in range(rows)
        for column in range(columns)
        if (row, column) not in taken
    )
    return [*cells, *empty]
