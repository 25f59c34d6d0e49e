"""The tables of one page: a grid of cells, each with its printed lines."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.formats.pdf_glyphs import Box, Glyph, PageContent, runs_down, turn_down, turned_glyphs
from corpus.formats.pdf_lines import Line, find_lines, without_readings
from corpus.formats.pdf_rulings import RuledTable, find_ruled_tables
from corpus.formats.pdf_wraps import PrintedLine, printed_lines, right_end

# In points: cells whose sides differ by less stand on one ruling.
_SNAP = 3.0
_WIDEST_PADDING = 15.0
# The margin of a column is where its lines end, once this many of them come near to it.
_FULL_LINES = 3
_VERTICAL_STEPS = 2


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell on one page: its place in the page's grid, its lines.

    `above` and `below` are the heights, in lines, that are empty over its first and under its
    last line; all of it where it has none.
    """

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[PrintedLine, ...]
    above: float
    below: float

    @property
    def text(self) -> str:
        """Its printed lines without white space, to compare it by."""
        return "".join("".join(line.text for line in self.lines).split())


@dataclass(frozen=True, slots=True)
class PageTable:
    """What of a table stands on one sheet; `heights` and `columns` are where its rulings lie.

    `pitch` is the distance of its lines, in points. `readings` counts the lines of ruby.
    """

    sheet: int
    box: Box
    cells: tuple[TableCell, ...]
    heights: tuple[float, ...]
    columns: tuple[float, ...]
    pitch: float
    open_top: bool
    open_bottom: bool
    readings: int = 0

    @property
    def row_count(self) -> int:
        """How many rows stand on this sheet, in whole or in part."""
        return len(self.heights) - 1

    def row(self, number: int) -> dict[int, TableCell]:
        """Give the cells that begin in a row, by column."""
        return {cell.column: cell for cell in self.cells if cell.row == number}


@dataclass(frozen=True, slots=True)
class _Filled:
    """A cell's box and its lines, both turned where its text runs down."""

    place: Box
    box: Box
    lines: tuple[Line, ...]
    readings: int


def find_tables(content: PageContent, sheet: int) -> tuple[tuple[PageTable, ...], set[Glyph]]:
    """Find the tables of a page that hold text, and the glyphs in them."""
    ruled = find_ruled_tables(content.rulings)
    owners = _owners(ruled, content.glyphs)
    tables: list[PageTable] = []
    taken: set[Glyph] = set()
    for table in ruled:
        filled = [_filled(box, owners.get(box, [])) for box in table.cells]
        if any(cell.lines for cell in filled):
            tables.append(_page_table(table, filled, sheet))
            taken.update(glyph for box in table.cells for glyph in owners.get(box, []))
    return tuple(tables), taken


def _owners(ruled: Sequence[RuledTable], glyphs: Iterable[Glyph]) -> dict[Box, list[Glyph]]:
    """Give each cell its glyphs; one that lies in nested cells belongs to the smallest."""
    cells = sorted((cell for table in ruled for cell in table.cells), key=_area)
    owners: dict[Box, list[Glyph]] = defaultdict(list)
    recent: Box | None = None
    nested = _has_nested([table.box for table in ruled])
    for glyph in glyphs:
        x, y = glyph.middle
        if recent is None or nested or not recent.holds(x, y):
            recent = next((cell for cell in cells if cell.holds(x, y)), None)
        if recent is not None:
            owners[recent].append(glyph)
    return owners


def _has_nested(tables: Sequence[Box]) -> bool:
    return any(
        outer.holds((inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2)
        for inner in tables
        for outer in tables
        if outer is not inner
    )


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _filled(box: Box, glyphs: Sequence[Glyph]) -> _Filled:
    turned = box
    if box.bottom - box.top > box.x1 - box.x0 and runs_down(glyphs, _VERTICAL_STEPS):
        glyphs = turned_glyphs(glyphs, lambda place: turn_down(place, 0.0))
        turned = turn_down(box, 0.0)
    lines, readings = without_readings(find_lines(glyphs))
    return _Filled(box, turned, tuple(lines), len(readings))


def _page_table(table: RuledTable, filled: Sequence[_Filled], sheet: int) -> PageTable:
    heights = _rulings_at([height for box in table.cells for height in (box.top, box.bottom)])
    columns = _rulings_at([x for box in table.cells for x in (box.x0, box.x1)])
    padding = _padding(filled)
    margins = _margins(filled, padding)
    pitch = _pitch(filled)
    cells = []
    for cell in filled:
        row, rows = _place(heights, cell.place.top, cell.place.bottom)
        column, span = _place(columns, cell.place.x0, cell.place.x1)
        right = margins.get((cell.box.x0, cell.box.x1), cell.box.x1 - padding)
        above, below = _empty_heights(cell, pitch)
        lines = printed_lines(cell.lines, cell.box.x0 + padding, right)
        cells.append(TableCell(row, column, rows, span, lines, above, below))
    return PageTable(
        sheet=sheet,
        box=table.box,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        heights=tuple(heights),
        columns=tuple(columns),
        pitch=pitch,
        open_top=table.open_top,
        open_bottom=table.open_bottom,
        readings=sum(cell.readings for cell in filled),
    )


def _rulings_at(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SNAP:
            found.append(place)
    return found


def _place(rulings: Sequence[float], start: float, end: float) -> tuple[int, int]:
    """Give the number of the ruling that a cell starts at and how many it goes over."""
    first = _nearest(rulings, start)
    return first, max(_nearest(rulings, end) - first, 1)


def _nearest(rulings: Sequence[float], place: float) -> int:
    return min(range(len(rulings)), key=lambda number: abs(rulings[number] - place))


def _padding(filled: Iterable[_Filled]) -> float:
    """Give the least distance of a line from the left of its cell, in points."""
    gaps = [line.box.x0 - cell.box.x0 for cell in filled for line in cell.lines]
    return min(max(min(gaps, default=0.0), 0.0), _WIDEST_PADDING)


def _margins(filled: Iterable[_Filled], padding: float) -> dict[tuple[float, float], float]:
    """Give the right margin of each column that has enough full lines to show it."""
    columns: dict[tuple[float, float], list[Line]] = defaultdict(list)
    for cell in filled:
        columns[(cell.box.x0, cell.box.x1)].extend(cell.lines)
    margins = {}
    for (x0, x1), lines in columns.items():
        near = [end for line in lines if (end := right_end(line)) > x1 - padding - line.size]
        margins[(x0, x1)] = max(near) if len(near) >= _FULL_LINES else x1 - padding
    return margins


def _pitch(filled: Iterable[_Filled]) -> float:
    drops = [
        after.middle - before.middle for cell in filled for before, after in pairwise(cell.lines)
    ]
    sizes = [line.size * 1.5 for cell in filled for line in cell.lines]
    ordered = sorted(drops) or sorted(sizes)
    return max(ordered[len(ordered) // 2], 1.0)


def _empty_heights(cell: _Filled, pitch: float) -> tuple[float, float]:
    if not cell.lines:
        height = (cell.box.bottom - cell.box.top) / pitch
        return height, height
    above = cell.lines[0].box.top - cell.box.top
    return above / pitch, (cell.box.bottom - cell.lines[-1].box.bottom) / pitch
