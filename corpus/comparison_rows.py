"""The rows of a 新旧対照表 that a format gives as grids: names, both texts, remarks, marks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.comparison_continued import goes_on, is_broken, opens
from corpus.comparison_heads import Heads, Role, read_heads, rows_of
from corpus.comparison_records import CellLine, Loose, Row
from corpus.formats.blocks import Grid, GridCell
from corpus.labels import is_omitted
from corpus.records import SectionKind, Side
from corpus.text import squash, unwrap

# A cell over the whole width that is no longer than this and no sentence heads the rows below it.
BAND_CHARACTERS = 60
_DITTO = frozenset({"〃", "″", "同上", "々", '"', "仝"})
_SYMBOLS = re.compile(r"[\W_]*$")


class TableRows:
    """Reads grid after grid of one table; `rows` and `loose` hold what was found so far."""

    def __init__(self, text: str, first_row: int) -> None:
        self.rows: list[Row] = []
        self.loose: list[Loose] = []
        self._text = text
        self._next = first_row
        self._heads: Heads | None = None
        self._band: tuple[str, ...] = ()
        self._items: dict[int, str] = {}
        self._page: str | None = None
        self._tall: list[GridCell] = []

    def read(self, grid: Grid) -> None:
        """Read a grid; one without heads is read below those of the grid before it."""
        rows = rows_of(grid)
        self._tall = [cell for cell in grid.cells if cell.rows > 1 and cell.lines]
        self._read_outside(grid)
        row = 0
        while row < grid.row_count:
            heads = read_heads(self._text, rows, row)
            if heads:
                self._heads = heads
                self._read_heads(grid, [c for r in range(row, heads.last + 1) for c in rows[r]])
                row = heads.last + 1
            elif self._heads is None:
                self._add_loose(grid, rows[row], SectionKind.TITLE, ())
                row += 1
            else:
                stop = _group_end(rows, row, self._heads)
                self._read_row(grid, row, [c for r in range(row, stop) for c in rows.get(r, ())])
                row = stop

    def _read_outside(self, grid: Grid) -> None:
        """Take the caption and heads that are repeated on later pages."""
        spans = list(grid.repeated)
        if grid.caption and grid.start <= grid.caption[0] < grid.end:
            spans.append(grid.caption)
        for start, end in spans:
            line = CellLine(start, end, _sheet_at(grid, start))
            names = (unwrap(self._text[start:end]),)
            self.loose.append(Loose(line, SectionKind.TABLE_HEAD, names))

    def _read_heads(self, grid: Grid, cells: Sequence[GridCell]) -> None:
        """Take the cells of the head rows; those of the two columns have a side."""
        for cell in cells:
            role = self._heads.role(cell.column) if self._heads else None
            side = role if isinstance(role, Side) else None
            self._add_loose(grid, [cell], SectionKind.TABLE_HEAD, (self._words(cell),), side)

    def _add_loose(
        self,
        grid: Grid,
        cells: Sequence[GridCell],
        kind: SectionKind,
        names: tuple[str, ...],
        side: Side | None = None,
    ) -> None:
        """Keep cells that belong to no row."""
        for cell in cells:
            for line in _lines(grid, cell):
                self.loose.append(
                    Loose(line, kind, names, page=_page_at(grid, cell.row), side=side)
                )

    def _words(self, cell: GridCell) -> str:
        """Give a cell's text on one line."""
        return unwrap("\n".join(self._text[start:end] for start, end in cell.lines))

    def _read_row(self, grid: Grid, first: int, cells: Sequence[GridCell]) -> None:
        """Read a row, or rows that a merged cell of a text holds together."""
        written = [cell for cell in cells if cell.lines]
        if not written or self._heads is None:
            return
        shared = [cell for cell in written if self._is_shared(cell)]
        if shared and len(written) == len(shared):
            self._read_bands(grid, shared)
            return
        roles = [
            (cell, Role.ITEM if cell in shared else self._heads.role(cell.column))
            for cell in written
        ]
        if not shared and all(role in {Role.ITEM, Role.NUMBER} for _, role in roles):
            self._read_bands(grid, written)
            return
        row = self._continued(grid, first, written) or self._open_row(grid, first, written)
        for cell in written:
            lines = _lines(grid, cell)
            role = self._heads.role(cell.column)
            if cell in shared:
                row.shared += lines
            elif isinstance(role, Side):
                if is_broken(self._text, row.sides[role]) and not opens(self._text, lines[0]):
                    lines[0] = replace(lines[0], goes_on=True)
                row.sides[role] += lines
            elif role is Role.REMARK and not _SYMBOLS.match(self._words(cell)):
                row.remarks.append((self._heads.names.get(cell.column, ""), lines))
            else:
                kind = SectionKind.HEADING if role is Role.ITEM else SectionKind.STAMP
                self._add_marks(row, cell, lines, kind)

    def _add_marks(
        self, row: Row, cell: GridCell, lines: Sequence[CellLine], kind: SectionKind
    ) -> None:
        """Keep an item, a page number or another mark of a row."""
        names = row.names
        if kind is SectionKind.HEADING and self._words(cell) in names:
            names = names[: names.index(self._words(cell)) + 1]
        self.loose += [Loose(line, kind, names, row.number, row.page) for line in lines]

    def _is_shared(self, cell: GridCell) -> bool:
        """Tell whether a cell stands over both columns."""
        heads = self._heads
        return heads is not None and all(
            cell.column <= held.start and cell.column + cell.columns >= held.stop
            for held in heads.columns.values()
        )

    def _read_bands(self, grid: Grid, cells: Sequence[GridCell]) -> None:
        """Take a heading over the rows below it, or a text that both columns share."""
        words = "　".join(self._words(cell) for cell in cells)
        heading = len(words) <= BAND_CHARACTERS and not words.endswith(("。", "、", "："))
        if heading and not is_omitted(words) and not words.startswith("※"):
            self._band, self._items, self._page = (words,), {}, None
            self._add_loose(grid, cells, SectionKind.HEADING, self._band)
            return
        kind = SectionKind.OMISSION if is_omitted(words) else SectionKind.PARAGRAPH
        self._add_loose(grid, cells, kind, self._band)

    def _open_row(self, grid: Grid, first: int, cells: Sequence[GridCell]) -> Row:
        """Begin a row with the names that its cells, or merged and blank ones above, give it."""
        own = self._name_cells(first, cells)
        for column in sorted(own):
            name = self._words(own[column])
            known = self._items.get(column, "")
            above = {c: n for c, n in self._items.items() if c < column}
            self._items = {**above, column: known if squash(name) in _DITTO else name}
        page = self._page_of(first, cells)
        if page or own:
            self._page = page
        names = (*self._band, *(self._items[column] for column in sorted(self._items)))
        sides: dict[Side, list[CellLine]] = {side: [] for side in Side}
        shown = self._page or _page_at(grid, first)
        row = Row(self._next, names, shown, grid.row_sheets[first], sides)
        self._next += 1
        self.rows.append(row)
        return row

    def _name_cells(self, first: int, cells: Sequence[GridCell]) -> dict[int, GridCell]:
        """Give the item cells that begin in a row or reach into it from above."""
        heads = self._heads
        return {
            cell.column: cell
            for cell in (*self._reaching(first), *cells)
            if heads and heads.role(cell.column) is Role.ITEM and not self._is_shared(cell)
        }

    def _reaching(self, row: int) -> list[GridCell]:
        """Give the merged cells that reach into a row from above."""
        return [cell for cell in self._tall if cell.row < row < cell.row + cell.rows]

    def _page_of(self, first: int, cells: Sequence[GridCell]) -> str | None:
        """Give the page that the table itself names for a row."""
        for cell in (*cells, *self._reaching(first)):
            if self._heads and self._heads.role(cell.column) is Role.PAGE:
                return self._words(cell)
        return None

    def _continued(self, grid: Grid, first: int, cells: Sequence[GridCell]) -> Row | None:
        """Give the row above where this one only goes on with it, over a page or a blank cell."""
        heads = self._heads
        if not self.rows or heads is None or any(map(self._is_shared, cells)):
            return None
        named = self._name_cells(first, cells)
        marked = any(heads.role(c.column) in {Role.PAGE, Role.NUMBER} for c in cells)
        if named or marked:
            return None
        last = self.rows[-1]
        texts = {
            side: [line for c in cells if c.column in held for line in _lines(grid, c)]
            for side, held in heads.columns.items()
        }
        return last if goes_on(self._text, last, texts, itemised=bool(self._items)) else None


def _group_end(rows: dict[int, list[GridCell]], first: int, heads: Heads) -> int:
    """Give the row behind those that merged cells of the two columns hold together."""
    stop = first + 1
    row = first
    while row < stop:
        for cell in rows.get(row, ()):
            if isinstance(heads.role(cell.column), Side):
                stop = max(stop, cell.row + cell.rows)
        row += 1
    return stop


def _lines(grid: Grid, cell: GridCell) -> list[CellLine]:
    """Give a cell's lines with the sheet that they stand on."""
    sheet, joined = grid.row_sheets[cell.row], cell.row in grid.joined_rows
    return [CellLine(start, end, sheet, joined) for start, end in cell.lines]


def _page_at(grid: Grid, row: int) -> str | None:
    """Give the printed page that a row begins on."""
    return grid.row_pages[row] if row < len(grid.row_pages) else None


def _sheet_at(grid: Grid, start: int) -> int:
    """Give the sheet of the first row that begins behind an offset."""
    rows = [c.row for c in grid.cells if c.lines and c.lines[0][0] >= start]
    return grid.row_sheets[min(rows)] if rows else grid.row_sheets[-1]
